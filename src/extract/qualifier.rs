//! What narrows a count: forms of exploitation, men and women, official and potential victims (contract, `statistics`).

use super::line::Line;
use super::quantity::Count;
use super::word::Tag;

/// The qualifiers that a stretch of words says: forms of exploitation and kinds of victims by their keys.
pub fn concepts(line: &Line<'_, '_>, words: &[usize]) -> Vec<String> {
    let tokens = line.reading.numbered(words);
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let hit = (at + 1..=tokens.len().min(at + 6)).rev().find_map(|end| {
            let concepts = line.reading.lexicon.lookup_of(tokens[at..end].iter().copied());
            let known = concepts
                .iter()
                .map(|(id, _)| line.reading.concept(*id))
                .find(|c| matches!(c.scheme.as_str(), "exploitation" | "victims"))?;
            Some((end, known.notation.clone()))
        });
        match hit {
            Some((end, key)) => {
                push(&mut found, key);
                at = end;
            }
            None => at += 1,
        }
    }
    // "both sex and labor trafficking": the first shares the head.
    let printed = line.reading.tokens_of(words);
    let shared = printed.windows(3).enumerate().any(|(i, three)| {
        let lower = |i: usize| three[i].lower.as_str();
        // A counted group has lost its "and".
        let labor = if lower(1) == "and" { 2 } else { 1 };
        let head = printed.get(i + labor + 1).is_some_and(|t| t.lower.starts_with("traffick"));
        lower(0) == "sex" && lower(labor) == "labor" && head
    });
    if shared {
        push(&mut found, "sex-trafficking".into());
        push(&mut found, "forced-labor".into());
    }
    // "sex traffickers" are those of sex trafficking.
    for pair in line.reading.tokens_of(words).windows(2).filter(|p| p[1].lower.starts_with("trafficker")) {
        match pair[0].lower.as_str() {
            "sex" => push(&mut found, "sex-trafficking".into()),
            "labor" => push(&mut found, "forced-labor".into()),
            _ => {}
        }
    }
    // "child sex trafficking" of "children", "adult females" are women.
    if found.iter().any(|f| matches!(f.as_str(), "men" | "women")) {
        found.retain(|f| f != "adults");
    }
    if found.iter().any(|f| matches!(f.as_str(), "boys" | "girls")) {
        found.retain(|f| f != "children");
        // "one male minor"
        if words.last().is_some_and(|w| matches!(line.lemma(*w), "minor" | "child" | "juvenile" | "adolescent")) {
            found.retain(|f| !matches!(f.as_str(), "men" | "women"));
        }
    }
    found
}

fn push(found: &mut Vec<String>, key: String) {
    if !found.contains(&key) {
        found.push(key);
    }
}

/// The qualifiers of a counted group itself and of what directly follows it ("of sex trafficking").
pub fn of_count(line: &Line<'_, '_>, count: &Count) -> Vec<String> {
    let mut found = concepts(line, &count.core);
    for word in &count.core {
        match line.lemma(*word) {
            "potential" | "suspected" | "presumed" | "possible" | "probable" if is_victims(line, count) => {
                push(&mut found, "potential".into())
            }
            "official" if count.head() != Some(*word) && is_victims(line, count) => push(&mut found, "official".into()),
            "officially" | "formally" if is_victims(line, count) => push(&mut found, "official".into()),
            "confirm" | "confirmed" if is_victims(line, count) => push(&mut found, "confirmed".into()),
            "foreign" | "foreigner" => push(&mut found, "foreign".into()),
            _ => {}
        }
    }
    // "identified 93 as potential victims"
    if line.lemma(count.end) == "as" {
        for word in count.end + 1..count.end + 3 {
            match line.lemma(word) {
                "potential" | "suspected" | "presumed" | "possible" => push(&mut found, "potential".into()),
                "official" | "officially" => push(&mut found, "official".into()),
                _ => {}
            }
        }
    }
    for key in concepts(line, &tail(line, count.end)) {
        push(&mut found, key);
    }
    if !found.iter().any(|key| sort(key) == 4) {
        for key in of_list(line, count) {
            push(&mut found, key);
        }
    }
    found
}

fn is_victims(line: &Line<'_, '_>, count: &Count) -> bool {
    count.head().is_some_and(|h| !line.reading.lexicon.frames.in_class("not-victim", line.lemma(h)))
}

/// The words behind a counted group that say of what or for what: "of forced labor", "for sex trafficking",
/// "subjected to both"; nothing where something else follows.
fn tail(line: &Line<'_, '_>, mut from: usize) -> Vec<usize> {
    // "seven of them for forced labor"
    if line.lemma(from) == "of" && matches!(line.lemma(from + 1), "them" | "whom" | "these" | "those") {
        from += 2;
    }
    let opens = match line.tag(from) {
        Some(Tag::Preposition) => {
            matches!(line.lemma(from), "of" | "for" | "involving" | "into")
                || line.lemma(from) == "in" && names_form(line, from + 1)
        }
        Some(Tag::Verb(_)) => {
            matches!(line.lemma(from), "subject" | "exploit" | "traffic" | "victimize" | "force" | "involve")
                && !matches!(line.tag(from.wrapping_sub(1)), Some(Tag::Verb(_)))
        }
        _ => false,
    };
    if !opens {
        return Vec::new();
    }
    let mut words = Vec::new();
    let mut at = from;
    while let Some(tag) = line.tag(at) {
        let stops = match tag {
            Tag::Comma | Tag::Break | Tag::Subordinator | Tag::Relative => true,
            Tag::Verb(_) => at > from,
            Tag::Number => true,
            Tag::Preposition => at > from && !matches!(line.lemma(at), "to" | "of" | "in") || line.compares(at),
            // "six of sex trafficking and one of forced labor"
            Tag::Conjunction => {
                line.verbs.iter().any(|v| v.start == at + 1)
                    || line.tag(at + 1) == Some(Tag::Number)
                    || line.counts.iter().any(|c| c.start == at + 1 && c.core.is_empty())
            }
            _ => line.compares(at),
        };
        if stops {
            break;
        }
        words.push(at);
        at += 1;
    }
    words
}

/// Whether a form of exploitation starts at a word: "40 victims in forced labor".
fn names_form(line: &Line<'_, '_>, at: usize) -> bool {
    (at + 1..=(at + 4).min(line.reading.words.len())).any(|end| {
        let words: Vec<usize> = (at..end).collect();
        line.reading.concepts_of(&words).iter().any(|(id, _)| line.reading.concept(*id).scheme == "exploitation")
    })
}

/// Whether a bare number tells of what it is by what follows it: "21 of forced labor", "six exploited in sex trafficking".
pub fn tells(line: &Line<'_, '_>, count: &Count) -> bool {
    !concepts(line, &tail(line, count.end)).is_empty()
}

/// What the subject of "include" says of the parts that follow: "sex trafficking victims included 16 girls".
pub fn of_including(line: &Line<'_, '_>, count: &Count) -> Vec<String> {
    let Some(v) = line.verbs.iter().rposition(|v| v.end <= count.start) else { return Vec::new() };
    let verb = &line.verbs[v];
    if !matches!(verb.lemma.as_str(), "include" | "comprise") || (verb.end..count.start).any(|w| line.breaks(w)) {
        return Vec::new();
    }
    let from = (0..verb.start)
        .rev()
        .find(|w| line.breaks(*w) || matches!(line.tag(*w), Some(Tag::Comma | Tag::Conjunction | Tag::Verb(_))));
    concepts(line, &(from.map_or(0, |w| w + 1)..verb.start).collect::<Vec<_>>())
}

/// The form of exploitation that closes a list of counts and is of all of them: "four women and two girls in forced labor",
/// "two men and nine women were victims of sex trafficking". "Of" and "for" right behind the last are that one's alone.
fn of_list(line: &Line<'_, '_>, count: &Count) -> Vec<String> {
    let mut end = count.end;
    // "Of the 90 victims, 12 children and ...", "including one girl, and 12 men ...": no member of the list.
    if count.known || count.start > 0 && line.lemma(count.start - 1) == "including" {
        return Vec::new();
    }
    loop {
        let mut next = end;
        while matches!(line.tag(next), Some(Tag::Comma | Tag::Conjunction)) {
            next += 1;
        }
        match line.counts.iter().find(|c| c.start == next) {
            Some(member) if next > end && !member.core.is_empty() => end = member.end,
            _ => break,
        }
    }
    if end == count.end {
        return Vec::new();
    }
    let copula = line.tag(end).is_some_and(|t| matches!(t, Tag::Verb(_))) && line.lemma(end) == "be";
    let of = if copula { (end + 1..end + 4).find(|w| line.lemma(*w) == "of") } else { None };
    let words = match of {
        Some(of) if (end + 1..of).all(|w| matches!(line.lemma(w), "victim" | "survivor" | "potential")) => {
            tail(line, of)
        }
        _ if matches!(line.lemma(end), "in" | "subject" | "exploit" | "traffic" | "victimize") => tail(line, end),
        // "two men and nine women were exploited in sex trafficking"
        _ if copula && matches!(line.lemma(end + 1), "subject" | "exploit" | "traffic" | "victimize") => {
            tail(line, end + 2)
        }
        _ => Vec::new(),
    };
    let mut found = concepts(line, &words);
    found.retain(|key| sort(key) == 4);
    found
}

/// The qualifiers of a part ("15 were women", "19 of sex trafficking"): all that is said up to the next comma or number; for
/// people of a trade the trade ("60 judges").
pub fn of_part(line: &Line<'_, '_>, count: &Count, trades: bool) -> Vec<String> {
    let mut words = count.core.clone();
    let mut at = count.end;
    while let Some(tag) = line.tag(at) {
        if line.breaks(at)
            || line.compares(at)
            || tag == Tag::Comma
            || tag == Tag::Conjunction && matches!(line.lemma(at + 1), "the" | "a" | "an" | "another")
            || line.counts.iter().any(|c| c.start == at)
            || line.reading.words[at - 1].bracket.is_some() && at > count.end
        {
            break;
        }
        words.push(at);
        at += 1;
    }
    let mut found = concepts(line, &words);
    // "one to the selling of a child": only what people were made to do stands behind a preposition.
    let whose = matches!(line.lemma(count.end + 1), "whom" | "which" | "them" | "these" | "those" | "the");
    if matches!(line.tag(count.end), Some(Tag::Preposition | Tag::To)) && count.core.is_empty() && !whose {
        found.retain(|key| sort(key) == 4);
    }
    let victims = words.iter().any(|w| matches!(line.lemma(*w), "victim" | "survivor"));
    if victims && words.iter().any(|w| line.lemma(*w) == "potential") {
        push(&mut found, "potential".into());
    }
    for key in of_count(line, count) {
        push(&mut found, key);
    }
    let foreign = |w: &usize| {
        line.lemma(*w) == "foreigner"
            || line.lemma(*w) == "foreign"
                && (matches!(line.lemma(w + 1), "victim" | "national" | "citizen" | "potential")
                    || !line.reading.words.get(w + 1).is_some_and(|next| next.is_nominal()))
    };
    if words.iter().any(foreign) {
        push(&mut found, "foreign".into());
    }
    if found.is_empty()
        && trades
        && let Some(head) = count.head()
        && line.tag(head) == Some(Tag::Noun)
        && !matches!(
            line.lemma(head),
            "official" | "person" | "people" | "participant" | "individual" | "victim" | "case"
        )
    {
        let slug = line.reading.slug(&count.core);
        push(&mut found, if slug == "police" || slug.ends_with('s') { slug } else { format!("{slug}s") });
    }
    found
}

/// A part's qualifiers with those of its whole: one of each sort, the part's own first.
pub fn joined(own: &[String], whole: &[String]) -> Vec<String> {
    let mut all = own.to_vec();
    for key in whole {
        if !own.iter().any(|o| sort(o) == sort(key)) {
            push(&mut all, key.clone());
        }
    }
    all
}

/// Whether a qualifier says how sure it is that people are victims.
pub fn is_standing(key: &str) -> bool {
    sort(key) == 1
}

fn sort(key: &str) -> u8 {
    match key {
        "men" | "women" | "boys" | "girls" | "children" | "adults" => 0,
        "official" | "potential" | "confirmed" => 1,
        "foreign" => 2,
        "at-least" => 3,
        _ => 4,
    }
}
