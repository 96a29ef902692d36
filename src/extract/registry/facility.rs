//! Facilities: shelters, centers, hotlines, websites and funds, by their names and by what later mentions mean.

use crate::extract::discourse;
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};
use crate::fact::Evidence;

use super::body::proper;
use super::scan::Scan;
use super::{Thing, bracketed};

/// A shelter, a center, a hotline, a website or a fund.
#[derive(Clone, Debug)]
pub struct Facility {
    /// Its name as the views print it.
    pub name: String,
    /// The slug of its kind.
    pub kind: String,
    /// The noun that says what it is, in the singular.
    pub noun: String,
    /// The words before that noun which tell it from others, in lower case.
    pub marks: Vec<String>,
    /// Whoever its name says runs it ("MIA-run shelter"), in lower case.
    pub runner_name: String,
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
    /// The people that it is for, as the text has them.
    pub people: Vec<String>,
    /// Whether some mention says that it is there.
    pub exists: bool,
    /// Where it is first named.
    pub evidence: Evidence,
}

/// Participles that make a compound with whoever runs or gives something: "NGO-run", "government-operated".
const RUNNING: [&str; 7] = ["run", "operated", "managed", "administered", "led", "maintained", "owned"];
/// Modifiers that tell no facility from another.
const COUNTING: [&str; 24] = [
    "only",
    "new",
    "additional",
    "same",
    "other",
    "existing",
    "single",
    "several",
    "various",
    "own",
    "more",
    "such",
    "certain",
    "primary",
    "main",
    "first",
    "second",
    "two",
    "both",
    "available",
    "operational",
    "adequate",
    "sufficient",
    "sole",
];
/// Verbs that say what is lacking.
const LACKING: [&str; 6] = ["lack", "need", "require", "plan", "propose", "intend"];
/// Verbs that say who runs something.
pub const RUN_VERBS: [&str; 10] =
    ["operate", "run", "maintain", "manage", "administer", "open", "establish", "launch", "have", "oversee"];

/// The two parts of a word like "NGO-run": who, and what they do.
pub fn compound(text: &str) -> Option<(&str, &str)> {
    let (who, does) = text.rsplit_once('-')?;
    (!who.is_empty() && does.chars().all(char::is_lowercase)).then_some((who, does))
}

/// What a noun group says of a facility.
struct Sight {
    kind: String,
    noun: String,
    marks: Vec<String>,
    runner: String,
    /// The words of the name.
    words: Vec<usize>,
    plural: bool,
    counted: bool,
}

impl Scan<'_, '_> {
    /// Enters what names say of who runs a facility ("MIA-run shelter"), before any other mention.
    pub(super) fn compounds(&mut self, page: &Page<'_>) {
        let reading = &page.reading;
        for noun in super::nouns(reading) {
            let Some(sight) = self.sight(reading, &noun) else { continue };
            let said = sight
                .words
                .iter()
                .any(|w| compound(reading.word_text(*w)).is_some_and(|(_, does)| RUNNING.contains(&does)));
            if said && !self.denied(page, &noun) && self.known(&sight).is_none() {
                self.enter_facility(page, &noun, sight);
            }
        }
    }

    /// What a noun group says of a facility, if its head is one.
    fn sight(&self, reading: &Reading<'_>, noun: &Noun) -> Option<Sight> {
        let (from, concept) = (0..noun.words.len())
            .rev()
            .filter_map(|from| {
                reading
                    .concepts_of(&noun.words[from..])
                    .into_iter()
                    .map(|(id, _)| reading.concept(id))
                    .find(|c| c.scheme == "facility-kind")
                    .map(|c| (from, c))
            })
            .next()?;
        // The kind by the longest name: "victim assistance fund" and not "fund".
        let kind = reading.head_concept(noun, "facility-kind").unwrap_or(concept).notation.clone();
        let head = &reading.tokens[reading.words[noun.head()].end - 1];
        let mut runner = String::new();
        let mut marks = Vec::new();
        let mut words = Vec::new();
        let mut counted = false;
        for (k, word) in noun.words.iter().enumerate() {
            let w = &reading.words[*word];
            let text = reading.word_text(*word);
            if w.tag == Tag::Number || w.tag == Tag::Adverb || COUNTING.contains(&w.lemma.as_str()) {
                counted |= w.tag == Tag::Number;
                // "24-hour", "24/7" are no counts.
                if w.tag != Tag::Number || !text.contains(['-', '/']) {
                    continue;
                }
            }
            words.push(*word);
            if k < from {
                match compound(text).filter(|(_, does)| RUNNING.contains(does)) {
                    Some((who, _)) => runner = who.to_lowercase(),
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
            noun: reading.phrase(&noun.words[from..]).to_lowercase(),
            marks,
            runner,
            words,
            plural,
            counted,
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
    fn denied(&self, page: &Page<'_>, noun: &Noun) -> bool {
        let reading = &page.reading;
        let none = noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "no" | "any" | "neither"));
        let clause = page
            .clauses
            .list
            .iter()
            .position(|c| c.after.iter().any(|p| (p.start..p.group.end()).contains(&noun.head())));
        none || clause.is_some_and(|c| {
            let verb = &page.clauses.list[c].verb;
            let ran = RUN_VERBS.contains(&verb.lemma.as_str()) || verb.lemma == "be";
            ran && discourse::denied(&page.clauses, c) || LACKING.contains(&verb.lemma.as_str())
        })
    }

    /// The facility that these words name again.
    fn known(&self, sight: &Sight) -> Option<usize> {
        self.registry.facilities.iter().position(|f| {
            !f.proper
                && f.kind == sight.kind
                && f.noun == sight.noun
                && f.marks == sight.marks
                && f.runner_name == sight.runner
                && (!f.runner_name.is_empty() || !f.marks.is_empty())
        })
    }

    fn enter_facility(&mut self, page: &Page<'_>, noun: &Noun, sight: Sight) -> usize {
        let reading = &page.reading;
        let evidence = self.evidence(page, noun.start, noun.end, "facility-name");
        let name = reading.phrase(&sight.words);
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
            people: Vec::new(),
            exists: false,
            evidence,
        });
        self.registry.facilities.len() - 1
    }

    /// Reads a noun group as a facility; whether it is one.
    pub(super) fn facility(&mut self, page: &Page<'_>, found: &[Noun], i: usize, owner: Option<usize>) -> bool {
        let reading = &page.reading;
        let noun = &found[i];
        let Some(sight) = self.sight(reading, noun) else { return false };
        let determiner = noun.determiner.map(|d| reading.words[d].lemma.clone());
        let owner = owner
            .or_else(|| if determiner.as_deref() == Some("its") { self.possessor(page, noun.start) } else { None });
        let definite = matches!(
            determiner.as_deref(),
            Some("the" | "this" | "these" | "both" | "each" | "its" | "their" | "those")
        );
        let bare = sight.marks.is_empty()
            && sight.runner.is_empty()
            && sight.words.len() == noun.words.len().min(sight.words.len())
            && reading.concepts_of(&sight.words).iter().any(|(id, _)| reading.concept(*id).scheme == "facility-kind");
        // "provided shelter and food": a service, no house.
        if determiner.is_none()
            && !sight.plural
            && !sight.counted
            && sight.marks.is_empty()
            && sight.runner.is_empty()
            && owner.is_none()
            && !reading.tokens[reading.words[noun.head()].start].is_capitalized()
        {
            return false;
        }
        if self.denied(page, noun) {
            return true;
        }
        let named = self.apposed(page, found, i);
        if !named.is_empty() {
            for f in &named {
                let facility = &mut self.registry.facilities[*f];
                facility.kind.clone_from(&sight.kind);
                facility.noun.clone_from(&sight.noun);
            }
            self.settle(page, found, i, named);
            return true;
        }
        let plain = bare && sight.noun.split(' ').count() <= 2 && !sight.noun.contains("assistance");
        if plain && definite && !matches!(determiner.as_deref(), Some("its" | "their")) {
            let same: Vec<usize> =
                self.last.iter().copied().filter(|f| self.registry.facilities[*f].kind == sight.kind).collect();
            if !same.is_empty() {
                self.settle(page, found, i, same);
                return true;
            }
        }
        // A shorter later mention of the one named with more words: "the fund" is done; "the hotline", "the assistance fund".
        if definite && owner.is_none() && self.known(&sight).is_none() {
            let wider = self.last_with(&sight);
            if let Some(f) = wider {
                self.settle(page, found, i, vec![f]);
                return true;
            }
        }
        if plain
            && !sight.plural
            && let Some(f) = self.run_by(page, noun, &sight.kind)
        {
            self.settle(page, found, i, vec![f]);
            return true;
        }
        if plain && owner.is_none() {
            let again = self.registry.facilities.iter().position(|f| {
                !f.proper
                    && f.kind == sight.kind
                    && f.noun == sight.noun
                    && f.marks.is_empty()
                    && f.runner_name.is_empty()
                    && f.plural == sight.plural
            });
            if let Some(f) = again {
                self.settle(page, found, i, vec![f]);
                return true;
            }
        }
        let facility = self.known(&sight).unwrap_or_else(|| self.enter_facility(page, noun, sight));
        let acronym = bracketed(reading, noun.head());
        let body = reading.words[noun.head()].end - reading.words[noun.head()].start > 1;
        if body || acronym.is_some() {
            // A center with a name of its own also acts.
            let name = self.registry.facilities[facility].name.clone();
            let kind = self.kind_of(reading, noun).unwrap_or_else(|| "other".into());
            let as_body = self.enter(page, noun.head(), &name, acronym, &kind, owner);
            let _ = as_body;
        }
        if let Some(o) = owner {
            self.registry.facilities[facility].runner.get_or_insert(o);
        }
        self.settle(page, found, i, vec![facility]);
        true
    }

    /// Who "its" before word `at` is: the first body of the sentence, else the last subject.
    fn possessor(&self, page: &Page<'_>, at: usize) -> Option<usize> {
        let here = self.registry.mentions(page.reading.sentence).iter().filter(|m| m.end <= at).min_by_key(|m| m.start);
        here.and_then(|m| m.things.first())
            .and_then(|t| match t {
                Thing::Body(b) => Some(*b),
                Thing::Facility(_) => None,
            })
            .or(self.subject)
    }

    /// The last facility of the kind whose name has all the words of a definite mention.
    fn last_with(&self, sight: &Sight) -> Option<usize> {
        if !sight.runner.is_empty() {
            return None;
        }
        let fits = |f: &Facility| {
            f.kind == sight.kind
                && sight.marks.iter().all(|m| f.marks.contains(m))
                && (f.noun == sight.noun || f.noun.ends_with(&sight.noun))
        };
        self.last
            .iter()
            .rev()
            .copied()
            .find(|f| fits(&self.registry.facilities[*f]))
            .or_else(|| self.registry.facilities.iter().rposition(|f| fits(f) && f.exists))
    }

    /// "The MIA operated a shelter": the one that is called "MIA-run" elsewhere; of the government, the only one that is not
    /// run by NGOs.
    fn run_by(&self, page: &Page<'_>, noun: &Noun, kind: &str) -> Option<usize> {
        let clause = page.clauses.list.iter().find(|c| {
            RUN_VERBS.contains(&c.verb.lemma.as_str())
                && !c.verb.passive
                && c.after.iter().any(|p| (p.start..p.group.end()).contains(&noun.head()))
        })?;
        let subject = clause.subject.iter().find(|p| p.preposition.is_none())?.group.nouns.first()?;
        let who = self.registry.things(page.reading.sentence, subject);
        let ours = |f: &&usize| {
            self.registry.facilities[**f].kind == *kind && !self.registry.facilities[**f].runner_name.is_empty()
        };
        let all: Vec<usize> = (0..self.registry.facilities.len()).collect();
        let by_name = all.iter().filter(ours).copied().find(|f| {
            let runner = self.who(&self.registry.facilities[*f].runner_name);
            who.iter().any(|t| runner.map(Thing::Body) == Some(*t))
        });
        let government = page.reading.head_lemma(subject) == "effort"
            || who.iter().any(|t| matches!(t, Thing::Body(b) if self.registry.bodies[*b].kind == "government"));
        by_name.or_else(|| {
            let state: Vec<usize> = all
                .iter()
                .filter(ours)
                .copied()
                .filter(|f| !self.registry.facilities[*f].plural && self.registry.facilities[*f].runner_name != "ngo")
                .collect();
            (government && state.len() == 1).then(|| state[0])
        })
    }

    /// The names beside a facility's noun: "Open House, a shelter", "two shelters, Open House in Rome and Sea House".
    fn apposed(&mut self, page: &Page<'_>, found: &[Noun], i: usize) -> Vec<usize> {
        let reading = &page.reading;
        let noun = &found[i];
        let indefinite =
            noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "a" | "an" | "the" | "one"));
        let comma = |at: usize| reading.words.get(at).is_some_and(|w| w.tag == Tag::Comma);
        if let Some(before) = i.checked_sub(1).map(|b| &found[b])
            && indefinite
            && before.end + 1 == noun.start
            && comma(before.end)
            && proper(reading, before)
            && self.registry.things(reading.sentence, before).iter().all(|t| matches!(t, Thing::Facility(_)))
        {
            return vec![self.enter_proper(page, before)];
        }
        // Names behind it: after a comma, each perhaps with its place.
        let mut named = Vec::new();
        let mut at = i + 1;
        while found.get(at).is_some_and(|n| {
            n.start > 0 && reading.words[n.start - 1].tag == Tag::Preposition && n.start - 1 == found[at - 1].end
        }) {
            at += 1;
        }
        if found.get(at).is_some_and(|n| comma(n.start.wrapping_sub(1)) && found[at - 1].end + 1 == n.start) {
            while let Some(n) = found.get(at) {
                let linked = matches!(reading.words[n.start.saturating_sub(1)].tag, Tag::Comma | Tag::Conjunction);
                if !linked || !proper(reading, n) || n.words.len() < 2 || self.kind_of(reading, n).is_some() {
                    break;
                }
                named.push(self.enter_proper(page, n));
                at += 1;
                while found.get(at).is_some_and(|n| {
                    reading.words[n.start.saturating_sub(1)].tag == Tag::Preposition && n.start - 1 == found[at - 1].end
                }) {
                    at += 1;
                }
            }
        }
        named
    }

    /// A center known as a body by its acronym is a facility as well.
    pub(super) fn acting_facility(&mut self, page: &Page<'_>, found: &[Noun], i: usize) {
        if let [Thing::Body(b)] = self.registry.things(page.reading.sentence, &found[i])[..]
            && let Some(f) = self.registry.facilities.iter().position(|f| f.name == self.registry.bodies[b].name)
        {
            self.settle(page, found, i, vec![f]);
        }
    }

    fn enter_proper(&mut self, page: &Page<'_>, noun: &Noun) -> usize {
        let reading = &page.reading;
        let name = reading.phrase(&noun.words);
        let known = self.registry.facilities.iter().position(|f| f.name == name);
        let facility = known.unwrap_or_else(|| {
            let evidence = self.evidence(page, noun.start, noun.end, "facility-name");
            self.registry.facilities.push(Facility {
                name,
                kind: "shelter".into(),
                noun: String::new(),
                marks: Vec::new(),
                runner: None,
                runner_name: String::new(),
                plural: false,
                proper: true,
                places: Vec::new(),
                operators: Vec::new(),
                people: Vec::new(),
                exists: true,
                evidence,
            });
            self.registry.facilities.len() - 1
        });
        self.registry.note(reading.sentence, noun.start, noun.end, vec![Thing::Facility(facility)]);
        let places = places_around(reading, noun);
        self.add_places(facility, places);
        facility
    }

    fn add_places(&mut self, facility: usize, places: Vec<String>) {
        for place in places {
            if !self.registry.facilities[facility].places.contains(&place) {
                self.registry.facilities[facility].places.push(place);
            }
        }
    }

    /// Notes a mention and what stands around it: places and people.
    fn settle(&mut self, page: &Page<'_>, found: &[Noun], i: usize, facilities: Vec<usize>) {
        let reading = &page.reading;
        let noun = &found[i];
        let places = places_around(reading, noun);
        let own = people_behind(reading, found, i);
        for f in &facilities {
            self.registry.facilities[*f].exists = true;
            if facilities.len() == 1 {
                self.add_places(*f, places.clone());
            }
            for who in &own {
                if !self.registry.facilities[*f].people.contains(who) {
                    self.registry.facilities[*f].people.push(who.clone());
                }
            }
        }
        self.registry.note(
            reading.sentence,
            noun.start,
            noun.end,
            facilities.iter().copied().map(Thing::Facility).collect(),
        );
        self.last = facilities;
    }
}

/// "shelter for trafficking victims": whom it is for.
fn people_behind(reading: &Reading<'_>, found: &[Noun], i: usize) -> Vec<String> {
    let Some(next) = found.get(i + 1) else { return Vec::new() };
    let linked = next.start == found[i].end + 1 && reading.words[found[i].end].lemma == "for";
    if linked && crate::extract::frame::is_person(reading, next) {
        vec![reading.phrase(&next.words)]
    } else {
        Vec::new()
    }
}

/// The places named right before or behind a facility: "in Rome and Milan", "one in Rome and one in Milan", "in Nadi at".
fn places_around(reading: &Reading<'_>, noun: &Noun) -> Vec<String> {
    let words = &reading.words;
    let lemma = |at: usize| words.get(at).map_or("", |w| w.lemma.as_str());
    let mut places = Vec::new();
    let mut at = noun.end;
    if lemma(at) == "for" {
        at += 1;
        while words
            .get(at)
            .is_some_and(|w| w.is_nominal() || matches!(w.tag, Tag::Conjunction | Tag::Determiner) && lemma(at) != "in")
        {
            at += 1;
        }
    }
    if matches!(lemma(at), "in" | "at") {
        places = list_of_places(reading, at + 1).0;
    } else if words.get(at).is_some_and(|w| w.tag == Tag::Comma) && lemma(at + 1) == "one" {
        let mut from = at + 1;
        while lemma(from) == "one" && lemma(from + 1) == "in" {
            let (found, end) = list_of_places(reading, from + 2);
            places.extend(found);
            from = end;
            while words.get(from).is_some_and(|w| matches!(w.tag, Tag::Comma | Tag::Conjunction)) {
                from += 1;
            }
        }
    }
    let before = noun.start;
    if places.is_empty()
        && before >= 3
        && matches!(lemma(before - 1), "at")
        && words[before - 2].tag == Tag::Noun
        && lemma(before - 3) == "in"
    {
        places = list_of_places(reading, before - 2).0;
    }
    places
}

/// Capitalized nouns joined by commas and "and" from word `at`, and where they end.
fn list_of_places(reading: &Reading<'_>, at: usize) -> (Vec<String>, usize) {
    let words = &reading.words;
    let mut places = Vec::new();
    let mut from = at;
    let mut end = at;
    loop {
        let mut to = from;
        while words.get(to).is_some_and(|w| {
            matches!(w.tag, Tag::Noun | Tag::Adjective)
                && w.end - w.start <= 3
                && reading.tokens[w.start].is_capitalized()
        }) {
            to += 1;
        }
        // "in Rome and Sea House in Milan": that name has a place of its own.
        if to == from || to > from && !places.is_empty() && words.get(to).is_some_and(|w| w.lemma == "in") {
            break;
        }
        places.push(reading.text_of(from, to).to_owned());
        end = to;
        let mut next = to;
        let mut joined = false;
        while words.get(next).is_some_and(|w| w.tag == Tag::Comma || w.tag == Tag::Conjunction && w.lemma != "but") {
            joined = true;
            next += 1;
        }
        if !joined {
            break;
        }
        from = next;
    }
    (places, end)
}
