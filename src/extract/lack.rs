//! Signs of lack in a sentence: denied verbs, verbs and adjectives of lack, "no" and "none", expressions.
//!
//! What counts is data (`ontology/frames/gap.toml`); here stands only how denial, purpose and remedy change what a word says.

use crate::fact::{Kind, Modality};
use crate::lexicon::{At, Filler, Frame, Pattern, WordId};

use super::clause::Clauses;
use super::element::{Element, Phrase, Shape, VerbGroup};
use super::frame::{is_person, is_such};
use super::group::Noun;
use super::word::Tag;
use super::{Page, Reading};

/// A sign of lack: the frame that knows it and the words where it shows.
pub struct Sign {
    /// The frame that knows it.
    pub frame: String,
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
}

/// The first sign of lack that holds.
pub fn sign(page: &Page<'_>) -> Option<Sign> {
    let pieces = &page.clauses.pieces;
    let scan = Scan { reading: &page.reading, clauses: &page.clauses, pieces };
    let mut unsaid = false;
    for (i, piece) in pieces.iter().enumerate() {
        // "There were no reports that ...": what follows did not happen.
        unsaid |= scan.opens_unsaid(piece);
        if matches!(piece, Element::Break) {
            unsaid = false;
        }
        let found = match piece {
            _ if unsaid => None,
            Element::Verb(verb) => scan.verb(i, verb),
            Element::Phrase(phrase) => scan.phrase(i, phrase),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    if unsaid { None } else { scan.adjective().or_else(|| scan.expression()) }
}

struct Scan<'r, 'a> {
    reading: &'r Reading<'a>,
    clauses: &'r Clauses,
    pieces: &'r [Element],
}

/// Whether a frame takes a lack away.
fn says_nothing(frame: &Frame) -> bool {
    frame.set.get("says").is_some_and(|s| s == "nothing")
}

/// Whether a frame speaks of a denied verb.
fn of_denied(frame: &Frame) -> bool {
    frame.set.get("when").is_some_and(|s| s == "denied")
}

impl<'r> Scan<'r, '_> {
    fn gap_frames(&self, verb: &'r VerbGroup) -> Vec<&'r Frame> {
        let frames = &self.reading.lexicon.frames;
        let mut found: Vec<&Frame> = match &verb.adjective {
            Some(adjective) => frames.of_adjective(adjective).collect(),
            None => Vec::new(),
        };
        if found.is_empty() {
            found.extend(frames.of_verb(&verb.lemma));
        }
        found.retain(|f| f.fact == Kind::Gap);
        found
    }

    fn verb(&self, i: usize, verb: &'r VerbGroup) -> Option<Sign> {
        if matches!(verb.modality, Modality::Recommended) || self.is_hypothetical(i, verb) {
            return None;
        }
        // "did not arrest, detain, or deport", "were not jailed or fined": the first verb of the row has told it.
        let denied_in_row = || self.clauses.list.iter().any(|c| c.verb.start == verb.start && c.verb.denied);
        if !verb.denied && denied_in_row() {
            return None;
        }
        let sign = |frame: &str| Some(Sign { frame: frame.to_owned(), start: verb.start, end: verb.end });
        // "compared with not identifying any in 2020": that was another year.
        if verb.marker.as_deref().is_some_and(|m| m.starts_with("compared")) {
            return None;
        }
        // "struggled to identify victims"
        let lacks = |lemma: &str| self.reading.lexicon.frames.of_verb(lemma).any(|f| f.id == "lack");
        if !verb.denied && verb.shape == Shape::Finite && verb.chain.iter().any(|v| lacks(v)) {
            return sign("lack");
        }
        let without = verb.marker.as_deref() == Some("without");
        let told = |lemma: &str| self.reading.lexicon.frames.of_verb(lemma).any(|f| f.id == "not-told");
        let frames = self.gap_frames(verb);
        if verb.denied || without {
            // "did not report providing": only the report is missing.
            let unreported = verb.chain.iter().any(|v| told(v));
            // "did not have to pay": nobody was made to.
            let spared = verb.chain.last().is_some_and(|v| v == "have");
            let excused = spared || frames.iter().any(|f| of_denied(f) && says_nothing(f) && self.filled(i, verb, f));
            return if unreported || excused || self.is_not_only(verb) { None } else { sign("not-done") };
        }
        // "Banning it would keep brokers from using it": what might be is no lack.
        let imagined = verb.shape != Shape::Finite
            && self.clauses.list.iter().any(|c| c.parent.is_none() && c.verb.modality == Modality::Planned);
        if verb.shape == Shape::Infinitive || verb.modality == Modality::Planned || imagined {
            return None;
        }
        // "ceased the use of minors": what is bad was stopped.
        let relieved = |f: &&Frame| !of_denied(f) && says_nothing(f) && !f.roles.is_empty() && self.filled(i, verb, f);
        if frames.iter().any(relieved) {
            return None;
        }
        // "screened for indicators when arresting individuals": what was done then is told.
        let timed = verb.shape == Shape::Gerund && matches!(verb.marker.as_deref(), Some("when" | "while" | "upon"));
        if timed && frames.iter().any(|f| f.id == "harm") {
            return None;
        }
        // "was unable to report": only the report is missing.
        if verb.adjective.is_some() && self.only_untold(verb.end - 1) {
            return None;
        }
        frames.iter().find(|f| !of_denied(f) && !says_nothing(f) && self.filled(i, verb, f)).and_then(|f| sign(&f.id))
    }

    /// Whether a denial only describes people ("victims who did not cooperate") or a condition ("if victims do not ...").
    fn is_hypothetical(&self, i: usize, verb: &VerbGroup) -> bool {
        for piece in self.pieces[..i].iter().rev() {
            match piece {
                Element::Subordinator(word) => {
                    return matches!(self.lemma(*word), "if" | "unless" | "whether" | "until" | "lest" | "when");
                }
                Element::Relative(word) => {
                    if self.lemma(*word) == "which" {
                        return false;
                    }
                    let before = self.pieces[..i].iter().rev().find_map(|p| match p {
                        Element::Phrase(phrase) => phrase.group.nouns.last(),
                        _ => None,
                    });
                    // "crimes that did not cross a border": which ones, as with people.
                    let matter = |n: &Noun| {
                        self.lemma(*word) == "that"
                            && self.reading.lexicon.frames.in_class("legal-matter", self.reading.head_lemma(n))
                    };
                    return verb.denied && before.is_some_and(|n| is_person(self.reading, n) || matter(n));
                }
                Element::Verb(_) | Element::Break => return false,
                _ => {}
            }
        }
        false
    }

    fn lemma(&self, word: usize) -> &str {
        self.reading.words.get(word).map_or("", |w| w.lemma.as_str())
    }

    /// "not only trained but also ...": no denial.
    fn is_not_only(&self, verb: &VerbGroup) -> bool {
        (verb.start.saturating_sub(1)..verb.end + 1)
            .any(|w| self.lemma(w) == "not" && matches!(self.lemma(w + 1), "only" | "just" | "necessarily"))
    }

    /// Whether all roles of a frame are filled around the verb at piece `i`.
    fn filled(&self, i: usize, verb: &VerbGroup, frame: &Frame) -> bool {
        let voiced = frame.set.get("voice").is_none_or(|voice| (voice == "passive") == verb.passive);
        voiced && frame.roles.values().all(|pattern| self.role(i, verb, pattern))
    }

    fn role(&self, i: usize, verb: &VerbGroup, pattern: &Pattern) -> bool {
        let fit = |noun: &Noun| pattern.is.iter().any(|kind| is_such(self.reading, noun, kind));
        pattern.at.iter().any(|place| match place {
            At::Patient | At::Object => {
                let nouns = if verb.passive { self.bare_before(i) } else { self.bare_after(i) };
                nouns.iter().any(|n| fit(n))
            }
            At::Subject => self.bare_before(i).iter().any(|n| fit(n)),
            _ => self.after(i).any(|piece| match piece {
                Element::Phrase(p) => {
                    p.preposition.is_some()
                        && p.preposition.as_deref() == place.preposition()
                        && p.group.nouns.iter().any(fit)
                }
                Element::Verb(v) => {
                    v.marker.is_some()
                        && v.marker.as_deref() == place.preposition()
                        && pattern.is.contains(&Filler::Any)
                }
                _ => false,
            }),
        })
    }

    /// The pieces after piece `i` up to the next verb, that verb included.
    fn after(&self, i: usize) -> impl Iterator<Item = &'r Element> {
        let stop = self.pieces[i + 1..]
            .iter()
            .position(|p| matches!(p, Element::Verb(_) | Element::Break | Element::Subordinator(_)))
            .map_or(self.pieces.len(), |n| i + n + 2);
        self.pieces[i + 1..stop].iter()
    }

    /// The object of the verb at piece `i`, which verbs in a row share: "arrest, detain, and deport victims".
    fn bare_after(&self, i: usize) -> Vec<&'r Noun> {
        for (n, piece) in self.pieces[i + 1..].iter().enumerate() {
            match piece {
                Element::Phrase(p) if p.preposition.is_none() => return p.group.nouns.iter().collect(),
                Element::Comma | Element::Conjunction(_) | Element::Adverb(_) => {}
                Element::Verb(next) if n > 0 && next.marker.is_none() => {}
                _ => break,
            }
        }
        Vec::new()
    }

    /// The nouns of the subject of the verb at piece `i` with what describes it: by its clause, else the last phrases before.
    fn bare_before(&self, i: usize) -> Vec<&'r Noun> {
        let mut nouns = Vec::new();
        if let Element::Verb(verb) = &self.pieces[i]
            && let Some(clause) = self.clauses.list.iter().find(|c| c.verb.start == verb.start && !c.subject.is_empty())
        {
            return clause.subject.iter().flat_map(|p| &p.group.nouns).collect();
        }
        for piece in self.pieces[..i].iter().rev() {
            match piece {
                Element::Phrase(p) => {
                    nouns.extend(&p.group.nouns);
                    if p.preposition.is_none() {
                        break;
                    }
                }
                Element::Break => break,
                _ => {}
            }
        }
        nouns
    }

    /// "no shelter", "none of them", "few victims", "inadequate screening", "without interviews".
    fn phrase(&self, i: usize, phrase: &Phrase) -> Option<Sign> {
        if self.is_remedied(i) {
            return None;
        }
        let frames = &self.reading.lexicon.frames;
        for noun in &phrase.group.nouns {
            let sign = |frame: &str| {
                Some(Sign {
                    frame: frame.to_owned(),
                    start: noun.start.min(noun.head()),
                    end: noun.end.max(noun.head() + 1),
                })
            };
            let determiner = noun.determiner.unwrap_or(noun.start);
            let word = &self.reading.words[determiner];
            let denies = matches!(word.lemma.as_str(), "no" | "none" | "neither" | "nobody" | "nothing" | "zero")
                || word.lemma == "no-one";
            // "compared with no prosecutions in 2018": that was another year.
            let compared = phrase.preposition.as_deref().is_some_and(|p| p.starts_with("compared"));
            if denies && !compared && !self.is_no_such_thing(determiner) && !self.is_excused_by_verb(i) {
                return sign("none");
            }
            let describing = noun.words[..noun.words.len() - 1]
                .iter()
                .find(|w| frames.of_adjective(self.lemma(**w)).any(|f| f.fact == Kind::Gap && !says_nothing(f)));
            if let Some(word) = describing
                && !is_person(self.reading, noun)
                && !matches!(
                    self.reading.head_lemma(noun),
                    "family" | "household" | "area" | "neighborhood" | "community" | "region" | "country" | "village"
                )
                && !(self.lemma(word.saturating_sub(1)) == "not" && *word > 0)
            {
                return sign("inadequate");
            }
        }
        // "instead of" is a preposition of the same kind, but nothing is left out.
        let said = (phrase.start.saturating_sub(1)..=phrase.start)
            .any(|w| self.reading.tokens[self.reading.words[w].start].lower == "without");
        let handled = matches!(phrase.preposition.as_deref(), Some("without")) && said;
        let omitted = phrase
            .group
            .nouns
            .first()
            .filter(|n| handled && frames.of_noun(self.reading.head_lemma(n)).any(|f| f.id == "omitted"));
        omitted.map(|n| Sign { frame: "not-done".into(), start: phrase.start, end: n.end })
    }

    /// Whether the verb that a phrase belongs to takes a lack away ("addressed gaps") or only misses a report.
    fn is_remedied(&self, i: usize) -> bool {
        self.verb_before(i).is_some_and(|v| {
            !v.denied && !v.passive && self.reading.lexicon.frames.of_verb(&v.lemma).any(|f| f.id == "remedy")
        })
    }

    fn verb_before(&self, i: usize) -> Option<&'r VerbGroup> {
        self.pieces[..i].iter().rev().take_while(|p| !matches!(p, Element::Break | Element::Subordinator(_))).find_map(
            |p| match p {
                Element::Verb(v) => Some(v),
                _ => None,
            },
        )
    }

    /// "provided no information", "no victims were penalized": what the denial of the verb would excuse.
    fn is_excused_by_verb(&self, i: usize) -> bool {
        let before = self.pieces[..i].iter().rposition(|p| matches!(p, Element::Verb(_)));
        let after = self.pieces[i..].iter().position(|p| matches!(p, Element::Verb(_))).map(|n| n + i);
        [before, after].into_iter().flatten().any(|at| match &self.pieces[at] {
            Element::Verb(verb) => {
                let own =
                    Some(at) == before && !verb.passive || Some(at) == after && (verb.passive || verb.lemma == "be");
                own && self.gap_frames(verb).iter().any(|f| of_denied(f) && says_nothing(f) && self.filled(at, verb, f))
            }
            _ => false,
        })
    }

    /// "no reports of", "at no cost", "no fewer than".
    fn is_no_such_thing(&self, at: usize) -> bool {
        let frames = &self.reading.lexicon.frames;
        frames.of_id("no-such-thing").flat_map(|f| &f.nouns).any(|entry| {
            (at + 1..at + 4).any(|from| {
                self.expression_at(from, entry) && (at + 1..from).all(|w| self.reading.words[w].tag == Tag::Adjective)
            })
        })
    }

    /// "no reports", "no indication": whether a phrase says that nothing of the kind is known.
    fn opens_unsaid(&self, piece: &Element) -> bool {
        let Element::Phrase(phrase) = piece else { return false };
        phrase.group.nouns.iter().any(|n| {
            let determiner = n.determiner.unwrap_or(n.start);
            self.lemma(determiner) == "no"
                && matches!(self.reading.head_lemma(n), "report" | "indication" | "allegation" | "instance")
        })
    }

    /// "was unable to report": only the report is missing.
    fn only_untold(&self, from: usize) -> bool {
        let to = self.lemma(from + 1) == "to";
        let verb = self.reading.words.get(from + 2).map_or("", |w| w.lemma.as_str());
        to && self.reading.lexicon.frames.of_verb(verb).any(|f| f.id == "not-told")
    }

    /// An adjective of lack after a copula that the parser took for a noun: "were scarce".
    fn adjective(&self) -> Option<Sign> {
        let words = &self.reading.words;
        let frames = &self.reading.lexicon.frames;
        let gap = |word: WordId| frames.by_adjective(word).any(|f| f.fact == Kind::Gap && !says_nothing(f));
        (1..words.len())
            .find(|at| {
                let ends = words.get(at + 1).is_none_or(|w| !w.is_nominal());
                let before = words[..*at].iter().rev().find(|w| w.tag != Tag::Adverb);
                gap(words[*at].evokes)
                    && !self.only_untold(*at)
                    && ends
                    && before.is_some_and(|w| w.is_verb() && self.reading.lexicon.words.copulas.contains(&w.lemma))
            })
            .map(|at| Sign { frame: "inadequate".into(), start: at, end: at + 1 })
    }

    /// Whether the words from `from` on are those of an entry, by their base forms.
    fn expression_at(&self, from: usize, entry: &str) -> bool {
        // "rather than" is one word already, whatever it stands for.
        let Some(word) = self.reading.words.get(from) else { return false };
        if word.end > word.start + 1 && entry.contains(' ') {
            let said: Vec<&str> = self.reading.tokens[word.start..word.end].iter().map(|t| t.lower.as_str()).collect();
            if said.join(" ") == entry {
                return true;
            }
        }
        entry.split(' ').enumerate().all(|(n, wanted)| {
            self.reading
                .words
                .get(from + n)
                .is_some_and(|w| w.lemma == wanted || self.reading.tokens[w.start].lower == wanted)
        })
    }

    /// Words and expressions of lack, wherever they stand.
    fn expression(&self) -> Option<Sign> {
        let words = &self.reading.words;
        let concession = words
            .iter()
            .any(|w| matches!(w.lemma.as_str(), "although" | "though" | "but" | "however" | "despite" | "yet"));
        let frames = &self.reading.lexicon.frames;
        // What may stand at each word, in the order of the frames.
        let mut opened: Vec<(usize, usize, usize)> = Vec::new();
        for (from, word) in words.iter().enumerate() {
            let printed = self.reading.tokens[word.start].lower.as_str();
            let other = if printed == word.lemma { WordId::NONE } else { frames.word(printed) };
            let entries = frames.places_opened_by(word.evokes).chain(frames.places_opened_by(other));
            opened.extend(entries.map(|(frame, entry)| (frame, entry, from)));
        }
        opened.retain(|(frame, ..)| frames.all[*frame].fact == Kind::Gap);
        opened.sort_unstable();
        opened.dedup();
        opened.into_iter().find_map(|(frame, entry, from)| {
            let frame = &frames.all[frame];
            let entry = frame.nouns[entry].as_str();
            let conceding = frame.set.get("with").is_some_and(|s| s == "concession");
            let holds = !says_nothing(frame)
                && (concession || !conceding)
                && self.expression_at(from, entry)
                && self.holds(frame, entry, from);
            holds.then(|| Sign { frame: frame.id.clone(), start: from, end: from + entry.split(' ').count() })
        })
    }

    /// Whether an expression at word `from` is meant as a lack.
    fn holds(&self, frame: &Frame, entry: &str, from: usize) -> bool {
        let words = &self.reading.words;
        if words[from].is_verb() && frame.nouns.iter().any(|n| *n == words[from].lemma) && frame.id == "shortage" {
            return false;
        }
        if frame.set.get("count").is_some_and(|s| s == "few") {
            let before = from.checked_sub(1).map_or("", |b| self.lemma(b));
            // "fewer than 300 calls" is a count.
            let token = |n: usize| self.reading.tokens.get(words[from].start + n);
            let count = token(1).is_some_and(|t| t.lower == "than")
                && token(2).is_some_and(|t| t.is_numeric() || self.reading.lexicon.grammar.number(&t.lower).is_some());
            // "three fewer than the year before" compares.
            let counted = from > 0 && words[from - 1].tag == Tag::Number;
            if matches!(before, "a" | "the" | "past" | "last" | "no") || count || counted {
                return false;
            }
        }
        // "may use this article instead of that one": what is allowed is no lack.
        let allowed = self.clauses.list.iter().any(|c| c.parent.is_none() && c.verb.modality == Modality::Possible);
        if allowed && matches!(entry, "instead of" | "rather than" | "in lieu of") {
            return false;
        }
        // "one case remained pending": a trial that goes on is no lack.
        let business = |w: usize| self.reading.lexicon.frames.in_class("court-business", self.lemma(w));
        if entry.contains("pending") && (from.saturating_sub(3)..from).any(business) {
            return false;
        }
        if from > 0 && matches!(self.lemma(from - 1), "no" | "without" | "not") {
            return false;
        }
        let piece = self.pieces.iter().position(|p| match p {
            Element::Phrase(phrase) => phrase.start <= from && from < phrase.group.end(),
            _ => false,
        });
        !piece.is_some_and(|i| self.is_remedied(i))
    }
}
