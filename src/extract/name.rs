//! Names of bodies in a sentence: "Ministry of Labor, Social Affairs, and Family", "Zambia Police Service".
//!
//! A name is a run of capitalized words around the head noun of a body; what "of", "for", "against" bring belongs to it as
//! long as it is no body itself. The tagger takes a name as one word, so that what stands inside it is never read.

use crate::lexicon::{Lexicon, Mention};
use crate::text::Token;

/// The name of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// One past the last token of its head noun.
    pub head_end: usize,
    /// The kind of body, by the contract's slug.
    pub kind: String,
}

/// Words that carry a name on, if a capitalized word follows.
const LINKS: [&str; 7] = ["of", "for", "on", "against", "to", "in", "about"];

struct Finder<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
}

/// The names of bodies in these tokens, from left to right.
pub fn names(lexicon: &Lexicon, tokens: &[Token], mentions: &[Mention]) -> Vec<Name> {
    let finder = Finder { lexicon, tokens };
    let mut found: Vec<Name> = Vec::new();
    let mut at = 0;
    let mut ahead = mentions;
    while at < tokens.len() {
        while ahead.first().is_some_and(|m| m.start < at) {
            ahead = &ahead[1..];
        }
        let organisation = ahead.first().filter(|m| {
            m.start == at
                && m.end > at + 1
                && m.concepts.iter().any(|(id, _)| lexicon.concepts[*id].scheme == "organisation")
        });
        let name = match organisation {
            Some(m) => {
                Some(Name { start: m.start, end: m.end, head_end: m.end, kind: "international-organization".into() })
            }
            None if finder.opens(at) => finder.name(at),
            None => None,
        };
        // "former Soviet Union countries": a part of a place's name.
        let place = |m: &Mention, name: &Name| {
            m.start <= name.start
                && name.end <= m.end
                && m.end - m.start > name.end - name.start
                && m.concepts
                    .iter()
                    .any(|(id, _)| matches!(lexicon.concepts[*id].scheme.as_str(), "region" | "country"))
        };
        let name = name.filter(|name| !mentions.iter().any(|m| place(m, name)));
        match name {
            Some(name) => {
                at = name.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

impl Finder<'_> {
    fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is_word() && t.is_capitalized())
    }

    fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.lower.as_str())
    }

    /// Whether a name may start here: a capital that is not just the first word of the sentence.
    fn opens(&self, i: usize) -> bool {
        if !self.capital(i) {
            return false;
        }
        let lower = self.lower(i);
        let form = self.lexicon.grammar.form(lower);
        let closed = form.is_determiner()
            || form.is_preposition()
            || form.is_subordinator()
            || form.is_conjunction()
            || form.is_modal()
            || form.is_plain_adverb() && i == 0
            || matches!(lower, "it" | "they" | "government" | "ngo" | "ngos" | "former");
        !closed
    }

    /// The end of the block of capitalized words from `i`; possessives inside it included.
    fn block_end(&self, i: usize) -> usize {
        let mut end = i;
        while self.capital(end) && !(end > i && self.tokens[end].is_acronym() && self.tokens[end].text.len() > 2) {
            end += 1;
            if self.lower(end) == "'s" && self.capital(end + 1)
                || self.lower(end) == "'" && self.lower(end - 1).ends_with('s') && self.capital(end + 1)
            {
                end += 1;
            }
        }
        end
    }

    /// The end and the kind of the body's head in a block: the longest head that ends at its first whole body.
    fn head(&self, start: usize, end: usize) -> Option<(usize, String)> {
        // An owner inside the block is a body of its own: "National Police's Trafficking Unit".
        for cut in start + 1..end {
            if matches!(self.lower(cut), "'s" | "'")
                && let Some(kind) = self.ends_in_head(start, cut)
                && self.spanning(start, cut, end).is_none()
            {
                return Some((cut, kind));
            }
        }
        self.ends_in_head(start, end).map(|kind| (end, kind))
    }

    /// A head noun that runs across a possessive: "Prosecutor's Office", "Prime Minister's Office".
    fn spanning(&self, start: usize, cut: usize, end: usize) -> Option<String> {
        if end == cut + 2 && self.lower(cut + 1) == "office" {
            return Some("agency".into());
        }
        (start..cut).find_map(|from| {
            (cut + 2..=end).rev().find_map(|to| self.lexicon.body_kind(&self.tokens[from..to]).map(str::to_owned))
        })
    }

    fn ends_in_head(&self, start: usize, end: usize) -> Option<String> {
        (start..end).find_map(|from| self.lexicon.body_kind(&self.tokens[from..end])).map(str::to_owned)
    }

    fn name(&self, i: usize) -> Option<Name> {
        let mut end = self.block_end(i);
        // "DCI's Crime Unit": the owner is a body of its own, though nothing but its acronym is said.
        if self.tokens[i].is_acronym() && matches!(self.lower(i + 1), "'s" | "'") {
            return None;
        }
        // "National Police Anti-Trafficking Bureau (ATB)": the acronym tells where the part begins.
        for cut in i + 1..end {
            if self.abbreviated(cut, end)
                && let Some(kind) = self.ends_in_head(i, cut)
            {
                return self.checked(i, cut, cut, kind);
            }
        }
        // "Trafficking in Persons Unit", "Women and Children Protection Unit": the head comes after the link.
        let found = self.head(i, end).or_else(|| {
            let joined = (self.lower(end) == "in" && self.lower(end - 1) == "trafficking"
                || self.lower(end) == "and"
                    && (end == i + 1 && !self.place_or_acronym(i)
                        || self.abbreviated(i, self.block_end(end + 1))
                        || !self.tokens[i].is_acronym()
                            && self.place_or_acronym(i)
                            && self.abbreviated(i + 1, self.block_end(end + 1))))
                && self.capital(end + 1);
            let next = self.block_end(end + 1);
            let head = joined.then(|| self.head(end + 1, next)).flatten().filter(|(at, _)| *at > end + 2)?;
            end = next;
            Some(head)
        });
        let (head_end, kind) = found?;
        if head_end < end {
            return self.checked(i, head_end, head_end, kind);
        }
        let whole = self.tail(i, end);
        self.checked(i, whole, head_end, kind)
    }

    /// Whether the bracket behind `end` holds just the initials of the words from `start`: "Travel Control Unit (TCU)".
    fn abbreviated(&self, start: usize, end: usize) -> bool {
        let Some(acronym) = self.tokens.get(end + 1).filter(|t| self.lower(end) == "(" && t.is_acronym()) else {
            return false;
        };
        let initials: String = self.tokens[start..end.min(self.tokens.len())]
            .iter()
            .filter(|t| t.is_word() && t.is_capitalized())
            .flat_map(|t| t.text.split('-').filter_map(|part| part.chars().next()))
            .flat_map(char::to_uppercase)
            .collect();
        let wanted: String = acronym.text.to_uppercase().chars().filter(|c| c.is_alphanumeric()).collect();
        initials.len() > 2 && initials == wanted
    }

    fn place_or_acronym(&self, i: usize) -> bool {
        self.tokens[i].is_acronym()
            || self
                .lexicon
                .lookup(&self.tokens[i..=i])
                .iter()
                .any(|(id, _)| matches!(self.lexicon.concepts[*id].scheme.as_str(), "country" | "place" | "region"))
    }

    /// One word alone names nothing.
    fn checked(&self, start: usize, end: usize, head_end: usize, kind: String) -> Option<Name> {
        let words = self.tokens[start..end].iter().filter(|t| t.is_word() && t.lower != "'s").count();
        let office =
            (start..head_end).find_map(|from| self.lexicon.body_kind(&self.tokens[from..end])).map(str::to_owned);
        (words > 1).then(|| Name { start, end, head_end, kind: office.unwrap_or(kind) })
    }

    /// The end of what belongs to the head that ends at `end`: "of Labor and Social Affairs", "on Child Labor".
    fn tail(&self, start: usize, end: usize) -> usize {
        let mut at = end;
        loop {
            let link = self.lower(at);
            if !LINKS.contains(&link) {
                return at;
            }
            let article = usize::from(self.lower(at + 1) == "the");
            let next = at + 1 + article;
            // "Committee to Combat Trafficking"
            let aim = link == "to"
                && self.lexicon.grammar.verb_as(self.lower(next), &[crate::lexicon::VerbForm::Base]).is_some();
            if !self.capital(next) || matches!(link, "in" | "to" | "about") && article == 0 && at == end && !aim {
                return at;
            }
            let stop = self.block_end(next);
            // A body after "of the" is the whole that this one is part of, unless both make one: "Office of the Prosecutor".
            let combined = (start..end).any(|from| self.lexicon.body_kind(&self.tokens[from..stop]).is_some())
                || matches!(self.lower(end - 1), "office" | "bureau" | "council" | "association" | "union")
                    && link == "of";
            if !combined
                && (self.head(next, stop).is_some_and(|(to, _)| to > next + 1 || link == "of" && article == 1)
                    || self.whole_in(next, stop))
                && stop > next
            {
                return at;
            }
            if matches!(link, "in" | "to") && self.place_or_acronym(next) {
                return at;
            }
            at = self.list(stop);
        }
    }

    /// Whether a body's name starts at `next`: "Ministry of Justice".
    fn whole_in(&self, next: usize, stop: usize) -> bool {
        self.ends_in_head(next, stop).is_some() && self.lower(stop) == "of"
    }

    /// The end of a list inside a name: "Labor, Social Affairs, and Family", "Justice and Public Security".
    fn list(&self, end: usize) -> usize {
        let mut at = end;
        let mut closed = end;
        loop {
            let comma = usize::from(self.lower(at) == ",");
            let and = usize::from(matches!(self.lower(at + comma), "and" | "&"));
            let next = at + comma + and;
            // "... and the Worst Forms of Child Labor (CNS)"
            if and == 1 && self.lower(next) == "the" && self.capital(next + 1) {
                let mut to = self.block_end(next + 1);
                if self.lower(to) == "of" && self.capital(to + 1) {
                    to = self.block_end(to + 1);
                }
                if self.lower(to) == "(" && self.tokens.get(to + 1).is_some_and(Token::is_acronym) {
                    return to;
                }
            }
            if comma + and == 0 || !self.capital(next) || self.tokens[next].is_acronym() || self.place(next) {
                return closed;
            }
            let stop = self.block_end(next);
            if self.head(next, stop).is_some() || self.lower(stop) == "(" && comma == 1 && and == 0 {
                return closed;
            }
            at = stop;
            if and == 1 {
                closed = stop;
                if self.lower(at) != "," {
                    return closed;
                }
            }
        }
    }

    fn place(&self, i: usize) -> bool {
        self.lexicon
            .lookup(&self.tokens[i..=i])
            .iter()
            .any(|(id, _)| matches!(self.lexicon.concepts[*id].scheme.as_str(), "country" | "place" | "organisation"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::text::tokenize;

    fn found(text: &str) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let tokens = tokenize(text, Span::new(0, text.len()));
        names(&lexicon, &tokens, &lexicon.mentions(&tokens))
            .iter()
            .map(|n| text[tokens[n.start].span.start..tokens[n.end - 1].span.end].to_owned())
            .collect()
    }

    #[test]
    fn heads_with_what_belongs_to_them() {
        assert_eq!(
            found("The Ministry of Labor, Social Affairs, and Family trained judges."),
            ["Ministry of Labor, Social Affairs, and Family"]
        );
        assert_eq!(found("Officers of the Nauru Police Service left."), ["Nauru Police Service"]);
        assert_eq!(
            found("The Ministry of Justice and the National Police met."),
            ["Ministry of Justice", "National Police"]
        );
        assert_eq!(
            found("The Trafficking in Persons Unit and the Women and Children Protection Unit met."),
            ["Trafficking in Persons Unit", "Women and Children Protection Unit"]
        );
        assert_eq!(
            found("The Office of the Attorney General and the National Council against Slavery met."),
            ["Office of the Attorney General", "National Council against Slavery"]
        );
    }

    #[test]
    fn wholes_and_owners_stay_apart() {
        assert_eq!(
            found("The Human Trafficking Unit of the National Police acted."),
            ["Human Trafficking Unit", "National Police"]
        );
        assert_eq!(
            found("The National Police's Human Trafficking Unit acted."),
            ["National Police", "Human Trafficking Unit"]
        );
        assert_eq!(
            found("The Special Prosecutor's Office and the Attorney General's Office met."),
            ["Special Prosecutor's Office", "Attorney General's Office"]
        );
    }

    #[test]
    fn what_a_committee_is_to_do() {
        assert_eq!(
            found(
                "The National Committee to Combat Human Trafficking met the Council to Stop Slavery and the Worst Forms of Labor (CSS)."
            ),
            ["National Committee to Combat Human Trafficking", "Council to Stop Slavery and the Worst Forms of Labor"]
        );
    }

    #[test]
    fn acronyms_tell_where_a_name_begins() {
        assert_eq!(
            found("The Anti-Slavery and Child Rescue Unit (ASCRU) met the Nauru Police Human Traffic Bureau (HTB)."),
            ["Anti-Slavery and Child Rescue Unit", "Nauru Police", "Human Traffic Bureau"]
        );
        assert_eq!(found("NPD's Organized Crime Unit met."), ["Organized Crime Unit"]);
    }

    #[test]
    fn adverbs_may_open_a_name_inside_a_sentence() {
        assert_eq!(found("Officers of the Overseas Workers Foundation met."), ["Overseas Workers Foundation"]);
    }

    #[test]
    fn no_bodies() {
        assert_eq!(found("Section 3 of the Passports Act applies to Police."), Vec::<String>::new());
        assert_eq!(found("The Government of Nauru signed the Protocol."), Vec::<String>::new());
    }
}
