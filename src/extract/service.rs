//! Services: what is given to whom, and by which facility.

use crate::fact::{Kind, Modality, Slot, Value};
use crate::text::slugify;

use super::acting;
use super::clause::{Clause, Link};
use super::context::{Context, Draft};
use super::element::Phrase;
use super::facility::subjects;
use super::frame;
use super::group::Noun;
use super::registry::{Registry, Thing, names_things};
use super::role::{is_money, service_words, short, staying, unreal};
use super::word::Tag;
use super::{Page, Reading, discourse};

/// Reads the services of all pages.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let registry = std::mem::take(&mut context.registry);
    for page in pages.iter().filter(|p| names_things(p.section)) {
        for at in 0..page.clauses.list.len() {
            clause(context, &registry, page, at);
        }
    }
    context.registry = registry;
}

/// What a clause says is given: by which facilities, what, and to whom.
#[derive(Default)]
struct Given {
    facilities: Vec<usize>,
    services: Vec<String>,
    /// Services that only the people named right behind them get.
    apart: Vec<(String, String)>,
    people: Vec<String>,
}

fn clause(context: &mut Context<'_>, registry: &Registry, page: &Page<'_>, at: usize) {
    if unreal(page, at) {
        return;
    }
    let verb = &page.clauses.list[at].verb;
    let words = &acting::words().services;
    let given = if words.give.contains(&verb.lemma) {
        giving(registry, page, at)
    } else if words.house.contains(&verb.lemma) && !verb.passive {
        housing(registry, page, at)
    } else if matches!(verb.lemma.as_str(), "have" | "be" | "gain" | "entitle") || words.helping.contains(&verb.lemma) {
        let held = held(registry, page, at);
        if held.services.is_empty() { areas(registry, page, at) } else { held }
    } else if words.listing.contains(&verb.lemma) && !verb.passive {
        consisting(registry, page, at)
    } else {
        return;
    };
    write(context, registry, page, at, given);
}

/// "provided legal aid to victims", "victims received care at the shelter", "maintained a website with information".
fn giving(registry: &Registry, page: &Page<'_>, at: usize) -> Given {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let verb = &clause.verb;
    let who = clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns);
    if !verb.passive && who.into_iter().any(|n| acting::words().roles.laws.contains(reading.head_lemma(n))) {
        return Given::default();
    }
    if verb.lemma == "maintain" {
        let run = clause.object().into_iter().flat_map(|p| &p.group.nouns);
        let facilities: Vec<usize> = run.flat_map(|n| houses(registry, reading, n)).collect();
        let services = clause.with(&["with"]).flat_map(|p| &p.group.nouns).filter_map(|n| slug(reading, n)).collect();
        return if facilities.is_empty() {
            Given::default()
        } else {
            Given { facilities, services, ..Given::default() }
        };
    }
    if clause.with(&["with"]).flat_map(|p| &p.group.nouns).any(|n| is_money(reading, n)) {
        return Given::default();
    }
    let nouns: Vec<Noun> = if verb.passive {
        // "legal aid was provided", "victims were provided with legal aid"
        let with = clause.with(&["with", "including"]);
        clause
            .subject
            .iter()
            .filter(|p| p.preposition.is_none())
            .chain(with)
            .flat_map(|p| p.group.nouns.clone())
            .collect()
    } else {
        let given = |p: &&Phrase| matches!(p.preposition.as_deref(), None | Some("with" | "including" | "like"));
        let named: Vec<Noun> = clause.after.iter().filter(given).flat_map(|p| p.group.nouns.clone()).collect();
        let listed: Vec<&Phrase> =
            clause.after.iter().filter(|p| p.preposition.as_deref() == Some("including")).collect();
        let told = listed.iter().flat_map(|p| &p.group.nouns).any(|n| slug(reading, n).is_some());
        // "various services, including medical care": the care and not the services.
        named.into_iter().filter(|n| !(told && general(reading, n) && n.start < listed[0].start)).collect()
    };
    let mut out = Given::default();
    let giver = facilities_of(registry, page, at);
    if verb.lemma == "receive" {
        let who = clause.subject.iter().filter(|p| p.preposition.is_none());
        out.people = who.flat_map(|p| whole(reading, clause, p.group.nouns.first())).collect();
        let places = clause.with(&["at", "in", "from"]).flat_map(|p| &p.group.nouns);
        out.facilities = places.flat_map(|n| houses(registry, reading, n)).collect();
        if out.people.is_empty() {
            return Given::default();
        }
    } else {
        out.people = beneficiaries(page, at);
        out.facilities = giver;
    }
    for (k, noun) in nouns.iter().enumerate().filter(|(_, n)| !denied_noun(reading, n)) {
        let Some(service) = slug(reading, noun) else { continue };
        // "provided the victims food"
        let inside = |w: &usize| reading.tokens[reading.words[*w].end - 1].lower == "victims";
        if out.people.is_empty() && noun.words[..noun.words.len() - 1].iter().any(inside) {
            out.people.push("victims".into());
        }
        // "legal aid, and specialized services for children": these alone are for the children.
        let own = noun.words.iter().any(|w| acting::words().services.apart.contains(&reading.words[*w].lemma));
        // "to victims, including legal aid and repatriation for foreign victims": so is the last of such a list.
        let told = clause.after.iter().any(|p| {
            p.start < nouns[0].start
                && matches!(p.preposition.as_deref(), None | Some("to" | "for"))
                && p.group.nouns.iter().any(|n| frame::is_person(reading, n))
        });
        let special = k > 0 && k + 1 == nouns.len() && (told || general(reading, noun) && own);
        let behind = clause.after.iter().find(|p| p.start == noun.end && p.preposition.as_deref() == Some("for"));
        let people = behind.filter(|_| special).and_then(|p| p.group.nouns.first());
        match people.filter(|n| frame::is_person(reading, n)) {
            Some(people) => {
                let who = short(reading, people);
                out.people.retain(|p| *p != who);
                out.apart.push((service, who));
            }
            None => out.services.push(service),
        }
    }
    if out.people.is_empty()
        && let [facility] = out.facilities[..]
    {
        let here = kept(registry, page, facility);
        out.people = if here.is_empty() { registry.facilities[facility].people.clone() } else { here };
    }
    out
}

/// "accommodated potential victims": who is taken in, unless it only says how many could be.
fn housing(registry: &Registry, page: &Page<'_>, at: usize) -> Given {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let facilities = subjects(registry, page, at);
    let limit = clause.verb.modality == Modality::Possible || reading.words[clause.verb.start].tag == Tag::Modal;
    if facilities.is_empty() || limit {
        return Given::default();
    }
    let people: Vec<String> = clause
        .object()
        .into_iter()
        .flat_map(|p| &p.group.nouns)
        .filter(|n| frame::is_person(reading, n) && !limited(reading, clause, n))
        .map(|n| short(reading, n))
        .collect();
    if people.is_empty() {
        return Given::default();
    }
    Given { facilities, services: vec!["accommodation".into()], people, ..Given::default() }
}

/// "up to 30 girls" says how many there is room for.
fn limited(reading: &Reading<'_>, clause: &Clause, noun: &Noun) -> bool {
    clause.verb.adverbs.iter().any(|a| a == "up-to")
        || noun.words.iter().any(|w| reading.words[*w].lemma == "up-to")
        || (clause.verb.end..noun.end).any(|w| reading.words[w].lemma == "up-to")
}

/// "victims had access to legal aid", "foreign victims were eligible for residency", "the NGO assisted victims with medical
/// care", "cities were the main providers of shelter".
fn held(registry: &Registry, page: &Page<'_>, at: usize) -> Given {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let people = |nouns: &[Noun]| -> Vec<String> {
        nouns.iter().filter(|n| frame::is_person(reading, n)).flat_map(|n| whole(reading, clause, Some(n))).collect()
    };
    let subject: Vec<Noun> =
        clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| p.group.nouns.clone()).collect();
    let object: Vec<Noun> = clause.object().map_or_else(Vec::new, |p| p.group.nouns.clone());
    let is = |wanted: &str| object.first().is_some_and(|n| reading.head_lemma(n) == wanted);
    let words = &acting::words().services;
    let (places, who): (&[&str], Vec<String>) = match clause.verb.lemma.as_str() {
        "have" | "gain" if is("access") => (&["to"], people(&subject)),
        "be" if clause.verb.adjective.as_deref().is_some_and(|a| words.entitled.contains(a)) => {
            (&["to", "for"], people(&subject))
        }
        "entitle" if clause.verb.passive => (&["to"], people(&subject)),
        "be" if is("provider") => (&["of", "including"], Vec::new()),
        verb if words.helping.contains(verb) && !clause.verb.passive => (&["with", "including"], people(&object)),
        _ => return Given::default(),
    };
    let mut given = Given { people: who, ..Given::default() };
    if given.people.is_empty() && !is("provider") {
        return given;
    }
    let listed: Vec<&Phrase> = clause
        .after
        .iter()
        .skip_while(|p| p.preposition.as_deref().is_none_or(|q| !places.contains(&q)))
        .take_while(|p| p.preposition.as_deref().is_none_or(|q| places.contains(&q) || q == "including"))
        .collect();
    let told = listed.iter().find(|p| p.preposition.as_deref() == Some("including")).map(|p| p.start);
    let nouns = listed.iter().flat_map(|p| &p.group.nouns).filter(|n| !denied_noun(reading, n));
    // "victim services, including medical care": the care and not the services.
    let summed = |n: &&Noun| told.is_some_and(|start| general(reading, n) && start <= n.end + 1 && n.start < start);
    given.services = nouns.filter(|n| !summed(n)).filter_map(|n| slug(reading, n)).collect();
    // "Residents had access to": those of the shelter last spoken of.
    if subject.iter().any(|n| reading.head_lemma(n) == "resident") {
        let sentence = reading.sentence;
        let before = (sentence.saturating_sub(2)..=sentence)
            .rev()
            .find_map(|s| registry.mentions(s).iter().rev().flat_map(|m| m.things.clone()).find_map(facility));
        given.facilities = before.into_iter().collect();
    } else if words.helping.contains(&clause.verb.lemma) {
        given.facilities = facilities_of(registry, page, at);
    }
    given
}

/// "Services for victims consisted of medical care and legal aid", "assistance at the shelter included counseling".
fn consisting(registry: &Registry, page: &Page<'_>, at: usize) -> Given {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let mut said = clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns);
    if !said.next().is_some_and(|n| general(reading, n) && n.owner.is_none()) || said.next().is_some() {
        return Given::default();
    }
    let of = |wanted: &'static [&'static str]| {
        let fits = move |p: &&Phrase| p.preposition.as_deref().is_some_and(|q| wanted.contains(&q));
        clause.subject.iter().filter(fits).flat_map(|p| &p.group.nouns)
    };
    let listed = clause.after.iter().filter(|p| matches!(p.preposition.as_deref(), None | Some("of")));
    Given {
        facilities: of(&["at", "in"]).flat_map(|n| houses(registry, reading, n)).collect(),
        services: listed.flat_map(|p| &p.group.nouns).filter_map(|n| slug(reading, n)).collect(),
        people: of(&["for", "to"]).flat_map(|n| whole(reading, clause, Some(n))).collect(),
        ..Given::default()
    }
}

/// "had separate areas for women, men, and children"; "was the only accommodation for men".
fn areas(registry: &Registry, page: &Page<'_>, at: usize) -> Given {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let words = &acting::words().services;
    let mut objects = clause.object().into_iter().flat_map(|p| &p.group.nouns);
    if !objects.any(|n| words.areas.contains(reading.head_lemma(n))) {
        return Given::default();
    }
    let mut facilities = subjects(registry, page, at);
    if facilities.is_empty()
        && clause.subject.iter().any(|p| p.group.nouns.iter().any(|n| reading.head_lemma(n) == "it"))
    {
        let before = registry.mentions(reading.sentence).iter().filter(|m| m.end <= clause.verb.start);
        facilities = before.flat_map(|m| m.things.clone()).find_map(facility).into_iter().collect();
    }
    let people: Vec<String> = clause
        .with(&["for"])
        .flat_map(|p| &p.group.nouns)
        .filter(|n| frame::is_person(reading, n) && !n.words.iter().any(|w| reading.words[*w].tag == Tag::Number))
        .map(|n| short(reading, n))
        .collect();
    facilities.truncate(1);
    if facilities.is_empty() || people.is_empty() {
        return Given::default();
    }
    Given { facilities, services: vec!["accommodation".into()], people, ..Given::default() }
}

/// The facilities that give: the subject, and the shelter of "a shelter dedicated to providing".
fn facilities_of(registry: &Registry, page: &Page<'_>, at: usize) -> Vec<usize> {
    let clause = &page.clauses.list[at];
    if clause.verb.marker.as_deref() == Some("to") {
        let described = page.clauses.list[..at]
            .iter()
            .rev()
            .find(|c| c.link == Link::Participle && c.end + 1 >= clause.start && c.parent == clause.parent);
        if let Some(participle) = described {
            let nouns = participle.subject.iter().flat_map(|p| &p.group.nouns);
            return nouns.flat_map(|n| houses(registry, &page.reading, n)).collect();
        }
    }
    // "shelters, including a new one": those that are named first.
    let named: Vec<usize> = clause
        .subject
        .iter()
        .filter(|p| p.preposition.is_none())
        .flat_map(|p| &p.group.nouns)
        .flat_map(|n| houses(registry, &page.reading, n))
        .collect();
    let all = if named.is_empty() { subjects(registry, page, at) } else { named };
    let mut once: Vec<usize> = Vec::new();
    for facility in all {
        if !once.contains(&facility) {
            once.push(facility);
        }
    }
    once
}

fn facility(thing: Thing) -> Option<usize> {
    match thing {
        Thing::Facility(f) => Some(f),
        Thing::Body(_) => None,
    }
}

fn houses(registry: &Registry, reading: &Reading<'_>, noun: &Noun) -> Vec<usize> {
    registry.things(reading.sentence, noun).into_iter().filter_map(facility).collect()
}

/// Whom the sentence says that a facility keeps: "has room for 38 women", "houses up to 30 girls".
fn kept(registry: &Registry, page: &Page<'_>, facility: usize) -> Vec<String> {
    let reading = &page.reading;
    let words = &acting::words().facilities;
    let mut found = Vec::new();
    for (at, clause) in page.clauses.list.iter().enumerate() {
        if unreal(page, at) {
            continue;
        }
        // "the women stayed at Sea House, a shelter that provided counseling"
        let stays = acting::words().services.staying.contains(&clause.verb.lemma)
            && clause
                .with(&["at", "in"])
                .flat_map(|p| &p.group.nouns)
                .any(|n| houses(registry, reading, n).contains(&facility));
        if stays {
            let who = clause.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| &p.group.nouns);
            found.extend(who.filter(|n| frame::is_person(reading, n)).map(|n| short(reading, n)));
        }
        if !subjects(registry, page, at).contains(&facility) {
            continue;
        }
        let room =
            clause.after.iter().any(|p| p.group.nouns.iter().any(|n| words.room.contains(reading.head_lemma(n))));
        let held = clause.object().filter(|_| words.hold.contains(&clause.verb.lemma) && !clause.verb.passive);
        let people = held.into_iter().chain(clause.with(&["for"]).filter(|_| room)).flat_map(|p| &p.group.nouns);
        for noun in people.filter(|n| frame::is_person(reading, n)) {
            let who = short(reading, noun);
            if !found.contains(&who) {
                found.push(who);
            }
        }
    }
    found
}

fn write(context: &mut Context<'_>, registry: &Registry, page: &Page<'_>, at: usize, given: Given) {
    let reading = &page.reading;
    let words = acting::words();
    let people = if given.people.is_empty() { vec![String::new()] } else { given.people };
    let named = given.facilities.iter().map(|f| Some(registry.facilities[*f].name.clone()));
    let facilities: Vec<Option<String>> = if given.facilities.is_empty() { vec![None] } else { named.collect() };
    let span = discourse::span(reading, &page.clauses, at);
    let source = discourse::source(reading, &page.clauses, at);
    let all = given.services.iter().flat_map(|s| people.iter().map(move |p| (s, p)));
    let pairs: Vec<(&String, &String)> = all.chain(given.apart.iter().map(|(s, p)| (s, p))).collect();
    for facility in &facilities {
        for (service, who) in &pairs {
            // "services", "support" alone say too little.
            if words.roles.general.contains(service) || words.services.told.contains(service) && facility.is_none() {
                continue;
            }
            let mut draft = Draft::new(Kind::Service, reading.sentence, span, &source, "service")
                .slug(Slot::Service, Some(service));
            if let Some(name) = facility {
                draft = draft.with(Slot::Facility, Value::Name(name.clone()));
            }
            if !who.is_empty() {
                draft = draft.with(Slot::Beneficiary, Value::Text((*who).clone()));
            }
            context.add(draft);
        }
    }
}

fn denied_noun(reading: &Reading<'_>, noun: &Noun) -> bool {
    noun.determiner.is_some_and(|d| reading.words[d].lemma == "no")
}

/// Whether a noun group says no more than that it helps: "various services".
fn general(reading: &Reading<'_>, noun: &Noun) -> bool {
    acting::words().roles.general.contains(reading.head_lemma(noun))
}

/// The slug of a service: the text's own words, the last in the singular.
fn slug(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let words = service_words(reading, noun)?;
    let words: Vec<usize> = words
        .into_iter()
        .filter(|w| super::registry::compound(reading.word_text(*w)).is_none_or(|(_, d)| d != "provided"))
        .collect();
    let mut slug = slugify(&reading.slug(&words));
    // "support services", "resources" keep their plural; permits and allowances do not.
    let head = reading.words[*words.last()?].end - 1;
    if matches!(reading.tokens[head].lower.as_str(), "services" | "resources") && !slug.ends_with('s') {
        slug.push('s');
    }
    Some(slug)
}

/// Whom a service is given to: "to", "for" people of the clause, or a second object.
fn beneficiaries(page: &Page<'_>, at: usize) -> Vec<String> {
    let reading = &page.reading;
    let clause = &page.clauses.list[at];
    let mut found: Vec<String> = Vec::new();
    let bare = clause.after.iter().filter(|p| p.preposition.is_none());
    let subject = clause.subject.iter().filter(|p| p.preposition.is_none() && clause.verb.passive);
    // "provided them with food, and toys for children": who gets it is said before "with".
    let with = clause.with(&["with"]).map(|p| p.start).min();
    let told = with.filter(|start| {
        clause.object().is_some_and(|p| p.start < *start && p.group.nouns.iter().any(|n| frame::is_person(reading, n)))
    });
    let place =
        |p: &&Phrase| matches!(p.preposition.as_deref(), Some("to" | "for")) && told.is_none_or(|at| p.start < at);
    let behind = clause.after.iter().filter(place);
    // "two of the victims", "all of these children"
    let counted =
        clause.after.windows(2).filter(|pair| {
            pair[1].preposition.as_deref() == Some("of")
                && matches!(pair[0].preposition.as_deref(), None | Some("to" | "for"))
                && pair[0].group.nouns.iter().all(|n| {
                    n.quantifies || reading.words[n.head()].tag == Tag::Number || n.determiner == Some(n.head())
                })
        });
    let counted: Vec<&Phrase> = counted.map(|pair| &pair[1]).collect();
    for phrase in counted.into_iter().chain(behind).chain(bare).chain(subject) {
        for noun in phrase
            .group
            .nouns
            .iter()
            .filter(|n| frame::is_person(reading, n) && reading.words[n.head()].tag != Tag::Pronoun)
        {
            for who in whole(reading, clause, Some(noun)) {
                if !found.contains(&who) {
                    found.push(who);
                }
            }
        }
    }
    // "identified victims, providing them with care": those of the clause above.
    let them = clause.after.iter().flat_map(|p| &p.group.nouns).any(|n| reading.head_lemma(n) == "them");
    // "assisted 12 women by providing counseling"
    let by = clause.verb.marker.as_deref() == Some("by")
        && clause.parent.is_some_and(|p| {
            let above = &page.clauses.list[p].verb;
            (acting::words().services.helping.contains(&above.lemma) || above.lemma == "protect") && !above.passive
        });
    if found.is_empty()
        && (them || by)
        && let Some(above) = clause.parent.filter(|p| *p < at)
    {
        let people = page.clauses.list[above].object().into_iter().flat_map(|p| &p.group.nouns);
        found.extend(people.filter(|n| frame::is_person(reading, n)).map(|n| short(reading, n)));
    }
    found
}

/// A beneficiary with what stands behind it: "victims staying at the shelter", "individuals without status".
fn whole(reading: &Reading<'_>, clause: &Clause, noun: Option<&Noun>) -> Vec<String> {
    let Some(noun) = noun.filter(|n| frame::is_person(reading, n)) else { return Vec::new() };
    // "referred nine victims to shelters, where they received": those spoken of before.
    if reading.words[noun.head()].tag == Tag::Pronoun {
        let named = |n: &&Noun| {
            n.end <= noun.start && frame::is_person(reading, n) && reading.words[n.head()].tag != Tag::Pronoun
        };
        return reading.nouns().iter().rev().find(named).map(|n| staying(reading, n)).into_iter().collect();
    }
    let behind = clause
        .subject
        .iter()
        .chain(&clause.after)
        .find(|p| p.start == noun.end && p.preposition.as_deref() == Some("without"));
    // "the impoverished" names nobody that a noun says.
    if noun.determiner == Some(noun.head()) {
        return Vec::new();
    }
    let words = staying(reading, noun);
    match behind {
        Some(phrase) => vec![format!("{words} {}", reading.text_of(phrase.start, phrase.group.end()))],
        None => vec![words],
    }
}
