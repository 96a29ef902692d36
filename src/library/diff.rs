//! How two libraries differ: in reports, and in what these say.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad};
use serde::Serialize;

use super::error::Error;
use crate::graph::tells_of_rules;
use crate::graph::vocab::tip;
use crate::inspect::Account;
use crate::source::ReportKey;
use crate::store::{Folder, in_memory};

/// What must change to get from one library to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Reports that only the second has.
    pub added: Vec<String>,
    /// Reports that only the first has.
    pub removed: Vec<String>,
    /// Reports whose graphs differ in more than the program and the rules that made them.
    pub changed: Vec<Change>,
}

/// How the graphs of one report differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The report's key.
    pub report: String,
    /// Facts that only the second graph states.
    pub added: Vec<Account>,
    /// Facts that only the first graph states.
    pub removed: Vec<Account>,
    /// Facts that both state, resting on other words; as the second has them.
    pub requoted: Vec<Account>,
    /// How many lines of the second graph are not in the first.
    pub lines_added: usize,
    /// How many lines of the first graph are not in the second.
    pub lines_removed: usize,
}

impl Difference {
    /// From `first` to `second`.
    ///
    /// # Errors
    /// When a graph that differs cannot be read or is damaged.
    pub fn between(first: &Folder, second: &Folder) -> Result<Self, Error> {
        let names = |from: &Folder, without: &Folder| {
            from.reports().filter(|(key, _)| without.entry(key).is_none()).map(|(key, _)| key.to_string()).collect()
        };
        let mut difference = Self { added: names(second, first), removed: names(first, second), changed: Vec::new() };
        for (key, entry) in first.reports() {
            if second.entry(&key).is_some_and(|other| other.file != entry.file) {
                let change = Change::of(&key, first.quads(&key)?, second.quads(&key)?)?;
                difference.changed.extend((!change.is_empty()).then_some(change));
            }
        }
        Ok(difference)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

impl Change {
    /// Whether other rules read the same.
    fn is_empty(&self) -> bool {
        self.lines_added == 0 && self.lines_removed == 0
    }

    fn of(key: &ReportKey, first: Vec<Quad>, second: Vec<Quad>) -> Result<Self, Error> {
        let (old, new) = (facts(&first), facts(&second));
        let come: Vec<&NamedNode> =
            new.iter().filter(|(fact, _)| !old.contains_key(*fact)).map(|(fact, _)| fact).collect();
        let gone: Vec<&NamedNode> = old.keys().filter(|fact| !new.contains_key(*fact)).collect();
        let moved = new.iter().filter(|(fact, quotes)| old.get(*fact).is_some_and(|before| before != *quotes));
        let moved: Vec<&NamedNode> = moved.map(|(fact, _)| fact).collect();
        let unlike = |these: &[Quad], those: &[Quad]| {
            let those: BTreeSet<String> = those.iter().map(Quad::to_string).collect();
            these.iter().filter(|quad| !tells_of_rules(quad) && !those.contains(&quad.to_string())).count()
        };
        let (lines_added, lines_removed) = (unlike(&second, &first), unlike(&first, &second));
        let (first, second) = (in_memory(first)?, in_memory(second)?);
        let of = |store, facts: &[&NamedNode]| -> Result<Vec<Account>, Error> {
            let accounts = facts.iter().map(|fact| Account::of(store, fact)).collect::<Result<Vec<_>, _>>()?;
            Ok(accounts.into_iter().flatten().collect())
        };
        let ordered = |mut accounts: Vec<Account>| {
            let place = |account: &Account| account.evidence.first().map(|quote| (quote.sentence, quote.start));
            accounts.sort_by(|a, b| (place(a), &a.words, &a.iri).cmp(&(place(b), &b.words, &b.iri)));
            accounts
        };
        // Where only something before it has moved the words, they are no others.
        let requoted = of(&first, &moved)?.into_iter().zip(of(&second, &moved)?);
        let requoted = requoted.filter(|(before, after)| !words(before).eq(words(after))).map(|(_, after)| after);
        Ok(Self {
            report: key.to_string(),
            added: ordered(of(&second, &come)?),
            removed: ordered(of(&first, &gone)?),
            requoted: ordered(requoted.collect()),
            lines_added,
            lines_removed,
        })
    }
}

/// The words that a fact rests on, wherever they stand.
fn words(account: &Account) -> impl Iterator<Item = (&str, &str, &str)> {
    account.evidence.iter().map(|quote| (quote.text.as_str(), quote.quote.as_str(), quote.source.as_str()))
}

/// The facts of a graph with their quotations, in the order of the IRIs.
fn facts(quads: &[Quad]) -> BTreeMap<NamedNode, Vec<String>> {
    let mut facts: BTreeMap<NamedNode, Vec<String>> = BTreeMap::new();
    for quad in quads {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        if quad.predicate == tip::POLARITY {
            facts.entry(subject.clone()).or_default();
        } else if quad.predicate == tip::HAS_EVIDENCE || quad.predicate == tip::BEST_EVIDENCE {
            facts.entry(subject.clone()).or_default().push(format!("{} {}", quad.predicate, quad.object));
        }
    }
    facts
}
