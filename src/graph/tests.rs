//! The graph of a small report made by hand.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};

use super::vocab::{reused, tip};
use super::*;
use crate::fact::{Evidence, Fact, Kind, Modality, Polarity, Slot, Value};
use crate::source::{Document, Origin, ReportKey, SectionKind, Span};
use crate::text::Sentence;

const TEXT: &str =
    "The “Ministry” leads the Anti-Trafficking Department. Officials did not convict 3 traffickers. Rain fell.";

fn fact(kind: Kind, slots: &[(Slot, Value)], sentence: usize) -> Fact {
    let quote = Evidence { sentence, span: Span::new(4, 12), source: "report".into(), frame: "lead".into() };
    Fact {
        kind,
        slots: slots.iter().cloned().collect::<BTreeMap<_, _>>(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        year: None,
        evidence: vec![quote],
    }
}

fn name(text: &str) -> Value {
    Value::Name(text.into())
}

fn slug_of(text: &str) -> Value {
    Value::Slug(text.into())
}

fn role(actor: &str, relation: &str, object: &str) -> Fact {
    let slots = [(Slot::Actor, name(actor)), (Slot::Relation, slug_of(relation)), (Slot::Object, name(object))];
    fact(Kind::Role, &slots, 1)
}

fn report(facts: Vec<Fact>) -> Report {
    let mut start = 0;
    let mut sentences = Vec::new();
    for (i, piece) in TEXT.split_inclusive(". ").enumerate() {
        let span = Span::new(start, start + piece.trim_end().len());
        sentences.push(Sentence { number: i + 1, span, section: SectionKind::Prosecution, paragraph: 1 });
        start += piece.len();
    }
    let document = Document {
        key: ReportKey { country: "AZE".into(), year: 2025 },
        title: "Azerbaijan".into(),
        digest: "d1".into(),
        text: TEXT.into(),
        sections: Vec::new(),
        origin: Origin::default(),
    };
    Report { document, sentences, facts }
}

fn sample() -> Report {
    let actor =
        |body: &str, kind: &str| fact(Kind::Actor, &[(Slot::Name, name(body)), (Slot::ActorKind, slug_of(kind))], 1);
    let mut department = actor("Anti-Trafficking Department", "department");
    department.slots.insert(Slot::Parent, name("Ministry"));
    department.slots.insert(Slot::Acronym, Value::Text("ATD".into()));
    let mut denied = role("ministry", "monitors", "recruiters");
    denied.polarity = Polarity::Denied;
    let mut count =
        fact(Kind::Statistic, &[(Slot::Indicator, slug_of("convictions")), (Slot::Value, Value::Integer(3))], 2);
    count.year = Some(2023);
    count.evidence.push(Evidence { span: Span::new(0, 3), ..count.evidence[0].clone() });
    report(vec![
        actor("Ministry", "ministry"),
        department,
        actor("INTERPOL", "international-organization"),
        role("Ministry", "leads", "Anti-Trafficking Department"),
        role("Ministry", "cooperates-with", "INTERPOL"),
        denied,
        count,
    ])
}

/// The objects of a subject and a predicate.
fn objects(quads: &[Quad], subject: &str, predicate: &str) -> Vec<String> {
    let is = |q: &&Quad| {
        matches!(&q.subject, NamedOrBlankNode::NamedNode(n) if n.as_str().ends_with(subject))
            && q.predicate.as_str().ends_with(predicate)
    };
    let plain = |term: &Term| match term {
        Term::NamedNode(node) => node.as_str().trim_start_matches(vocab::ROOT).to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        _ => panic!("no blank nodes"),
    };
    quads.iter().filter(is).map(|q| plain(&q.object)).collect()
}

#[test]
fn a_plain_relation_is_a_triple_and_a_statement() {
    let quads = plain_quads(&sample());
    assert_eq!(objects(&quads, "actor/AZE/ministry", "ns#leads"), ["actor/AZE/anti-trafficking-department"]);
    assert_eq!(objects(&quads, "actor/AZE/ministry", "ns#cooperatesWith"), ["actor/int/interpol"]);
    assert_eq!(objects(&quads, "anti-trafficking-department", "org#unitOf"), ["actor/AZE/ministry"]);
    assert_eq!(quads.iter().filter(|q| q.predicate == reused::RDF_SUBJECT).count(), 3);
}

#[test]
fn a_denied_relation_is_a_statement_only() {
    let quads = plain_quads(&sample());
    assert!(objects(&quads, "actor/AZE/ministry", "ns#monitors").is_empty());
    assert!(quads.iter().any(|q| q.object == Term::from(tip::MONITORS.into_owned())));
}

#[test]
fn one_name_is_one_thing_with_one_label() {
    let quads = plain_quads(&sample());
    assert_eq!(objects(&quads, "actor/AZE/ministry", "prefLabel"), ["Ministry"]);
    assert_eq!(objects(&quads, "actor/AZE/ministry", "altLabel"), ["ministry"]);
    assert_eq!(objects(&quads, "topic/AZE/recruiters", "type"), ["ns#Topic"]);
}

#[test]
fn every_fact_has_its_evidence_and_one_is_the_best() {
    let report = sample();
    let quads = plain_quads(&report);
    let with = |p: oxigraph::model::NamedNodeRef<'_>| -> Vec<String> {
        quads.iter().filter(|q| q.predicate == p).map(|q| q.subject.to_string()).collect()
    };
    assert_eq!(with(tip::POLARITY).len(), report.facts.len());
    assert_eq!(with(tip::BEST_EVIDENCE).len(), report.facts.len());
    assert_eq!(with(tip::HAS_EVIDENCE).len(), report.facts.len() + 1);
    assert_eq!(objects(&quads, "s1/4-12/report/lead", "exact"), ["“Minis"]);
    assert_eq!(objects(&quads, "/s3", "text"), ["Rain fell."], "a sentence without facts is there too");
}

#[test]
fn everything_pointed_to_is_described_in_the_same_graph() {
    let quads = plain_quads(&sample());
    let subjects: BTreeSet<String> = quads.iter().map(|q| q.subject.to_string()).collect();
    for quad in &quads {
        let Term::NamedNode(node) = &quad.object else { continue };
        let minted = node.as_str().strip_prefix(vocab::ROOT).is_some_and(|path| !path.starts_with("ns#"));
        if minted && quad.predicate != reused::SKOS_IN_SCHEME {
            assert!(subjects.contains(&node.to_string()), "{quad}");
        }
    }
}

#[test]
fn the_quads_are_sorted_distinct_and_the_same_in_any_order_of_facts() {
    let mut report = sample();
    let first = plain_quads(&report);
    let lines: Vec<String> = first.iter().map(ToString::to_string).collect();
    assert!(lines.is_sorted_by(|a, b| a < b));
    report.facts.swap(3, 6);
    assert_eq!(plain_quads(&report), first);
}

#[test]
fn no_facts_and_strange_text_make_a_valid_graph() {
    let mut odd = report(vec![role("\u{202e} <>\"\\", "does magic", "🦀 反")]);
    odd.facts[0].evidence[0].frame = "a b/../c".into();
    for report in [report(Vec::new()), odd] {
        let quads = plain_quads(&report);
        assert!(quads.len() > 20);
        for quad in quads {
            assert!(NamedNode::new(quad.predicate.as_str()).is_ok());
            if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                assert!(NamedNode::new(node.as_str()).is_ok(), "{node}");
            }
        }
    }
}

#[test]
fn names_of_concepts_may_be_given() {
    let rules = Rules { version: "0.1.0+4f0c".into(), beside: None };
    let named =
        quads(&sample(), &rules, &|scheme, key| (scheme == "country" && key == "AZE").then(|| "Azerbaijan".to_owned()));
    assert_eq!(objects(&named, "country/AZE", "prefLabel"), ["Azerbaijan"]);
    assert_eq!(objects(&plain_quads(&sample()), "country/AZE", "prefLabel"), ["AZE"]);
}

#[test]
fn the_run_names_its_program_and_the_rules_that_it_went_by() {
    let with_own = Rules { version: "0.1.0+4f0c+91b2".into(), beside: Some("0.1.0+4f0c".into()) };
    for rules in [Rules { version: "0.1.0+4f0c".into(), beside: None }, with_own] {
        let quads = quads(&sample(), &rules, &|_, _| None);
        let plan = format!("rules/{}", rules.version.replace('+', "-"));
        assert_eq!(
            objects(&quads, "AZE-2025/build", "wasAssociatedWith"),
            [concat!("program/", env!("CARGO_PKG_VERSION"))]
        );
        assert_eq!(objects(&quads, "AZE-2025/build", "qualifiedAssociation"), ["report/AZE-2025/build/association"]);
        assert_eq!(objects(&quads, "AZE-2025/build/association", "hadPlan"), [plan.as_str()]);
        assert_eq!(objects(&quads, &plan, "schema.org/version"), [rules.version.as_str()]);
        let derived: Vec<&str> = rules.beside.iter().map(|_| "rules/0.1.0-4f0c").collect();
        assert_eq!(objects(&quads, &plan, "wasDerivedFrom"), derived);
        let lines = quads.iter().filter(|quad| tells_of_rules(quad));
        assert_eq!(lines.count(), if rules.beside.is_none() { 10 } else { 13 });
    }
}
