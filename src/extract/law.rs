//! Penalties: which law or article prescribes which term for which offence against whom.
//!
//! A sentence is read from left to right as a row of laws, verbs, offences, terms and groups of victims. Laws named one
//! after the other share what follows; offences belong to the verb that forbids them, or to the penalty that is said to be
//! for them; a term takes the victims and the offence named behind it. A sentence without a name ("The law prescribed ...")
//! goes on from the law last named. What courts did is no penalty that a law sets.

use crate::fact::{Kind, Slot, Value};
use crate::source::{SectionKind, Span};

use super::cite::{Citation, citations, is_noun_of};
use super::context::{Context, Draft};
use super::law_event::{Event, Offence, events};
use super::term::Term;
use super::{Page, Reading};

/// What the last sentences said of laws.
#[derive(Default)]
struct Memory {
    laws: Vec<Citation>,
    offences: Vec<Offence>,
    /// The sentence that spoke of them.
    sentence: usize,
}

/// Adds the penalties of all sections that tell what was done.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    let mut memory = Memory::default();
    for page in pages
        .iter()
        .filter(|p| matches!(p.section, SectionKind::Prosecution | SectionKind::Protection | SectionKind::Prevention))
    {
        sentence(context, page, &mut memory);
    }
}

fn sentence(context: &mut Context<'_>, page: &Page<'_>, memory: &mut Memory) {
    let reading = &page.reading;
    let cited = citations(reading);
    let goes_on =
        memory.sentence > 0 && reading.sentence.saturating_sub(memory.sentence) <= 2 && speaks_of_penalties(reading);
    if cited.is_empty() && !goes_on {
        return;
    }
    if tells_of_sentences(reading) {
        return;
    }
    let none_cited = cited.is_empty();
    let mut events = events(reading, &page.clauses.pieces, cited);
    events.sort_by_key(|(at, _)| *at);
    let has_term = events.iter().any(|(_, e)| matches!(e, Event::Term(_)));
    if none_cited && !has_term {
        return;
    }
    let mut scan = Scan::new(reading, memory, has_term);
    for i in 0..events.len() {
        scan.take(context, &events, i);
    }
    let offences = if scan.offences.is_empty() { scan.limits } else { scan.offences };
    if !scan.laws.is_empty() {
        *memory = Memory { laws: scan.laws, offences, sentence: reading.sentence };
    } else if has_term {
        memory.sentence = reading.sentence;
    }
}

/// The state of a sentence that is read from left to right.
struct Scan<'s, 'r, 'a> {
    reading: &'s Reading<'a>,
    memory: &'r Memory,
    laws: Vec<Citation>,
    offences: Vec<Offence>,
    /// Offences that a penalty is said to be for: "penalties for debt bondage, which ranged from".
    ahead: Vec<Offence>,
    /// All offences that a term was limited to.
    limits: Vec<Offence>,
    /// Victims named before their term: "if the victim was a child, the penalties".
    before: Vec<String>,
    /// Terms whose law is named behind them: "punishable by five years under Article 9".
    waiting: Vec<(Vec<Offence>, Vec<String>, Term)>,
    has_term: bool,
    /// The citation that a term before it has taken.
    taken: Option<usize>,
    /// Whether the last law still waits for others beside it.
    open: bool,
    forbids: bool,
    prescribes: bool,
    /// Whether any verb said what a law does.
    verbal: bool,
    /// Whether a verb of this sentence forbids: its offences are its own, and not those of the sentence before.
    forbade: bool,
    /// Whether courts are at work, or a law does not do what is said.
    void: bool,
    stopped: bool,
    said: bool,
    named: String,
    year: Option<i32>,
}

impl<'s, 'r, 'a> Scan<'s, 'r, 'a> {
    fn new(reading: &'s Reading<'a>, memory: &'r Memory, has_term: bool) -> Self {
        Self {
            reading,
            memory,
            laws: Vec::new(),
            offences: Vec::new(),
            ahead: Vec::new(),
            limits: Vec::new(),
            before: Vec::new(),
            waiting: Vec::new(),
            has_term,
            taken: None,
            open: false,
            forbids: true,
            prescribes: false,
            verbal: false,
            forbade: false,
            void: false,
            stopped: false,
            said: false,
            named: String::new(),
            year: None,
        }
    }

    fn take(&mut self, context: &mut Context<'_>, events: &[(usize, Event)], i: usize) {
        match &events[i].1 {
            Event::Law(_) if self.taken.is_some_and(|taken| i <= taken) => {}
            Event::Law(cited) => self.law(context, cited),
            Event::Verb { forbids, prescribes, void, revives } => {
                self.forbids = *forbids;
                self.prescribes = *prescribes;
                self.verbal |= forbids | prescribes;
                self.forbade |= forbids;
                self.void = *void || self.void && !revives;
                self.open = false;
            }
            Event::Offence { offence, .. } if self.forbids && !self.stopped => {
                if self.said && self.laws.is_empty() {
                    self.offences.clear();
                }
                if !self.offences.contains(offence) {
                    self.offences.push(offence.clone());
                }
            }
            Event::Offence { offence, conditional: true }
                if !self.stopped && offence.slug.is_some() && !self.ahead.contains(offence) =>
            {
                self.ahead.push(offence.clone());
            }
            Event::Victims { kind, conditional: true } if !self.stopped => self.before.push(kind.clone()),
            Event::Term(term) if !self.stopped && !self.void => self.term(context, term, events, i),
            Event::Fine if !self.stopped && !self.has_term && self.prescribes => {
                let at = events[i].0;
                let offences = self.offences.clone();
                add(context, self.reading, &self.laws, &offences, &[], (None, None), (at, at + 1));
                self.said = true;
            }
            Event::Stop => self.stopped = true,
            Event::Break => {
                self.stopped = false;
                self.open = false;
                self.void = false;
                self.ahead.clear();
                self.before.clear();
                if self.laws.is_empty() {
                    self.offences.clear();
                }
            }
            _ => {}
        }
    }

    fn law(&mut self, context: &mut Context<'_>, cited: &Citation) {
        let mut cited = cited.clone();
        if !self.open {
            if self.said {
                self.offences.clear();
            }
            self.laws.clear();
            self.ahead.clear();
            self.said = false;
        }
        self.stopped = false;
        self.open = true;
        if cited.law.is_empty() {
            // "the same code", "Section 251": the law last named, its article only where one is said.
            if cited.article.is_empty() && self.named.is_empty() {
                self.laws.clone_from(&self.memory.laws);
                if self.offences.is_empty() {
                    self.offences.clone_from(&self.memory.offences);
                }
                return;
            }
            let known = self.memory.laws.last().map(|known| (known.law.clone(), known.year));
            let known = if self.named.is_empty() { known } else { Some((self.named.clone(), self.year)) };
            let Some((law, year)) = known else { return };
            (cited.law, cited.year) = (law, year);
        } else if let Some(known) = self.memory.laws.iter().find(|l| l.year == cited.year && points_back(&cited)) {
            cited.law.clone_from(&known.law);
        } else if let Some(known) = self.memory.laws.iter().find(|l| l.law == cited.law && cited.year.is_none()) {
            // "The 2005 Act criminalized it. The Act prescribed": the year goes without saying.
            cited.year = known.year;
        }
        self.named.clone_from(&cited.law);
        self.year = cited.year;
        // "the code, in its Article 3": the article is meant and no more the whole code.
        if !cited.article.is_empty() {
            self.laws.retain(|law| !(law.law == cited.law && law.article.is_empty()));
        }
        if !self.laws.iter().any(|l| (&l.law, &l.article) == (&cited.law, &cited.article)) {
            self.laws.push(cited);
        }
        for (offences, kinds, term) in std::mem::take(&mut self.waiting) {
            let span = (term.start, term.end);
            add(context, self.reading, &self.laws, &offences, &kinds, (term.min, term.max), span);
        }
    }

    /// "under section 5(1)"
    fn is_under(&self, law: &Citation) -> bool {
        law.start > 0 && matches!(self.reading.tokens[law.start - 1].lower.as_str(), "under" | "by" | "in" | "to")
    }

    /// The articles or the law that a passive verb right behind the term at `i` says to prescribe it.
    fn prescribing(&self, events: &[(usize, Event)], i: usize) -> Vec<usize> {
        let rest = &events[i + 1..];
        let passive = rest.iter().take_while(|(_, e)| matches!(e, Event::Fine | Event::Verb { .. }));
        let verbs = passive.clone().count();
        let prescribed = passive.clone().any(|(_, e)| matches!(e, Event::Verb { prescribes: true, .. }));
        let Some(first) = rest.get(verbs).and_then(|(_, e)| cited(e)).filter(|law| !law.law.is_empty()) else {
            return Vec::new();
        };
        let by = first.start > 0 && self.reading.tokens[first.start - 1].lower == "by";
        if !prescribed || !by {
            return Vec::new();
        }
        let same = |e: &Event| cited(e).is_some_and(|law| law.start == first.start);
        let row = rest[verbs..].iter().take_while(|(_, e)| same(e)).count();
        (i + 1 + verbs..i + 1 + verbs + row).collect()
    }

    fn term(&mut self, context: &mut Context<'_>, term: &Term, events: &[(usize, Event)], i: usize) {
        // "up to ten years under section 5(1) for the trafficking of adults": an article of the law that speaks.
        let own = events[i + 1..].iter().position(|(_, e)| !matches!(e, Event::Fine)).map(|n| i + 1 + n);
        let article = own.and_then(|n| match &events[n].1 {
            Event::Law(law) if law.law.is_empty() && !law.article.is_empty() && self.is_under(law) => Some((n, law)),
            _ => None,
        });
        if let Some((n, cited)) = article.filter(|_| !self.laws.is_empty() || !self.memory.laws.is_empty()) {
            let whole = self.laws.last().or(self.memory.laws.last()).expect("one of them has a law").clone();
            self.laws = vec![Citation { law: whole.law, year: whole.year, ..cited.clone() }];
            self.taken = Some(n);
            if self.offences.is_empty() {
                self.offences.clone_from(&self.memory.offences);
            }
        }
        let named = if article.is_none() { self.prescribing(events, i) } else { Vec::new() };
        if let Some(last) = named.last().copied() {
            // "penalties of up to six years are prescribed by Article 9 of the code": no matter which law was named before.
            self.laws = named.iter().filter_map(|n| cited(&events[*n].1)).cloned().collect();
            self.offences.clear();
            self.taken = Some(last);
            self.open = false;
        }
        let behind = named.last().copied().or(article.map(|(n, _)| n)).unwrap_or(i);
        let groups = conditions(&events[behind + 1..]);
        let law_behind = events[i + 1..]
            .iter()
            .take_while(|(_, e)| !matches!(e, Event::Break | Event::Term(_)))
            .any(|(_, e)| matches!(e, Event::Law(law) if !law.law.is_empty()));
        if self.laws.is_empty() && law_behind && article.is_none() {
            if !self.offences.is_empty() {
                self.waiting.push((self.offences.clone(), std::mem::take(&mut self.before), term.clone()));
            }
            return;
        }
        if self.laws.is_empty() {
            self.laws.clone_from(&self.memory.laws);
            if self.offences.is_empty() {
                self.offences.clone_from(&self.memory.offences);
            }
        }
        let same = |a: &Citation, b: &Citation| (&a.law, a.year) == (&b.law, b.year);
        let known = self.laws.iter().all(|law| self.memory.laws.iter().any(|l| same(l, law)));
        if !self.said && !self.forbade && self.offences.is_empty() && known {
            self.offences.clone_from(&self.memory.offences);
        }
        let base = if self.ahead.is_empty() { self.offences.clone() } else { self.ahead.clone() };
        let told = self.verbal || !base.is_empty() || groups.iter().any(|g| !g.offences.is_empty());
        if told && (self.prescribes || self.forbids || speaks_of_penalties(self.reading)) {
            let end = events[i + 1..]
                .iter()
                .take_while(|(_, e)| matches!(e, Event::Offence { .. } | Event::Victims { .. }))
                .map(|(at, _)| at + 1)
                .last()
                .unwrap_or(term.end);
            let span = (term.start, end.max(term.end));
            let before = if groups.iter().all(|g| g.victims.is_empty()) { self.before.clone() } else { Vec::new() };
            for group in &groups {
                let offences = if group.offences.is_empty() { &base } else { &group.offences };
                let victims = if group.victims.is_empty() { &before } else { &group.victims };
                add(context, self.reading, &self.laws, offences, victims, (term.min, term.max), span);
                self.limits.extend(group.offences.iter().cloned());
            }
        }
        self.before.clear();
        self.said = true;
        self.open = false;
        self.forbids = false;
    }
}

/// "the 2013 law": a law that only its year tells from others.
fn points_back(cited: &Citation) -> bool {
    cited.year.is_some() && !cited.law.contains(' ')
}

/// The law of an event, if it is one.
fn cited(event: &Event) -> Option<&Citation> {
    match event {
        Event::Law(law) => Some(law),
        _ => None,
    }
}

/// Offences with the victims that belong to them; where none are named, those of the sentence.
#[derive(Default)]
struct Group {
    offences: Vec<Offence>,
    victims: Vec<String>,
}

/// The offences and the victims named behind a term, up to the next one; always one group at least.
fn conditions(after: &[(usize, Event)]) -> Vec<Group> {
    let mut groups = vec![Group::default()];
    for (_, event) in after {
        let last = groups.last_mut().expect("there is always a group");
        match event {
            Event::Offence { offence, conditional: true } if offence.slug.is_some() => {
                // "for the sex trafficking of adults and for the forced labor of children"
                if last.victims.is_empty() || last.offences.is_empty() {
                    last.offences.push(offence.clone());
                } else {
                    groups.push(Group { offences: vec![offence.clone()], victims: Vec::new() });
                }
            }
            Event::Victims { kind, .. } => {
                if !last.victims.contains(kind) {
                    last.victims.push(kind.clone());
                }
            }
            Event::Offence { .. } | Event::Fine => {}
            _ => break,
        }
    }
    groups
}

/// Whether a sentence has a noun for penalties outside of what courts did.
fn speaks_of_penalties(reading: &Reading<'_>) -> bool {
    let lexicon = reading.lexicon;
    let court = |lemma: &str| lexicon.frames.of_verb(lemma).any(|f| f.id == "court");
    let penalty = reading.words.iter().any(|w| {
        is_noun_of(lexicon, "prescribe", &w.lemma) && w.lemma != "sentence" && w.lemma != "term"
            || w.is_verb() && w.lemma == "prescribe"
            || w.lemma == "punishable"
    });
    penalty && !reading.words.iter().any(|w| w.is_verb() && court(&w.lemma))
}

/// "prison sentences under the law ranged from one to 30 years": what courts gave, and not what the law prescribes.
fn tells_of_sentences(reading: &Reading<'_>) -> bool {
    let penal = |lemma: &str| {
        is_noun_of(reading.lexicon, "prescribe", lemma) && lemma != "sentence" && lemma != "term"
            || matches!(lemma, "prescribe" | "punishable" | "maximum" | "minimum")
    };
    let given = reading.words.iter().enumerate().any(|(i, w)| {
        let ranged = |at: usize| {
            let behind = reading.words[at + 1..].iter().take(7).find(|w| w.is_verb());
            behind.is_some_and(|v| matches!(v.lemma.as_str(), "range" | "vary" | "average"))
        };
        w.lemma == "sentence" && !w.is_verb() && ranged(i)
    });
    given && !reading.words.iter().any(|w| penal(&w.lemma))
}

/// The rows of one term.
fn add(
    context: &mut Context<'_>,
    reading: &Reading<'_>,
    laws: &[Citation],
    offences: &[Offence],
    victims: &[String],
    (min, max): (Option<i64>, Option<i64>),
    (from, to): (usize, usize),
) {
    // "trafficking for sexual exploitation": the general word counts only where it is all that is said.
    let named: Vec<Offence> = offences.iter().filter(|o| o.slug.is_some()).cloned().collect();
    let offences = if named.is_empty() { vec![offences.first().cloned().unwrap_or_default()] } else { named };
    let tokens = &reading.tokens;
    for law in laws {
        let first = if law.end <= from && tokens.get(law.start).is_some() && laws_here(reading, law) {
            law.start
        } else {
            from
        };
        let span = Span::new(tokens[first].span.start, tokens[to.min(tokens.len()) - 1].span.end);
        for offence in &offences {
            let kinds: Vec<Option<&String>> = if victims.is_empty() || offence.victims.is_some() {
                vec![offence.victims.as_ref()]
            } else {
                victims.iter().map(Some).collect()
            };
            for kind in kinds {
                let mut draft = Draft::new(Kind::Penalty, reading.sentence, span, "report", "prescribe")
                    .with(Slot::Law, Value::Name(law.law.clone()))
                    .year_slot(Slot::Year, law.year)
                    .slug(Slot::Offence, offence.slug.as_deref())
                    .slug(Slot::Victims, kind.map(String::as_str));
                if !law.article.is_empty() {
                    draft = draft.with(Slot::Article, Value::Text(law.article.clone()));
                }
                for (slot, years) in [(Slot::MinYears, min), (Slot::MaxYears, max)] {
                    if let Some(years) = years {
                        draft = draft.with(slot, Value::Integer(years));
                    }
                }
                context.add(draft);
            }
        }
    }
}

/// Whether a citation was made in this sentence, so that its tokens are this sentence's.
fn laws_here(reading: &Reading<'_>, law: &Citation) -> bool {
    citations(reading).iter().any(|c| c.start == law.start && c.article == law.article)
}
