//! The queries under `queries/`, built into the program, and the comment lines at the top of a query.

use std::sync::LazyLock;

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamType {
    /// A plain string, as the columns of the views are.
    Text,
    /// A report's key, a plain string too. The query is then asked of that report's graph alone; one that compares reports
    /// has a `string` instead.
    Report,
    /// A whole number.
    Integer,
    /// An IRI.
    Iri,
}

/// A parameter: a variable of the query that may be bound from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// The variable, without `?`.
    pub name: String,
    /// Whether the query makes no sense without it.
    pub required: bool,
    /// What it holds.
    pub value: ParamType,
    /// For a person.
    pub description: String,
}

/// The comment lines at the top of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// `# title: ...`
    pub title: String,
    /// `# description: ...`
    pub description: String,
    /// `# param: NAME optional|required TYPE DESCRIPTION`, TYPE being `ReportKey`, `string`, `integer` or `iri`.
    pub params: Vec<Param>,
}

impl Header {
    /// Reads the comment lines before the first line that is none; lines without a known word are plain comments.
    pub fn parse(text: &str) -> Self {
        let mut header = Self::default();
        for line in text.lines().take_while(|line| line.starts_with('#')) {
            let Some((word, rest)) = line.trim_start_matches('#').split_once(':') else { continue };
            let rest = rest.trim();
            match word.trim() {
                "title" => header.title = rest.to_owned(),
                "description" => header.description = rest.to_owned(),
                "param" => header.params.extend(parse_param(rest)),
                _ => {}
            }
        }
        header
    }
}

fn parse_param(line: &str) -> Option<Param> {
    let mut words = line.splitn(4, ' ');
    let name = words.next().filter(|name| !name.is_empty())?.to_owned();
    let required = words.next()? == "required";
    let value = match words.next()? {
        "integer" => ParamType::Integer,
        "iri" => ParamType::Iri,
        "ReportKey" => ParamType::Report,
        _ => ParamType::Text,
    };
    Some(Param { name, required, value, description: words.next().unwrap_or_default().to_owned() })
}

/// A query that has a name.
#[derive(Clone, Debug)]
pub struct NamedQuery {
    /// The file's name without `.rq`; for a view, the contract's name.
    pub name: &'static str,
    /// Whether it is a view of the contract.
    pub is_view: bool,
    /// The whole file.
    pub text: &'static str,
    /// Its comment lines.
    pub header: Header,
}

macro_rules! queries {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../queries/", $name, ".rq")))),+]
    };
}

/// The views, in the order of the contract. A test compares both lists with the folder.
const VIEWS: [(&str, &str); 23] = queries![
    "tiers",
    "efforts",
    "standards",
    "routes",
    "transits",
    "country-roles",
    "forms",
    "indicators",
    "perpetrators",
    "means",
    "sectors",
    "groups",
    "actors",
    "roles",
    "facilities",
    "services",
    "statistics",
    "unreported",
    "funding",
    "laws",
    "plans",
    "recommendations",
    "gaps",
];

/// Questions beside the contract.
const QUESTIONS: [(&str, &str); 28] = queries![
    "form-by-leg",
    "tier-movers",
    "watch-list",
    "role-order",
    "chains",
    "regions",
    "hubs",
    "both-ends",
    "flows",
    "actual-or-risk",
    "light-penalties",
    "law-enforcement",
    "complicity",
    "identification",
    "victim-figures",
    "shelters",
    "service-providers",
    "penalized-victims",
    "remedies",
    "prevention",
    "money-change",
    "recommendations-repeated",
    "partners",
    "told-by",
    "unasserted",
    "disagreements",
    "unreported-years",
    "silence",
];

static CATALOG: LazyLock<Vec<NamedQuery>> = LazyLock::new(|| {
    let of = |files: &[(&'static str, &'static str)], is_view| {
        files
            .iter()
            .map(|&(name, text)| NamedQuery { name, is_view, text, header: Header::parse(text) })
            .collect::<Vec<_>>()
    };
    [of(&VIEWS, true), of(&QUESTIONS, false)].concat()
});

/// Every named query: the views in the order of the contract, then the questions.
pub fn all() -> &'static [NamedQuery] {
    &CATALOG
}

/// The query of that name.
pub fn named(name: &str) -> Option<&'static NamedQuery> {
    all().iter().find(|query| query.name == name)
}

/// The name that someone who typed `name` may have meant.
pub fn similar(name: &str) -> Option<&'static str> {
    all()
        .iter()
        .map(|query| (strsim::jaro_winkler(name, query.name), query.name))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_built_in_and_has_a_header() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/queries");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| Some(file.unwrap().file_name().to_str()?.strip_suffix(".rq")?.to_owned()))
            .collect();
        files.sort();
        let mut names: Vec<&str> = all().iter().map(|query| query.name).collect();
        names.sort_unstable();
        assert_eq!(names, files);
        for query in all() {
            assert!(!query.header.title.is_empty() && !query.header.description.is_empty(), "{}", query.name);
            assert_eq!(query.header.params[0].name, "report", "{}", query.name);
            assert!(query.header.params.iter().all(|param| !param.description.is_empty()), "{}", query.name);
        }
    }

    #[test]
    fn headers_are_read_and_plain_comments_are_not() {
        let header = Header::parse("# title: T\n# a note: x\n# param: n required integer how many\n\n# title: no\n");
        assert_eq!((header.title.as_str(), header.params.len()), ("T", 1));
        assert_eq!((header.params[0].value, header.params[0].required), (ParamType::Integer, true));
    }

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        assert_eq!(similar("route"), Some("routes"));
        assert_eq!(similar("stats"), Some("statistics"));
        assert_eq!(similar("zzz"), None);
    }
}
