//! Collectives that act: police, media, NGOs, courts, known by a common noun in the plural or of a mass.

use crate::extract::acting;
use crate::extract::group::Noun;
use crate::extract::word::Tag;
use crate::extract::{Page, Reading};

use super::scan::Scan;
use super::{Body, Thing};

impl Scan<'_, '_> {
    /// Police, media, NGOs, courts: known by a common noun in the plural or of a mass.
    pub(super) fn collective(&mut self, page: &Page<'_>, noun: &Noun, acts: bool) {
        let reading = &page.reading;
        let Some(concept) = reading.head_concept(noun, "collective") else {
            return;
        };
        let head = &reading.tokens[reading.words[noun.head()].end - 1];
        let counted = noun.words.iter().any(|w| reading.words[*w].tag == Tag::Number);
        let single = noun.determiner.is_some_and(|d| {
            matches!(reading.words[d].lemma.as_str(), "a" | "an" | "one" | "another" | "each" | "every" | "no")
        });
        let lemma = reading.head_lemma(noun);
        let plural = head.lower != lemma
            || head.is_acronym() && head.text.ends_with('s')
            || acting::words().bodies.mass.contains(lemma);
        if counted || single || !plural {
            return;
        }
        // "local police" are police; "magistrates" keep their own word.
        let own = reading.phrase(&noun.words).to_lowercase();
        let base = concept.label.to_lowercase();
        let stem = base.trim_end_matches('s');
        let name = if own.split(' ').any(|w| w == stem || w == base) || own.contains(&base) {
            concept.label.clone()
        } else {
            self.printed(reading, noun, concept.label.as_str())
        };
        // "Albanian police" are not the country's own.
        let foreign = noun.words[..noun.words.len() - 1].iter().find_map(|w| {
            let mut named = reading.concepts_of(&[*w]).into_iter().map(|(id, demonym)| (reading.concept(id), demonym));
            named.find(|(c, demonym)| *demonym && c.scheme == "country" && c.notation != self.own).map(|_| *w)
        });
        let name = match foreign {
            Some(word) => {
                // "North Korean authorities": the name of the people may have several words.
                let mention = reading.words[word].mention;
                let same = |w: &&usize| mention.is_some() && reading.words[**w].mention == mention;
                let first = noun.words.iter().find(same).copied().unwrap_or(word);
                reading.text_of(first, noun.end).to_owned()
            }
            None => name,
        };
        let sourced = concept.link("source").is_some();
        let known = self.registry.bodies.iter().position(|b| b.collective && b.name == name);
        let body = known.unwrap_or_else(|| {
            let kind = concept.link("actorKind").unwrap_or("other").to_owned();
            let evidence = self.evidence(page, noun.start, noun.end, "actor-collective");
            self.registry.bodies.push(Body {
                name,
                acronym: None,
                kind,
                parent: None,
                collective: true,
                acts: false,
                evidence,
            });
            self.registry.bodies.len() - 1
        });
        if acts && sourced {
            let evidence = self.evidence(page, noun.start, noun.end, "actor-collective");
            let body = &mut self.registry.bodies[body];
            if !body.acts {
                body.acts = true;
                body.evidence = evidence;
            }
        }
        self.registry.note(reading.sentence, noun.start, noun.end, [Thing::Body(body)]);
    }

    /// The words of a collective that the lexicon knows, as the text has them.
    fn printed(&self, reading: &Reading<'_>, noun: &Noun, label: &str) -> String {
        let from = (0..noun.words.len()).find(|from| {
            reading
                .concepts_of(&noun.words[*from..])
                .iter()
                .any(|(id, _)| reading.concept(*id).scheme == "collective" && reading.concept(*id).label == label)
        });
        let words = &noun.words[from.unwrap_or(0)..];
        let text = reading.phrase(words);
        if text.chars().filter(|c| c.is_uppercase()).count() > 1 { text } else { text.to_lowercase() }
    }
}
