//! Routes: who is exploited where, from where, in what, through where; and what follows from them, the kinds of work, the
//! countries passed through and the forms on each leg.

use crate::fact::{Kind, Modality, Polarity, Slot};
use crate::source::Span;

use super::clause::{Clause, Clauses, Link};
use super::context::{Context, Draft, tells_of_exploitation};
use super::discourse;
use crate::lexicon::Frame;

use super::frame::{self, Match};
use super::group::Noun;
use super::people::{self, Home, People};
use super::word::Tag;
use super::{Page, Reading};

/// Work-like forms: a kind of work named after several forms belongs to these.
const WORK_FORMS: [&str; 6] =
    ["forced-labor", "debt-bondage", "bonded-labor", "forced-criminality", "hereditary-slavery", "child-soldiering"];

/// What a clause says of exploitation, before it is taken apart into rows.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Who.
    pub people: Vec<People>,
    /// Places that they are from, beside their nationality.
    pub origins: Vec<String>,
    /// Where.
    pub destinations: Vec<String>,
    /// Whether a place is spoken of that has no key ("several countries", "abroad").
    pub elsewhere: bool,
    /// Whether it is said to be within the country.
    pub domestic: bool,
    /// In what; `None` where only trafficking or exploitation is said.
    pub exploitation: Vec<Option<String>>,
    /// Through where.
    pub via: Vec<String>,
    /// At what work or place: the slug, and the form that it stands with.
    pub sectors: Vec<(String, Vec<Option<String>>)>,
}

/// How and where a scene is said.
pub struct Telling<'t> {
    /// The sentence.
    pub sentence: usize,
    /// The words.
    pub span: Span,
    /// Who says it.
    pub source: String,
    /// The frame.
    pub frame: &'t str,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Asserted, past, at risk.
    pub modality: Modality,
    /// The year said.
    pub year: Option<i32>,
}

/// The scene that a match of a route frame shows.
pub fn scene(context: &Context<'_>, reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>) -> Option<Scene> {
    let clause = &clauses.list[found.clause];
    let mut scene = Scene { people: people::people(context, reading, found.role("victim")), ..Scene::default() };
    scene.exploitation = forms(context, reading, Some(found.frame), found.role("exploitation"));
    // "cases involve children in domestic servitude"
    for form in forms(context, reading, None, found.role("form")) {
        if !scene.exploitation.contains(&form) {
            scene.exploitation.push(form);
        }
    }
    if scene.exploitation.iter().all(Option::is_none) {
        // "sex trafficking victims"
        scene.exploitation.extend(forms(context, reading, None, found.role("victim")));
        scene.exploitation.retain(Option::is_some);
    }
    // "are sex trafficked": the verb itself names the form.
    let verb = &clause.verb;
    for at in verb.start..verb.end.min(reading.words.len()) {
        let Some(mention) = reading.words[at].mention else { continue };
        for (id, _) in &reading.mentions[mention].concepts {
            let concept = reading.concept(*id);
            let form = Some(concept.notation.clone());
            if concept.scheme == "exploitation" && !scene.exploitation.contains(&form) {
                scene.exploitation.push(form);
            }
        }
    }
    let marked = found.role("marker");
    if !marked.is_empty() {
        scene.exploitation.extend(forms(context, reading, None, marked));
        if scene.exploitation.is_empty()
            && !marked
                .iter()
                .chain(found.role("exploitation"))
                .any(|n| frame::fits(reading, n, "exploitation") || reading.all_in(n, "trafficking").first().is_some())
        {
            return None;
        }
    }
    if found.set("by") == Some("infinitive") {
        let forced = infinitive(reading, clauses, found);
        if forced.is_empty() {
            return None;
        }
        scene.exploitation = forced;
    }
    scene.origins = keys(context, reading, found.role("origin"));
    // "Central Americans, particularly from A and B": from there too.
    let among = found.role("origin").first().is_some_and(|n| {
        reading.words[..n.start]
            .iter()
            .rposition(|w| w.tag == Tag::Preposition)
            .is_some_and(|p| p > 0 && super::group::names_among(&reading.words[p - 1].lemma))
    });
    if among && scene.people.iter().any(|p| matches!(p.home, Home::Place(_))) {
        let kinds: Vec<Option<String>> = dedup(scene.people.iter().map(|p| p.kind.clone()).collect());
        for origin in scene.origins.drain(..) {
            scene
                .people
                .extend(kinds.iter().map(|kind| People { kind: kind.clone(), home: Home::Place(origin.clone()) }));
        }
    }
    for noun in found.role("victim") {
        scene.origins.extend(origin_of_noun(context, reading, clause, noun));
    }
    origin_of_movement(context, reading, clauses, found, &mut scene);
    where_to(context, reading, clauses, found, &mut scene);
    if found.set("domestic").is_some() {
        scene.domestic = true;
        scene.people = vec![People { kind: None, home: Home::Place(context.own().to_owned()) }];
        scene.destinations = vec![context.own().to_owned()];
    }
    scene.via = keys(context, reading, found.role("via"));
    sectors(context, reading, found, &mut scene);
    Some(scene)
}

/// Verbs of going from one country to another of one's own will.
fn moves(lemma: &str) -> bool {
    matches!(
        lemma,
        "migrate"
            | "travel"
            | "emigrate"
            | "immigrate"
            | "come"
            | "go"
            | "flee"
            | "arrive"
            | "transit"
            | "return"
            | "move"
    )
}

/// "who migrate from A, B, and C but then encounter forced labor": the origin stands in the clause before.
fn origin_of_movement(
    context: &Context<'_>,
    reading: &Reading<'_>,
    clauses: &Clauses,
    found: &Match<'_>,
    scene: &mut Scene,
) {
    let clause = &clauses.list[found.clause];
    if !scene.origins.is_empty() || clause.link != Link::Coordinate {
        return;
    }
    let Some(before) = clause.parent.map(|p| &clauses.list[p]).filter(|c| moves(&c.verb.lemma)) else { return };
    let nouns: Vec<Noun> = frame::named(&before.after, "from").flat_map(|p| p.group.nouns.iter().cloned()).collect();
    scene.origins = keys(context, reading, &nouns);
}

/// Places named by "nationals of", "citizens of" behind people.
fn origin_of_noun(context: &Context<'_>, reading: &Reading<'_>, clause: &Clause, noun: &Noun) -> Vec<String> {
    let national = matches!(reading.head_lemma(noun), "national" | "citizen" | "resident");
    // "A exploits some of its citizens": A's.
    if matches!(reading.head_lemma(noun), "national" | "citizen")
        && noun.determiner.is_some_and(|d| matches!(reading.words[d].lemma.as_str(), "its" | "their"))
    {
        let subject: Vec<Noun> = clause
            .subject
            .iter()
            .filter(|p| p.preposition.is_none())
            .flat_map(|p| p.group.nouns.iter())
            .filter(|n| frame::fits(reading, n, "place"))
            .cloned()
            .collect();
        let named = keys(context, reading, &subject);
        let government = clause
            .subject
            .iter()
            .flat_map(|p| &p.group.nouns)
            .any(|n| matches!(reading.head_lemma(n), "government" | "state" | "authority" | "regime"));
        return if named.is_empty() && government { vec![context.own().to_owned()] } else { named };
    }
    let behind = clause
        .subject
        .iter()
        .chain(&clause.after)
        .find(|p| p.start == noun.end && p.preposition.as_deref() == Some("of"));
    match behind {
        Some(phrase) if national => keys(context, reading, &phrase.group.nouns),
        _ => Vec::new(),
    }
}

/// The keys of the places that noun groups name.
pub fn keys(context: &Context<'_>, reading: &Reading<'_>, nouns: &[Noun]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for noun in nouns {
        let mut named = people::places_of(context, reading, noun);
        // "the Pacific provinces" and "X province" are parts of the report's own country.
        let part = matches!(
            reading.head_lemma(noun),
            "province"
                | "coast"
                | "district"
                | "department"
                | "governorate"
                | "municipality"
                | "island"
                | "highland"
                | "border"
                | "prefecture"
        );
        if part {
            named.retain(|key| !key.starts_with("region:"));
            if named.is_empty()
                && matches!(
                    reading.head_lemma(noun),
                    "province" | "district" | "department" | "governorate" | "prefecture"
                )
            {
                named.push(context.own().to_owned());
            }
        }
        for key in named {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// The forms of exploitation that noun groups name; "trafficking" alone is no form.
pub fn forms(
    context: &Context<'_>,
    reading: &Reading<'_>,
    frame: Option<&Frame>,
    nouns: &[Noun],
) -> Vec<Option<String>> {
    let mut found: Vec<Option<String>> = Vec::new();
    for noun in nouns {
        if reading.head_lemma(noun) == "purpose" {
            found.extend(context.exploitation.iter().cloned());
            continue;
        }
        let named = reading.all_in(noun, "exploitation");
        for concept in &named {
            let key = Some(concept.notation.clone());
            if !found.contains(&key) {
                found.push(key);
            }
        }
        // "forced agricultural labor"
        let labor = Some("forced-labor".to_owned());
        if named.is_empty()
            && matches!(reading.head_lemma(noun), "labor" | "work" | "labour")
            && noun
                .words
                .iter()
                .any(|w| matches!(reading.words[*w].lemma.as_str(), "forced" | "compulsory" | "involuntary"))
        {
            if !found.contains(&labor) {
                found.push(labor);
            }
            continue;
        }
        if named.is_empty()
            && let Some(form) = frame.and_then(|f| f.into.get(reading.head_lemma(noun)))
            && !found.contains(&Some(form.clone()))
        {
            found.push(Some(form.clone()));
        }
    }
    found
}

/// What an infinitive after "forced" says: its verb, or the exploitation that it names.
fn infinitive(reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>) -> Vec<Option<String>> {
    let mut forced: Vec<Option<String>> = Vec::new();
    let mut wanted = vec![found.clause];
    for (i, child) in clauses.list.iter().enumerate() {
        let hangs = child.parent.is_some_and(|p| wanted.contains(&p));
        if !hangs
            || !(child.link == Link::Infinitive || child.link == Link::Coordinate && wanted.len() > 1)
            || child.verb.denied
        {
            continue;
        }
        wanted.push(i);
        // "acts that traffickers compelled them to commit" says nothing of what they did.
        if child.verb.lemma == "commit" && child.object().is_none() {
            continue;
        }
        let named: Vec<Option<String>> = child
            .after
            .iter()
            .flat_map(|p| &p.group.nouns)
            .filter(|n| frame::fits(reading, n, "exploitation"))
            .flat_map(|n| reading.all_in(n, "exploitation"))
            .map(|c| Some(c.notation.clone()))
            .collect();
        // "to sell drugs" before "to sell".
        let object = child
            .object()
            .and_then(|p| p.group.nouns.first())
            .map(|n| format!("{} {}", child.verb.lemma, reading.head_lemma(n)));
        let table = &found.frame.infinitives;
        let by_verb =
            object.and_then(|o| table.get(&o)).or_else(|| table.get(&child.verb.lemma)).map(|form| Some(form.clone()));
        // "to engage in criminal activity"
        let criminal = matches!(child.verb.lemma.as_str(), "engage" | "participate")
            && child.with(&["in"]).flat_map(|p| &p.group.nouns).any(|n| {
                n.words.iter().any(|w| {
                    matches!(reading.words[*w].lemma.as_str(), "criminal" | "crime" | "illegal" | "illicit" | "theft")
                })
            });
        let by_verb = if criminal { Some(Some("forced-criminality".to_owned())) } else { by_verb };
        for form in if named.is_empty() || by_verb.as_ref().is_some_and(|f| f.as_deref() != Some("forced-labor")) {
            by_verb.into_iter().collect()
        } else {
            named
        } {
            if !forced.contains(&form) {
                forced.push(form);
            }
        }
    }
    forced
}

/// Where: by the frame's places, by "domestically", by the place that "where" points to.
fn where_to(context: &Context<'_>, reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>, scene: &mut Scene) {
    let clause = &clauses.list[found.clause];
    let mut nouns: Vec<Noun> = found.role("destination").to_vec();
    if clause.link == Link::Where
        && let Some(parent) = clause.parent
    {
        let above = &clauses.list[parent];
        nouns.extend(above.with(&["in", "to", "into", "within", "at"]).flat_map(|p| p.group.nouns.iter().cloned()));
    }
    if nouns.is_empty() {
        nouns.extend(moved_to(reading, clauses, found.clause, scene));
    }
    let origins = scene.origins.clone();
    for noun in &nouns {
        let named = people::places_of(context, reading, noun);
        // "other countries in the region": the general word counts only where it is all that is said.
        if named.is_empty() && matches!(reading.head_lemma(noun), "country" | "nation") {
            scene.elsewhere = true;
        }
        for key in named {
            if !scene.destinations.contains(&key)
                && !(origins.contains(&key) && found.role("origin").iter().any(|o| o.start == noun.start))
            {
                scene.destinations.push(key);
            }
        }
    }
    let mut adverbs: Vec<&String> = clause.adverbs.iter().collect();
    for child in clauses.list.iter().filter(|c| c.parent == Some(found.clause) && c.link == Link::Infinitive) {
        adverbs.extend(&child.adverbs);
    }
    for adverb in adverbs {
        match adverb.as_str() {
            "domestically" => scene.domestic = true,
            "abroad" | "overseas" | "elsewhere" | "worldwide" | "globally" => scene.elsewhere = true,
            _ => {}
        }
    }
    // "Within the country, girls are ..., and boys are ...": said once for the sentence.
    let opening = reading.words.first().is_some_and(|w| w.lemma == "domestically");
    scene.domestic |= opening && scene.destinations.is_empty() && !scene.elsewhere;
    if scene.domestic && !scene.destinations.iter().any(|d| d == context.own()) {
        scene.destinations.insert(0, context.own().to_owned());
    }
}

/// Where a clause that says no place of its own was set by movement: "are sent to A and forced into", "after migrating to
/// A"; people on their way are nowhere that a route could name.
fn moved_to(reading: &Reading<'_>, clauses: &Clauses, at: usize, scene: &mut Scene) -> Vec<Noun> {
    let clause = &clauses.list[at];
    let there = |c: &Clause| -> Vec<Noun> {
        c.with(&["to", "into", "in"])
            .flat_map(|p| p.group.nouns.iter())
            .filter(|n| frame::fits(reading, n, "place"))
            .cloned()
            .collect()
    };
    let mut nouns = Vec::new();
    if matches!(clause.link, Link::Coordinate | Link::Infinitive)
        && let Some(before) = clause.parent.map(|p| &clauses.list[p])
        && matches!(
            before.verb.lemma.as_str(),
            "transport"
                | "send"
                | "take"
                | "move"
                | "traffic"
                | "smuggle"
                | "bring"
                | "fly"
                | "sell"
                | "transfer"
                | "recruit"
                | "lure"
                | "migrate"
                | "travel"
        )
    {
        // "recruited for jobs in A and subsequently forced": in A, if it is nowhere else.
        let places: &[&str] = if before.verb.lemma == "recruit" { &["to", "into", "in"] } else { &["to", "into"] };
        nouns.extend(
            before
                .with(places)
                .flat_map(|p| p.group.nouns.iter())
                .filter(|n| frame::fits(reading, n, "place"))
                .cloned(),
        );
    }
    for (i, other) in clauses.list.iter().enumerate() {
        let after = other.parent == Some(at)
            && other.link == Link::Gerund
            && matches!(other.verb.marker.as_deref(), Some("after" | "while" | "when" | "upon"));
        if after && i != at {
            nouns.extend(there(other));
            scene.elsewhere |= other.adverbs.iter().any(|a| a == "abroad" || a == "overseas");
        }
        // "some who attempt to migrate to Europe through Libya": on the way, and nobody says where.
        let describes = other.parent == Some(at)
            && matches!(other.link, Link::Participle | Link::Relative)
            && other.verb.start < clause.verb.start;
        if describes && moves(&other.verb.lemma) && other.verb.lemma != "transit" {
            // "who migrate to A ... face": there. "attempting to migrate to A": nobody says where.
            if other.verb.chain.is_empty() {
                nouns.extend(
                    other
                        .with(&["to", "into"])
                        .flat_map(|p| p.group.nouns.iter())
                        .filter(|n| frame::fits(reading, n, "place"))
                        .cloned(),
                );
            } else {
                scene.elsewhere |= !there(other).is_empty() && nouns.is_empty();
            }
        }
        let nested = clauses.below(at).contains(&i) && other.verb.start < clause.verb.start;
        if nested && nouns.is_empty() {
            scene.elsewhere |= other.adverbs.iter().any(|a| a == "abroad" || a == "overseas");
        }
    }
    nouns
}

/// The kinds of work and places of work, each with the forms that it belongs to.
fn sectors(context: &Context<'_>, reading: &Reading<'_>, found: &Match<'_>, scene: &mut Scene) {
    let labor = Some("forced-labor".to_owned());
    let workish: Vec<Option<String>> =
        scene.exploitation.iter().filter(|f| f.as_deref().is_some_and(|f| WORK_FORMS.contains(&f))).cloned().collect();
    let forms = if workish.is_empty() { scene.exploitation.clone() } else { workish };
    let forms = if forms.is_empty() { vec![None] } else { forms };
    for noun in found.role("sector") {
        let placed = super::element::sort(reading, noun) == super::element::Sort::Place;
        if placed && !people::places(context, reading, &noun.words).is_empty()
            || found.role("exploitation").iter().any(|e| e.start == noun.start)
        {
            continue;
        }
        // "sex trafficking, quarrying, and begging": work in a row with a form is not its place.
        let listed = found.role("exploitation").iter().any(|e| reading.same_list(e, noun));
        let forms = match listed {
            false => forms.clone(),
            // "forced into agricultural work or domestic servitude": what one is forced into is forced labor.
            true if found.frame.into.contains_key("work") => vec![labor.clone()],
            true if scene.exploitation.contains(&labor) => vec![labor.clone()],
            true => vec![None],
        };
        if let Some(slug) = sector_slug(reading, noun) {
            scene.sectors.push((slug, forms));
        }
    }
    // Victims named by their trade: "domestic workers", "fishermen".
    for noun in found.role("victim") {
        if let Some(slug) = trade(reading, noun)
            && !scene.sectors.iter().any(|(s, _)| *s == slug)
        {
            scene.sectors.push((slug, forms.clone()));
        }
    }
}

/// The trade that a noun group of people names, if it is a known kind of work.
fn trade(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    (0..noun.words.len()).find_map(|from| {
        let concepts = reading.concepts_of(&noun.words[from..]);
        concepts
            .into_iter()
            .map(|(id, _)| reading.concept(id))
            .find(|c| c.scheme == "sector")
            .map(|c| c.notation.clone())
    })
}

/// The slug of a kind of work as the text names it: without determiner and counting words, "sector" and "industry" dropped.
pub fn sector_slug(reading: &Reading<'_>, noun: &Noun) -> Option<String> {
    let placed = |at: usize| {
        reading.words[at].mention.is_some_and(|m| {
            reading.mentions[m].concepts.iter().any(|(id, demonym)| {
                !demonym && matches!(reading.concept(*id).scheme.as_str(), "country" | "region" | "area" | "place")
            })
        })
    };
    let mut words: Vec<usize> = noun
        .words
        .iter()
        .copied()
        .filter(|w| !placed(*w))
        .filter(|w| {
            let word = &reading.words[*w];
            word.tag != Tag::Number
                && word.tag != Tag::Adverb
                && !matches!(
                    word.lemma.as_str(),
                    "other"
                        | "forced"
                        | "compulsory"
                        | "involuntary"
                        | "various"
                        | "certain"
                        | "many"
                        | "some"
                        | "such"
                        | "different"
                        | "exploitative"
                        | "private-sector"
                        | "low-wage"
                        | "local"
                        | "nearby"
                        | "informal-sector"
                )
        })
        .collect();
    if words.len() > 1 && matches!(reading.words[*words.last()?].lemma.as_str(), "sector" | "industry") {
        words.pop();
    }
    for from in 0..words.len() {
        let sector = reading
            .concepts_of(&words[from..])
            .into_iter()
            .map(|(id, _)| reading.concept(id))
            .find(|c| c.scheme == "sector");
        if let Some(concept) = sector
            && from == 0
        {
            return Some(concept.notation.clone());
        }
    }
    let slug = reading.slug(&words);
    (!slug.is_empty() && !is_vague(&slug)).then_some(slug)
}

/// Words for work in general, which name no kind of it.
fn is_vague(slug: &str) -> bool {
    matches!(
        slug,
        "sector"
            | "industry"
            | "work"
            | "job"
            | "labor"
            | "activity"
            | "area"
            | "place"
            | "location"
            | "establishment"
            | "employment"
            | "worker"
            | "laborer"
            | "business"
            | "site"
            | "economy"
            | "market"
            | "region"
            | "house"
            | "home"
            | "street"
            | "trade"
            | "urban-center"
            | "urban-area"
            | "rural-area"
            | "resort-area"
            | "city"
            | "town"
            | "village"
            | "urban-centre"
            | "tourist-area"
            | "border-area"
            | "capital"
            | "camp"
            | "condition"
            | "center"
            | "service"
            | "setting"
            | "environment"
    )
}

/// Adds the rows of a scene.
pub fn add(context: &mut Context<'_>, mut scene: Scene, telling: &Telling<'_>) {
    if scene.people.is_empty() {
        scene.people.push(People { kind: None, home: Home::Unsaid });
    }
    if scene.exploitation.is_empty() {
        scene.exploitation.push(None);
    }
    let own = context.own().to_owned();
    // Nationality said once serves the bare groups after it in the same sentence.
    if scene.origins.is_empty() && scene.people.iter().all(|p| p.home == Home::Unsaid) {
        let handed: Vec<Home> =
            context.people.iter().map(|p| p.home.clone()).filter(|h| matches!(h, Home::Place(_))).collect();
        let kinds: Vec<Option<String>> = scene.people.iter().map(|p| p.kind.clone()).collect();
        if !handed.is_empty() && kinds.iter().all(Option::is_some) {
            let mut people = Vec::new();
            for home in dedup(handed) {
                people.extend(kinds.iter().map(|kind| People { kind: kind.clone(), home: home.clone() }));
            }
            scene.people = people;
        }
    }
    context.exploitation.clone_from(&scene.exploitation);
    remember(context, &scene);
    let mut transits: Vec<String> = scene.via.clone();
    for people in &scene.people {
        let own_home = matches!(people.home, Home::Place(_));
        let homes: Vec<Option<String>> = if scene.origins.is_empty() || own_home {
            vec![match &people.home {
                Home::Place(key) => Some(key.clone()),
                _ => None,
            }]
        } else {
            scene.origins.iter().cloned().map(Some).collect()
        };
        for origin in homes {
            let destinations = if scene.destinations.is_empty() {
                if scene.elsewhere { Vec::new() } else { vec![own.clone()] }
            } else {
                scene.destinations.clone()
            };
            for destination in destinations {
                for form in &scene.exploitation {
                    let kind = people.kind.clone().or_else(|| {
                        (form.as_deref() == Some("child-sex-tourism") || form.as_deref() == Some("child-soldiering"))
                            .then(|| "children".to_owned())
                    });
                    let vias: Vec<Option<String>> =
                        if scene.via.is_empty() { vec![None] } else { scene.via.iter().cloned().map(Some).collect() };
                    for via in vias {
                        let leg = leg(&own, origin.as_deref(), &destination, via.as_deref(), scene.domestic);
                        let draft = draft(telling, Kind::Route)
                            .place(Slot::Origin, origin.as_deref())
                            .place(Slot::Destination, Some(&destination))
                            .slug(Slot::Exploitation, form.as_deref())
                            .slug(Slot::Victims, kind.as_deref())
                            .place(Slot::Via, via.as_deref())
                            .slug(Slot::Leg, leg);
                        context.add(draft);
                    }
                }
            }
        }
    }
    let destinations =
        if scene.destinations.is_empty() && !scene.elsewhere { vec![own] } else { scene.destinations.clone() };
    for (sector, forms) in &scene.sectors {
        for destination in &destinations {
            for form in forms {
                let draft = draft(telling, Kind::Sector)
                    .place(Slot::Destination, Some(destination))
                    .slug(Slot::Exploitation, form.as_deref())
                    .slug(Slot::Sector, Some(sector));
                context.add(draft);
            }
        }
    }
    for country in std::mem::take(&mut transits) {
        context.add(draft(telling, Kind::Transit).place(Slot::Country, Some(&country)));
    }
}

fn dedup<T: PartialEq>(items: Vec<T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

/// Keeps who was spoken of, with the homes that "from" gave them.
fn remember(context: &mut Context<'_>, scene: &Scene) {
    let mut people = Vec::new();
    for person in &scene.people {
        if scene.origins.is_empty() || matches!(person.home, Home::Place(_)) {
            people.push(person.clone());
            continue;
        }
        for origin in &scene.origins {
            people.push(People { kind: person.kind.clone(), home: Home::Place(origin.clone()) });
        }
    }
    context.people = people;
}

/// A draft of a fact told so.
pub fn draft(telling: &Telling<'_>, kind: Kind) -> Draft {
    Draft::new(kind, telling.sentence, telling.span, &telling.source, telling.frame).said(
        telling.polarity,
        telling.modality,
        telling.year,
    )
}

/// On which leg of the report's country a route lies (contract, `forms`).
fn leg(own: &str, origin: Option<&str>, destination: &str, via: Option<&str>, domestic: bool) -> Option<&'static str> {
    match (origin, destination) {
        (Some(o), d) if o == own && d == own => Some("internal"),
        (None, d) if d == own && domestic => Some("internal"),
        (Some(o), _) if o == own => Some("source"),
        (_, d) if d == own => Some("destination"),
        _ if via == Some(own) => Some("transit"),
        _ => None,
    }
}

/// Adds the routes of all sentences that tell of exploitation.
pub fn read(context: &mut Context<'_>, pages: &[Page<'_>]) {
    for page in pages.iter().filter(|p| tells_of_exploitation(p.section)) {
        let mut people_before = std::mem::take(&mut context.people);
        // Only a pronoun looks back over the end of a sentence.
        if page.clauses.list.first().is_some_and(|c| {
            c.subject.iter().any(|p| {
                p.group.nouns.iter().any(|n| {
                    page.reading.words[n.head()].tag == Tag::Pronoun
                        || n.determiner
                            .is_some_and(|d| matches!(page.reading.words[d].lemma.as_str(), "these" | "those" | "such"))
                }) || p.preposition.as_deref() == Some("of")
                    && p.group
                        .nouns
                        .iter()
                        .any(|n| n.determiner.is_some_and(|d| page.reading.words[d].lemma == "these"))
            })
        }) {
            context.people.append(&mut people_before);
        }
        for at in 0..page.clauses.list.len() {
            if !under_role(&page.reading, &page.clauses, at) {
                clause(context, &page.reading, &page.clauses, at);
            }
            transit(context, &page.reading, &page.clauses, at);
        }
        nominal(context, &page.reading, &page.clauses);
    }
}

/// Routes that a noun tells of: "the trafficking of girls from A to B".
fn nominal(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses) {
    for (found, _) in frame::nominal(reading, clauses) {
        if found.frame.fact != Kind::Route {
            continue;
        }
        let Some(scene) = scene(context, reading, clauses, &found) else { continue };
        tell(context, reading, clauses, &found, scene);
    }
}

/// Countries that people pass through.
fn transit(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, at: usize) {
    for found in frame::matches(reading, clauses, at) {
        if found.frame.fact != Kind::Transit || discourse::denied(clauses, at) {
            continue;
        }
        let telling = telling(reading, clauses, &found);
        // Trying to get through is passing through.
        let telling = Telling {
            modality: if telling.modality == Modality::Planned { Modality::Asserted } else { telling.modality },
            ..telling
        };
        for country in keys(context, reading, found.role("country")) {
            context.add(draft(&telling, Kind::Transit).place(Slot::Country, Some(&country)));
        }
    }
}

/// Whether a clause describes the people of a sentence on the country's role, which reads it itself.
fn under_role(reading: &Reading<'_>, clauses: &Clauses, at: usize) -> bool {
    let mut next = clauses.list[at].parent;
    let mut guard = 0;
    while let Some(p) = next {
        if frame::matches(reading, clauses, p).iter().any(|m| m.frame.fact == Kind::CountryRole) {
            return matches!(clauses.list[at].link, Link::Participle | Link::Relative | Link::Coordinate)
                && clauses.list[at].verb.shape != super::element::Shape::Finite
                || clauses.list[at].link == Link::Relative;
        }
        next = clauses.list[p].parent.filter(|n| *n != p);
        guard += 1;
        if guard > 10 {
            break;
        }
    }
    false
}

/// Reads one clause with all route frames that it evokes; the richest match wins.
fn clause(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, at: usize) {
    let matches: Vec<Match<'_>> =
        frame::matches(reading, clauses, at).into_iter().filter(|m| m.frame.fact == Kind::Route).collect();
    let mut best: Option<(usize, Match<'_>, Scene)> = None;
    let mut forced: Vec<Option<String>> = Vec::new();
    for found in matches {
        let Some(scene) = scene(context, reading, clauses, &found) else { continue };
        if found.set("by") == Some("infinitive") {
            forced.clone_from(&scene.exploitation);
        }
        let weight = scene.exploitation.len() * 4 + scene.destinations.len() + scene.sectors.len();
        if best.as_ref().is_none_or(|(w, _, _)| weight > *w) {
            best = Some((weight, found, scene));
        }
    }
    // "forced to labor through debt bondage" is both.
    if let Some((_, _, scene)) = &mut best {
        for form in forced {
            if !scene.exploitation.contains(&form) && scene.exploitation.iter().any(Option::is_some) {
                scene.exploitation.push(form);
            }
        }
    }
    // "men trafficked from A are subjected to ...", "forced to engage in ...": the clause above tells it.
    let best = best.filter(|(_, found, scene)| {
        let clause = &clauses.list[at];
        let told = clause.link == Link::Participle
            && scene.exploitation.iter().all(Option::is_none)
            && (frame::carries_on(clause) || scene.destinations.is_empty())
            || clause.link == Link::Infinitive;
        !told
            || !clause.parent.is_some_and(|p| {
                frame::matches(reading, clauses, p)
                    .iter()
                    .any(|m| m.frame.fact == Kind::Route && m.frame.id != found.frame.id)
            })
    });
    // "if they were forced to": nobody says that they were. "Trafficking is a problem": nobody says whose.
    let best = best.filter(|(_, found, scene)| {
        let supposed =
            matches!(clauses.list[at].opener.as_deref(), Some("if" | "whether" | "unless" | "how" | "what" | "why"));
        // "acts committed as a direct result of being trafficked"
        let clause = &clauses.list[at];
        let result = clause.link == Link::Gerund
            && clause.verb.passive
            && matches!(clause.verb.marker.as_deref(), Some("of" | "because-of"));
        let supposed = supposed || result;
        let empty =
            scene.exploitation.iter().all(Option::is_none) && found.role("victim").is_empty() && !scene.domestic;
        !supposed && !empty
    });
    let Some((_, found, scene)) = best else {
        notice(context, reading, &clauses.list[at]);
        return;
    };
    for scene in parts(context, reading, clauses, &found, &scene) {
        tell(context, reading, clauses, &found, scene);
    }
}

/// How the words of a match are said.
fn telling<'t>(reading: &Reading<'_>, clauses: &Clauses, found: &Match<'t>) -> Telling<'t> {
    let at = found.clause;
    let mut modality = discourse::modality(reading, clauses, at);
    if matches!(modality, Modality::Possible)
        || found.set("modality") == Some("at-risk")
        || potential(reading, found.role("victim"))
    {
        modality = Modality::AtRisk;
    }
    Telling {
        sentence: reading.sentence,
        span: discourse::span(reading, clauses, at),
        source: discourse::source(reading, clauses, at),
        frame: &found.frame.id,
        polarity: if discourse::denied(clauses, at) { Polarity::Denied } else { Polarity::Affirmed },
        modality,
        year: discourse::clause_year(reading, clauses, at),
    }
}

/// Adds a scene as its match tells it.
fn tell(context: &mut Context<'_>, reading: &Reading<'_>, clauses: &Clauses, found: &Match<'_>, scene: Scene) {
    let telling = telling(reading, clauses, found);
    add(context, scene, &telling);
}

/// What stands at a place of a clause, for taking a clause apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Victim,
    Form,
    Place,
}

/// A clause that pairs its forms and places off ("in sex trafficking at home and in forced labor in A and B") is several
/// scenes: each form goes with the places next to it.
fn parts(
    context: &Context<'_>,
    reading: &Reading<'_>,
    clauses: &Clauses,
    found: &Match<'_>,
    whole: &Scene,
) -> Vec<Scene> {
    let clause = &clauses.list[found.clause];
    let mut pieces: Vec<(usize, Piece, Noun)> = Vec::new();
    for (role, piece) in [("victim", Piece::Victim), ("exploitation", Piece::Form), ("destination", Piece::Place)] {
        pieces.extend(found.role(role).iter().map(|n| (n.start, piece, n.clone())));
    }
    for at in clause.start..clause.end.min(reading.words.len()) {
        if reading.words[at].lemma == "domestically" {
            let noun = Noun {
                words: vec![at],
                start: at,
                end: at + 1,
                determiner: None,
                owner: None,
                open: false,
                named_among: false,
                quantifies: false,
                sourced: false,
            };
            pieces.push((at, Piece::Place, noun));
        }
    }
    pieces.sort_by_key(|(start, _, _)| *start);
    pieces.retain(|(start, piece, _)| *piece != Piece::Victim || *start > clause.verb.start);
    let mut order: Vec<Piece> = pieces.iter().map(|(_, piece, _)| *piece).collect();
    order.dedup();
    use Piece::{Form, Place, Victim};
    let breaks = match order.as_slice() {
        [Form, Place, Form, Place, ..] | [Victim, Form, Place, Form, Place, ..] => Form,
        [Place, Form, Place, Form, ..] | [Victim, Place, Form, Place, Form, ..] => Place,
        [Victim, Form, Victim, Form, ..] | [Victim, Form, Place, Victim, Form, ..] => Victim,
        _ => return vec![whole.clone()],
    };
    let mut runs: Vec<Vec<(usize, Piece, Noun)>> = Vec::new();
    let mut last = None;
    for item in pieces {
        if item.1 == breaks && last != Some(breaks) {
            runs.push(Vec::new());
        }
        last = Some(item.1);
        if runs.is_empty() {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(item);
        }
    }
    let mut scenes = Vec::new();
    for run in runs {
        let of = |piece: Piece| -> Vec<Noun> {
            run.iter().filter(|(_, p, _)| *p == piece).map(|(_, _, n)| n.clone()).collect()
        };
        let mut scene = whole.clone();
        let victims = of(Victim);
        if breaks == Victim && !victims.is_empty() {
            scene.people = people::people(context, reading, &victims);
        }
        let named = forms(context, reading, Some(found.frame), &of(Form));
        if !named.is_empty() {
            scene.exploitation.clone_from(&named);
            scene.sectors.retain(|(_, with)| with.iter().any(|f| named.contains(f)));
        }
        let places = of(Place);
        if !places.is_empty() {
            scene.domestic = places.iter().any(|n| reading.words[n.head()].lemma == "domestically");
            scene.destinations = keys(context, reading, &places);
            if scene.domestic && !scene.destinations.iter().any(|d| d == context.own()) {
                scene.destinations.insert(0, context.own().to_owned());
            }
        }
        if !scene.exploitation.is_empty() || !places.is_empty() {
            scenes.push(scene);
        }
    }
    scenes
}

/// Keeps the people that a clause without a route speaks of, for the pronouns after it.
fn notice(context: &mut Context<'_>, reading: &Reading<'_>, clause: &Clause) {
    let of = |phrases: &[super::element::Phrase]| -> Vec<Noun> {
        phrases
            .iter()
            .filter(|p| p.preposition.is_none())
            .flat_map(|p| p.group.nouns.iter())
            .filter(|n| frame::is_person(reading, n) && reading.words[n.head()].tag != Tag::Pronoun)
            .cloned()
            .collect()
    };
    let object = of(&clause.after);
    let nouns = if object.is_empty() || clause.verb.passive { of(&clause.subject) } else { object };
    let named = people::people(context, reading, &nouns);
    if named.is_empty() {
        return;
    }
    let from: Vec<Noun> = frame::named(&clause.subject, "from")
        .chain(frame::named(&clause.after, "from"))
        .flat_map(|p| p.group.nouns.iter().cloned())
        .collect();
    let scene = Scene { people: named, origins: keys(context, reading, &from), ..Scene::default() };
    remember(context, &scene);
}

fn potential(reading: &Reading<'_>, nouns: &[Noun]) -> bool {
    !nouns.is_empty() && nouns.iter().all(|n| n.words.iter().any(|w| reading.words[*w].lemma == "potential"))
}
