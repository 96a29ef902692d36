//! The data set in DCAT 3 and VoID: title, rights, what it covers, its reports, its counts, its files.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode};

use super::tally::Tally;
use super::{Description, below, data, part, quality, text};
use crate::export::Format;
use crate::graph::vocab::{PREFIXES, ROOT, reused};
use crate::graph::{program_iri, rules_iri};

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const VOID: &str = "http://rdfs.org/ns/void#";
const DCTERMS: &str = "http://purl.org/dc/terms/";
const RDFS_LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";

/// What the data set is called.
pub const TITLE: &str = "Trafficking in Persons narratives as a graph";

/// What may be done with it.
pub const LICENSE: &str = "https://creativecommons.org/publicdomain/zero/1.0/";

/// Why.
pub const RIGHTS: &str = "The sentences are those of the US Department of State: works of the United States government, in the public \
    domain in the United States (17 U.S.C. 105). Those who made the program claim no right to what it adds: facts, identifiers, names and \
    links (CC0 1.0). Cite the report of the Department of State.";

/// What it is about.
pub const ABOUT: &str = "What the country narratives of the US Department of State's Trafficking in Persons reports say, as facts: \
    rankings, routes and forms of exploitation, perpetrators, kinds of work, bodies and what they do, shelters and services, figures, \
    money, laws, plans, recommendations, what was not reported and what was lacking. Every fact points to its sentence, with who says so \
    and how surely. A fact says what the text says, not that the text is right; what is missing is not \"no\".";

/// Something that the data set can be had as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// What it is called in the description, in letters, digits and hyphens.
    pub name: String,
    /// In words.
    pub title: String,
    /// The media type of the file.
    pub media_type: String,
    /// Where the file is, seen from the description, if that is known.
    pub url: Option<String>,
}

impl Distribution {
    /// The graph in each format that it can be had in. All are told in each, so that each has the same triples.
    pub fn formats() -> Vec<Self> {
        Format::ALL.map(Self::of).to_vec()
    }

    /// The graph in a format, wherever the file will be.
    pub fn of(format: Format) -> Self {
        Self {
            name: format.name().to_owned(),
            title: format!("The graph as {}", format.name()),
            media_type: format.media_type().to_owned(),
            url: None,
        }
    }
}

/// What whoever describes the data set knows beside its quads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The day on which it is published: only a person knows that.
    pub published: Option<String>,
    /// The files that it can be had as.
    pub distributions: Vec<Distribution>,
}

/// A day of the calendar, as ISO 8601 writes it.
///
/// # Errors
/// Where it is none, with what to write.
pub fn day(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, len: usize| part.parse::<u32>().ok().filter(|_| part.len() == len);
    let is_day = match parts.as_slice() {
        [year, month, day] => {
            let days = |year: u32, month: u32| match month {
                4 | 6 | 9 | 11 => 30,
                2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
                2 => 28,
                _ => 31,
            };
            match (number(year, 4), number(month, 2), number(day, 2)) {
                (Some(year), Some(month @ 1..=12), Some(day)) => (1..=days(year, month)).contains(&day),
                _ => false,
            }
        }
        _ => false,
    };
    is_day.then(|| text.to_owned()).ok_or_else(|| "write a day of the calendar, as in 2026-12-01".to_owned())
}

impl Tally {
    /// The description of the data set.
    pub fn describe(&self, about: &About) -> Description {
        let mut told = Description::default();
        told.data_set(self, about);
        told.reading(self);
        told.reports(self);
        told.counts(self);
        told.distributions(&about.distributions);
        quality::tell(&mut told);
        told
    }
}

fn dcat(local: &str) -> String {
    format!("{DCAT}{local}")
}

fn void(local: &str) -> String {
    format!("{VOID}{local}")
}

fn dcterms(local: &str) -> String {
    format!("{DCTERMS}{local}")
}

fn iri(iri: &str) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

impl Description {
    fn data_set(&mut self, tally: &Tally, about: &About) {
        let data = data();
        self.typed(&data, &dcat("Dataset"));
        self.typed(&data, &void("Dataset"));
        self.add(&data, reused::DC_TITLE.as_str(), text(TITLE));
        self.add(&data, &dcterms("description"), text(ABOUT));
        self.add(&data, &dcterms("license"), iri(LICENSE));
        self.add(&data, &dcterms("rights"), text(RIGHTS));
        self.add(&data, &dcterms("language"), iri("http://publications.europa.eu/resource/authority/language/ENG"));
        self.add(&data, &dcterms("source"), iri("https://www.state.gov/trafficking-in-persons-report/"));
        self.add(&data, &dcterms("conformsTo"), below("ns"));
        for word in ["human trafficking", "forced labor", "sex trafficking", "Trafficking in Persons report"] {
            self.add(&data, &dcat("keyword"), text(word));
        }
        if let Some(day) = &about.published {
            let day_type = if day.len() == 4 { xsd::G_YEAR } else { xsd::DATE };
            self.add(&data, &dcterms("issued"), Literal::new_typed_literal(day, day_type));
        }
        if let Some((first, last)) = tally.editions() {
            let editions = part("editions");
            self.add(&data, &dcterms("temporal"), editions.clone());
            self.typed(&editions, &dcterms("PeriodOfTime"));
            self.add(&editions, &dcat("startDate"), Literal::new_typed_literal(first, xsd::G_YEAR));
            self.add(&editions, &dcat("endDate"), Literal::new_typed_literal(last, xsd::G_YEAR));
        }
    }

    /// Which program, rules and words read the reports.
    fn reading(&mut self, tally: &Tally) {
        let (reading, program) = (part("reading"), program_iri());
        self.add(&data(), reused::PROV_GENERATED.as_str(), reading.clone());
        self.typed(&reading, reused::PROV_ACTIVITY.as_str());
        self.add(&reading, reused::PROV_ASSOCIATED.as_str(), program.clone());
        self.typed(&program, reused::PROV_SOFTWARE.as_str());
        self.add(&program, RDFS_LABEL, Literal::new_simple_literal("tipgraph"));
        self.add(
            &program,
            reused::SCHEMA_SOFTWARE_VERSION.as_str(),
            Literal::new_simple_literal(env!("CARGO_PKG_VERSION")),
        );
        for version in &tally.rules {
            // As the graphs of the reports name them.
            let rules = rules_iri(version);
            self.add(&reading, reused::PROV_USED.as_str(), rules.clone());
            self.typed(&rules, reused::PROV_PLAN.as_str());
            self.add(&rules, RDFS_LABEL, text("rules and words of the program"));
            self.add(&rules, reused::SCHEMA_VERSION.as_str(), Literal::new_simple_literal(version));
        }
    }

    fn reports(&mut self, tally: &Tally) {
        for (node, report) in &tally.reports {
            self.add(&data(), &dcterms("hasPart"), node.clone());
            self.add(&data(), &void("subset"), node.clone());
            self.typed(node, &void("Dataset"));
            self.add(node, reused::DC_IDENTIFIER.as_str(), Literal::new_simple_literal(&report.key));
            self.add(node, reused::DC_TITLE.as_str(), Literal::new_simple_literal(&report.title));
            self.add(node, &void("triples"), Literal::from(report.triples));
            if let Some(country) = &report.country {
                self.add(node, reused::DC_SPATIAL.as_str(), country.clone());
                self.add(&data(), reused::DC_SPATIAL.as_str(), country.clone());
            }
        }
    }

    fn counts(&mut self, tally: &Tally) {
        let (data, number) = (data(), |of: u64| Literal::from(of));
        self.add(&data, &void("uriSpace"), Literal::new_simple_literal(ROOT));
        self.add(&data, &void("triples"), number(tally.triples));
        self.add(&data, &void("documents"), number(tally.reports.len() as u64));
        self.add(&data, &void("entities"), number(tally.entities.values().sum()));
        self.add(&data, &void("classes"), number(tally.entities.len() as u64));
        self.add(&data, &void("properties"), number(tally.properties.len() as u64));
        for (_, namespace) in PREFIXES {
            self.add(&data, &void("vocabulary"), iri(namespace));
        }
        for (at, (property, triples)) in tally.properties.iter().enumerate() {
            let of_property = part(&format!("property-{at}"));
            self.add(&data, &void("propertyPartition"), of_property.clone());
            self.add(&of_property, &void("property"), property.clone());
            self.add(&of_property, &void("triples"), number(*triples));
        }
        for (at, (class, entities)) in tally.entities.iter().enumerate() {
            let of_class = part(&format!("class-{at}"));
            self.add(&data, &void("classPartition"), of_class.clone());
            self.add(&of_class, &void("class"), class.clone());
            self.add(&of_class, &void("entities"), number(*entities));
            for (inner, (property, triples)) in tally.within.get(class).into_iter().flatten().enumerate() {
                let of_property = part(&format!("class-{at}-property-{inner}"));
                self.add(&of_class, &void("propertyPartition"), of_property.clone());
                self.add(&of_property, &void("property"), property.clone());
                self.add(&of_property, &void("triples"), number(*triples));
            }
        }
    }

    fn distributions(&mut self, distributions: &[Distribution]) {
        for Distribution { name, title, media_type, url } in distributions {
            let node = part(&format!("distribution-{name}"));
            self.add(&data(), &dcat("distribution"), node.clone());
            self.typed(&node, &dcat("Distribution"));
            self.add(&node, reused::DC_TITLE.as_str(), text(title));
            let iana = format!("https://www.iana.org/assignments/media-types/{media_type}");
            self.add(&node, &dcat("mediaType"), iri(&iana));
            self.add(&node, &dcterms("license"), iri(LICENSE));
            if let Some(url) = url {
                self.add(&node, reused::SCHEMA_NAME.as_str(), Literal::new_simple_literal(url));
            }
        }
    }
}
