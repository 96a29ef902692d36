//! A scene: what one clause says of exploitation, gathered from the roles that a frame filled, before it becomes rows.

use crate::extract::Reading;
use crate::extract::clause::{Clauses, Link};
use crate::extract::context::Context;
use crate::extract::frame::{self, Match};
use crate::extract::group::Noun;
use crate::extract::people::{self, Home, People};
use crate::extract::word::Tag;

use super::form::{forms, infinitive};
use super::place::{keys, origin_of_movement, origin_of_noun, where_to};
use super::rows::dedup;
use super::work::{sector_slug, sectors, work_forms};

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
    // "places them at risk of", and not "places them in".
    if found.set("with") == Some("risk")
        && !reading.words[clause.verb.end..clause.end]
            .iter()
            .any(|w| reading.lexicon.frames.in_class("risky", &w.lemma))
    {
        return None;
    }
    // "where NGOs have observed forced labor": it befalls those whom the clause before speaks of.
    if found.set("with") == Some("place") {
        let above = clause.parent.filter(|_| clause.link == Link::Where).map(|p| &clauses.list[p])?;
        let subject: Vec<Noun> =
            above.subject.iter().filter(|p| p.preposition.is_none()).flat_map(|p| p.group.nouns.clone()).collect();
        scene.people = people::people(context, reading, &subject);
        if scene.people.is_empty() {
            return None;
        }
        let places = ["in", "on", "at", "as", "aboard"];
        let worked = places.iter().flat_map(|p| frame::named(&above.after, p)).flat_map(|p| &p.group.nouns);
        let forms = work_forms(&scene.exploitation);
        for slug in worked.filter(|n| frame::is_work(reading, n)).filter_map(|n| sector_slug(reading, n)) {
            scene.sectors.push((slug, forms.clone()));
        }
    }
    if let Some(form) = found.set("exploitation") {
        scene.exploitation = vec![Some(form.to_owned())];
    }
    // "men who are forced to beg come from B", but not "most tourists come from B": who is no victim must be told to be one.
    if found.set("home") == Some("said") && !found.role("victim").iter().any(|n| frame::fits(reading, n, "victim")) {
        let described = clauses
            .list
            .iter()
            .enumerate()
            .filter(|(_, c)| c.parent == Some(found.clause) && matches!(c.link, Link::Participle | Link::Relative));
        let told = described.flat_map(|(at, _)| frame::matches(reading, clauses, at, crate::fact::Kind::Route));
        let told =
            told.filter(|m| m.set("home") != Some("said")).find_map(|m| self::scene(context, reading, clauses, &m))?;
        scene.exploitation = told.exploitation;
        scene.destinations = told.destinations;
        scene.sectors = told.sectors;
    }
    // "victims trafficked into A for forced labor come from B": the participle says in what.
    if found.set("home") == Some("said") && scene.exploitation.iter().all(Option::is_none) {
        let told = clauses.list.iter().filter(|c| c.parent == Some(found.clause) && c.link == Link::Participle);
        let nouns: Vec<Noun> = told
            .flat_map(|c| c.with(&["for", "in", "into", "to", "for-purpose"]))
            .flat_map(|p| p.group.nouns.clone())
            .collect();
        scene.exploitation.extend(forms(context, reading, None, &nouns).into_iter().filter(Option::is_some));
    }
    // "most sex trafficking victims are girls"
    scene.exploitation.extend(forms(context, reading, None, found.role("label")));
    if scene.exploitation.iter().all(Option::is_none) {
        // "sex trafficking victims"
        scene.exploitation.extend(forms(context, reading, None, found.role("victim")));
        scene.exploitation.retain(Option::is_some);
    }
    if scene.exploitation.iter().all(Option::is_none) && found.frame.roles.contains_key("exploiter") {
        // "exploit women in commercial sex": the name of a population has swallowed what is done to it.
        for noun in found.role("victim") {
            let inside = (1..noun.words.len()).flat_map(|from| reading.concepts_of(&noun.words[from..]));
            scene.exploitation.extend(
                inside
                    .map(|(id, _)| reading.concept(id))
                    .filter(|c| c.scheme == "exploitation")
                    .map(|c| Some(c.notation.clone())),
            );
        }
    }
    if scene.exploitation.iter().all(Option::is_none) {
        // "sex traffickers exploit": who does it says what is done.
        let mut told: Vec<Option<String>> = found
            .role("exploiter")
            .iter()
            .flat_map(|n| reading.all_in(n, "trafficker"))
            .filter_map(|c| c.link("related"))
            .map(|form| Some(form.to_owned()))
            .collect();
        // "sex-trafficking rings"
        told.extend(forms(context, reading, None, found.role("exploiter")));
        if !told.is_empty() {
            scene.exploitation = told;
        }
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
    // "child prostitution and child sex tourism": of children, where nobody is named.
    let childs = found.role("exploitation");
    if scene.people.is_empty()
        && !childs.is_empty()
        && childs.iter().all(|n| n.words.iter().any(|w| reading.words[*w].lemma == "child"))
    {
        scene.people.push(People { kind: Some("children".to_owned()), home: Home::Unsaid });
    }
    let marked = found.role("marker");
    if !marked.is_empty() {
        scene.exploitation.extend(forms(context, reading, None, marked));
        if scene.exploitation.is_empty()
            && !marked
                .iter()
                .chain(found.role("exploitation"))
                .any(|n| frame::fits(reading, n, "exploitation") || !reading.all_in(n, "trafficking").is_empty())
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
            .is_some_and(|p| p > 0 && reading.lexicon.words.naming_among.contains(&reading.words[p - 1].lemma))
    });
    if among && scene.people.iter().any(|p| matches!(p.home, Home::Place(_))) {
        let kinds: Vec<Option<String>> = dedup(scene.people.iter().map(|p| p.kind.clone()).collect());
        for origin in scene.origins.drain(..) {
            scene
                .people
                .extend(kinds.iter().map(|kind| People { kind: kind.clone(), home: Home::Place(origin.clone()) }));
        }
    }
    // "Roma and Egyptian children from A": beside a people without a country, "Egyptian" names a people too.
    if !scene.origins.is_empty() && found.role("victim").iter().any(|n| is_people_without_country(reading, n)) {
        let kinds: Vec<Option<String>> =
            dedup(scene.people.iter().map(|p| p.kind.clone()).filter(Option::is_some).collect());
        let kinds = if kinds.is_empty() { vec![None] } else { kinds };
        scene.people = kinds.into_iter().map(|kind| People { kind, home: Home::Unsaid }).collect();
    }
    for noun in found.role("victim") {
        scene.origins.extend(origin_of_noun(context, reading, clause, noun));
    }
    origin_of_movement(context, reading, clauses, found, &mut scene);
    where_to(context, reading, clauses, found, &mut scene);
    // "In Italy, police found Kenyan women forced into prostitution": there.
    let above = clause.parent.filter(|_| clause.link == Link::Participle).map(|p| &clauses.list[p]);
    if let Some(above) = above.filter(|_| scene.destinations.is_empty() && !scene.elsewhere && !scene.domestic) {
        let opens: Vec<Noun> = frame::named(&above.before, "in").flat_map(|p| p.group.nouns.iter().cloned()).collect();
        scene.destinations = keys(context, reading, &opens);
    }
    if found.set("domestic").is_some() {
        scene.domestic = true;
        scene.people = vec![People { kind: None, home: Home::Place(context.own().to_owned()) }];
        scene.destinations = vec![context.own().to_owned()];
    }
    scene.via = keys(context, reading, found.role("via"));
    // "trafficked to and through A", "from and through A"
    let and_through = |wanted: &[&str]| {
        found.role("via").first().is_some_and(|n| {
            let mut before = reading.words[..n.start].iter().rev().skip_while(|w| w.tag != Tag::Preposition).skip(1);
            before.next().is_some_and(|w| w.tag == Tag::Conjunction)
                && before.next().is_some_and(|w| wanted.contains(&w.lemma.as_str()))
        })
    };
    if scene.destinations.is_empty() && and_through(&["to", "into", "in", "within"]) {
        scene.destinations.clone_from(&scene.via);
    }
    if scene.origins.is_empty() && and_through(&["from"]) {
        scene.origins.clone_from(&scene.via);
    }
    sectors(context, reading, found, &mut scene);
    Some(scene)
}

/// Whether a noun group is the bare name of a people that has no country: "Roma", "Rohingya".
fn is_people_without_country(reading: &Reading<'_>, noun: &Noun) -> bool {
    let [word] = noun.words.as_slice() else { return false };
    reading.tokens[reading.words[*word].end - 1].is_capitalized()
        && reading
            .concepts_of(&noun.words)
            .iter()
            .any(|(id, demonym)| !demonym && reading.concept(*id).scheme == "group")
}
