//! Facilities: shelters, centers, hotlines, websites and funds, by their names.

use compact_str::CompactString;

use crate::extract::acting;
use crate::extract::discourse;
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};
use crate::fact::Evidence;
use crate::lexicon::VerbForm;
use crate::text::Token;

use super::scan::Scan;

/// A shelter, a center, a hotline, a website or a fund.
#[derive(Clone, Debug)]
pub struct Facility {
    /// Its name as the views print it.
    pub name: String,
    /// The slug of its kind.
    pub kind: String,
    /// The noun that says what it is, in the singular.
    pub noun: CompactString,
    /// The words before that noun which tell it from others, in lower case.
    pub marks: Vec<CompactString>,
    /// Whoever its name says runs it ("MIA-run shelter"), in lower case.
    pub runner_name: CompactString,
    /// The body that its name or an owner says runs it.
    pub runner: Option<usize>,
    /// Whether the name is in the plural.
    pub plural: bool,
    /// Whether it has a name of its own.
    pub proper: bool,
    /// The places that it is said to be in.
    pub places: Vec<String>,
    /// The bodies that run it.
    pub operators: Vec<usize>,
    /// Who runs it, where that is nobody with a name: "NGO", "district hospitals".
    pub nameless_operator: Option<String>,
    /// The people that it is for, as the text has them.
    pub people: Vec<String>,
    /// How many it holds, where its name says so.
    pub beds: Option<i64>,
    /// Whether some mention says that it is there.
    pub exists: bool,
    /// Where it is first named.
    pub evidence: Evidence,
}

/// The two parts of a word like "NGO-run": who, and what they do.
pub fn compound(text: &str) -> Option<(&str, &str)> {
    let (who, does) = text.rsplit_once('-')?;
    (!who.is_empty() && does.chars().all(char::is_lowercase)).then_some((who, does))
}

/// What a noun group says of a facility.
pub(super) struct Sight {
    pub kind: String,
    pub noun: CompactString,
    pub marks: Vec<CompactString>,
    pub runner: CompactString,
    /// The words of the name.
    pub words: Vec<usize>,
    pub plural: bool,
    pub counted: bool,
    /// How many it holds by its own words: "35-bed".
    pub beds: Option<i64>,
}

impl Scan<'_, '_> {
    /// Enters what names say of who runs a facility ("MIA-run shelter"), before any other mention.
    pub(super) fn compounds(&mut self, page: &Page<'_>) {
        let reading = &page.reading;
        for noun in reading.nouns() {
            let run = |w: &usize| {
                compound(reading.word_text(*w))
                    .is_some_and(|(_, does)| acting::words().facilities.running.contains(does))
            };
            if !noun.words.iter().any(run) {
                continue;
            }
            let Some(sight) = self.sight(reading, noun) else { continue };
            let said = sight.words.iter().any(run);
            if said && !self.denied(page, noun) && self.known(&sight).is_none() {
                self.enter_facility(page, noun, sight);
            }
        }
    }

    /// The kind of facility that a noun group's last words name, and at which of its words they start.
    fn by_concept(&self, reading: &Reading<'_>, noun: &Noun) -> Option<(usize, String)> {
        let (from, concept) = (0..noun.words.len()).rev().find_map(|from| {
            let named = reading.concepts_of(&noun.words[from..]).into_iter().map(|(id, _)| reading.concept(id));
            named.filter(|c| c.scheme == "facility-kind").map(|c| (from, c)).next()
        })?;
        // The kind by the longest name: "victim assistance fund" and not "fund".
        Some((from, reading.head_concept(noun, "facility-kind").unwrap_or(concept).notation.clone()))
    }

    /// What a noun group says of a facility, if its head is one.
    pub(super) fn sight(&self, reading: &Reading<'_>, noun: &Noun) -> Option<Sight> {
        let (from, kind) = match self.by_concept(reading, noun) {
            Some(known) => known,
            None => (noun.words.len().saturating_sub(1), generic(reading, noun, self.protecting)?),
        };
        let head = &reading.tokens[reading.words[noun.head()].end - 1];
        let mut runner = CompactString::default();
        let mut marks = Vec::new();
        let mut words = Vec::new();
        let mut counted = false;
        let mut beds = None;
        for (k, word) in noun.words.iter().enumerate() {
            let w = &reading.words[*word];
            let text = reading.word_text(*word);
            // "a 35-bed shelter" says how many it holds.
            if let Some(number) = text.strip_suffix("-bed").or_else(|| text.strip_suffix("-person")) {
                beds = number.parse().ok().or_else(|| reading.lexicon.grammar.number(&number.to_lowercase()));
                continue;
            }
            if w.tag == Tag::Number || w.tag == Tag::Adverb || acting::words().facilities.counting.contains(&w.lemma) {
                counted |= w.tag == Tag::Number;
                // "24-hour", "24/7" are no counts.
                if w.tag != Tag::Number || !text.contains(['-', '/']) {
                    continue;
                }
            }
            words.push(*word);
            if k < from {
                let facilities = &acting::words().facilities;
                match compound(text).filter(|(_, does)| facilities.running.contains(does)) {
                    Some((_, does)) if facilities.paying.contains(does) => marks.push(w.lemma.clone()),
                    Some((who, _)) => runner = who.to_lowercase().into(),
                    None => marks.push(w.lemma.clone()),
                }
            }
        }
        if marks.last().is_some_and(|m| matches!(m.as_str(), "ngo" | "government" | "police")) && runner.is_empty() {
            runner = marks.pop().unwrap_or_default();
        }
        let plural = head.lower != reading.head_lemma(noun) && head.lower.ends_with('s');
        Some(Sight {
            kind,
            noun: reading.phrase(&noun.words[from..]).to_lowercase().into(),
            marks,
            runner,
            words,
            plural,
            counted,
            beds,
        })
        .map(|mut s| {
            s.noun = reading.lexicon.grammar.lemma(&s.noun);
            s
        })
    }

    /// The body that a compound's first part means; the usual collectives are entered when first met so.
    pub(super) fn who(&self, who: &str) -> Option<usize> {
        if who.is_empty() {
            return None;
        }
        let acronym = who.to_uppercase();
        self.registry
            .bodies
            .iter()
            .position(|b| b.acronym.as_deref() == Some(acronym.as_str()))
            .or_else(|| self.registry.body(who))
            .or_else(|| {
                let plural = format!("{who}s");
                self.registry.bodies.iter().position(|b| {
                    b.name.eq_ignore_ascii_case(&plural)
                        || b.name.eq_ignore_ascii_case(who)
                        || who.eq_ignore_ascii_case("government") && b.evidence.frame == "actor-government"
                })
            })
    }

    /// Whether the sentence says that it is not there.
    pub(super) fn denied(&self, page: &Page<'_>, noun: &Noun) -> bool {
        let reading = &page.reading;
        let none = noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "no" | "any" | "neither"));
        let clause = page
            .clauses
            .list
            .iter()
            .position(|c| c.after.iter().any(|p| (p.start..p.group.end()).contains(&noun.head())));
        let shut = &acting::words().facilities.shut;
        let closed = page.clauses.list.iter().any(|c| {
            c.verb.lemma == "be"
                && c.subject.iter().any(|p| p.group.nouns.iter().any(|n| n.head() == noun.head()))
                && (c.verb.start..c.end.min(c.verb.end + 2)).any(|w| shut.contains(&reading.words[w].lemma))
        });
        none || closed
            || clause.is_some_and(|c| {
                let verb = &page.clauses.list[c].verb;
                let denied_here = discourse::denied(&page.clauses, c);
                let ran = acting::words().facilities.run_verbs.contains(&verb.lemma) || verb.lemma == "be";
                ran && discourse::denied(&page.clauses, c)
                    || acting::words().facilities.lacking.contains(&verb.lemma)
                    || acting::words().facilities.closing.contains(&verb.lemma) && !denied_here
            })
    }

    /// The facility that these words name again.
    pub(super) fn known(&self, sight: &Sight) -> Option<usize> {
        self.registry.facilities.iter().position(|f| {
            !f.proper
                && f.kind == sight.kind
                && f.noun == sight.noun
                && f.marks == sight.marks
                && f.runner_name == sight.runner
                && (!f.runner_name.is_empty() || !f.marks.is_empty())
        })
    }

    pub(super) fn enter_facility(&mut self, page: &Page<'_>, noun: &Noun, sight: Sight) -> usize {
        let reading = &page.reading;
        let evidence = self.evidence(page, noun.start, noun.end, "facility-name");
        let name = reading.phrase(&sight.words);
        let end = crate::extract::role::titled_end(reading, noun);
        let name = if end > noun.end { format!("{name} {}", reading.text_of(noun.end, end)) } else { name };
        // "the Victims of Trafficking Fund": what stands before "of" belongs to the name.
        let capital = |w: usize| reading.tokens[reading.words[w].start].is_capitalized();
        let longer = sight.words.first().filter(|first| {
            **first > 1
                && sight.kind == "fund"
                && capital(**first)
                && reading.words[**first - 1].lemma == "of"
                && reading.words[**first - 2].tag == Tag::Noun
                && capital(**first - 2)
        });
        let name = match longer {
            Some(first) => format!("{} {name}", reading.text_of(*first - 2, *first)),
            None => name,
        };
        let purpose = sight.kind == "hotline" && sight.marks.is_empty() && sight.runner.is_empty();
        let for_whom = reading.words.get(noun.end).filter(|w| purpose && w.lemma == "for").and_then(|_| {
            crate::extract::group::noun(reading, noun.end + 1).filter(|n| crate::extract::frame::is_person(reading, n))
        });
        let name = match for_whom {
            Some(people) => format!("{name} {}", reading.text_of(noun.end, people.end)),
            None => name,
        };
        let name = match sight.words.first() {
            Some(first) => crate::extract::role::uncapital(reading, *first, name),
            None => name,
        };
        self.registry.facilities.push(Facility {
            name,
            kind: sight.kind,
            noun: sight.noun,
            marks: sight.marks,
            runner: self.who(&sight.runner),
            runner_name: sight.runner,
            plural: sight.plural,
            proper: false,
            places: Vec::new(),
            operators: Vec::new(),
            nameless_operator: None,
            people: Vec::new(),
            exists: false,
            beds: sight.beds,
            evidence,
        });
        self.registry.facilities.len() - 1
    }
}

/// The kind of a center, a home or a house that is a facility only because somebody is said to run it.
fn generic(reading: &Reading<'_>, noun: &Noun, protecting: bool) -> Option<String> {
    let words = &acting::words().facilities;
    let head = noun.head();
    let token = &reading.tokens[reading.words[head].end - 1];
    let kind = words.generic.get(reading.singulars[reading.words[head].end - 1].as_str())?;
    let tokens: Vec<&Token> =
        noun.words.iter().flat_map(|w| &reading.tokens[reading.words[*w].start..reading.words[*w].end]).collect();
    let unfit = tokens.iter().any(|t| words.unfit.contains(&t.lower));
    let ran = noun
        .words
        .iter()
        .any(|w| compound(reading.word_text(*w)).is_some_and(|(_, does)| words.running.contains(does)));
    // "operated the Blue House in A", "opened five centers": what such a verb has for its object.
    let mut before = reading.words[..noun.start].iter().rev();
    let verb = before.find(|w| !matches!(w.tag, Tag::Determiner | Tag::Number | Tag::Adverb));
    let runs = |lemma: &str| words.run_verbs.contains(lemma) && lemma != "have" || matches!(lemma, "fund" | "finance");
    let object = verb.is_some_and(|w| runs(&w.lemma));
    // "The Blue House Center, under the ministry, provided": what it does next.
    let next = reading.words[noun.end..].iter().find(|w| w.is_verb() || matches!(w.tag, Tag::Break | Tag::Relative));
    let services = &acting::words().services;
    let gives = next.is_some_and(|w| {
        w.is_verb() && w.lemma != "receive" && (services.give.contains(&w.lemma) || services.house.contains(&w.lemma))
    });
    // "The Blue House Center continued to operate", "the Blue House Center was opened in the capital"
    let verbs = reading.words[noun.end..]
        .iter()
        .skip_while(|w| !w.is_verb())
        .take_while(|w| w.is_verb() || matches!(w.tag, Tag::To | Tag::Adverb));
    let open = verbs.into_iter().any(|w| {
        matches!(w.lemma.as_str(), "operate" | "function")
            || w.tag == Tag::Verb(VerbForm::Participle) && words.run_verbs.contains(&w.lemma) && w.lemma != "have"
    });
    // "A center for children, managed by an NGO"
    let managed = next.is_some_and(|w| {
        w.tag == Tag::Verb(VerbForm::Participle) && words.run_verbs.contains(&w.lemma) && w.lemma != "have"
            || w.lemma == "be"
    }) && reading.words[noun.end..].iter().skip_while(|w| !w.is_verb()).take(3).any(|w| w.lemma == "by");
    let named = noun.words.iter().all(|w| reading.tokens[reading.words[*w].start].is_capitalized());
    let bare = noun.words.iter().all(|w| *w == head || reading.words[*w].tag == Tag::Number);
    let run = object && (named && token.is_capitalized() || bare || protecting && !token.is_capitalized());
    (!unfit && (ran || (gives || open && protecting) && named && tokens.len() > 1 || run || managed && protecting))
        .then(|| kind.clone())
}
