//! Every country is known by its code, its names and the words for its people; and none stands in a rule.

use std::fs;
use std::path::{Path, PathBuf};

use tipgraph::lexicon::Lexicon;
use tipgraph::lexicon::lint::CountryWords;
use tipgraph::source::{CountryNames, Span};
use tipgraph::text::tokenize;

const TABLE: &str = include_str!("../tables/countries.tsv");
const WORDS: &str = include_str!("../tables/words.tsv");

/// The keys of the places that a sentence names, with whether by a word for its people.
fn named(lexicon: &Lexicon, text: &str) -> Vec<(String, bool)> {
    let tokens = tokenize(text, Span::new(0, text.len()));
    let mentions = lexicon.mentions(&tokens);
    let concepts = mentions.iter().flat_map(|mention| &mention.concepts);
    concepts
        .map(|(id, demonym)| (&lexicon.concepts[*id], *demonym))
        .filter(|(concept, _)| matches!(concept.scheme.as_str(), "country" | "region" | "place" | "area" | "group"))
        .map(|(concept, demonym)| (concept.link("inCountry").unwrap_or(&concept.notation).to_owned(), demonym))
        .collect()
}

/// The rows of the table: a code, its names, its words for people.
fn rows() -> impl Iterator<Item = (&'static str, Vec<&'static str>, Vec<&'static str>)> {
    let list = |cell: &'static str| cell.split('|').filter(|name| !name.is_empty()).collect();
    TABLE.lines().filter(|line| !line.starts_with('#')).map(move |line| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[0], list(cells[1]), list(cells[2]))
    })
}

#[test]
fn every_code_name_and_people_is_its_countrys() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (code, names, people) in rows() {
        count += 1;
        if !lexicon.is_code(code) {
            wrong.push(format!("{code} is no code"));
        }
        for name in names {
            let found = named(&lexicon, &format!("Victims were found in {name} last year."));
            if !found.contains(&(code.to_owned(), false)) {
                wrong.push(format!("{code}: {name} is read as {found:?}"));
            }
            if !name.starts_with("the ") && name.contains(char::is_lowercase) && lexicon.code_of(name).is_none() {
                wrong.push(format!("{code}: {name} is no title"));
            }
        }
        for people in people {
            for text in [format!("Police found {people} victims."), format!("Police found nine {people} there.")] {
                let found = named(&lexicon, &text);
                if !found.contains(&(code.to_owned(), true)) {
                    wrong.push(format!("{code}: {people} is read as {found:?}"));
                }
            }
        }
    }
    assert_eq!(count, 250, "249 of ISO 3166-1 and Kosovo");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_inside_names_and_names_that_are_words() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("Boys from Guinea beg.", &["GIN"][..]),
        ("Boys from Guinea-Bissau beg.", &["GNB"]),
        ("Boys from Equatorial Guinea beg.", &["GNQ"]),
        ("Boys from Papua New Guinea beg.", &["PNG"]),
        ("Bissau-Guinean boys beg.", &["GNB"]),
        ("Papua New Guinean boys beg.", &["PNG"]),
        ("Vessels fish in the Gulf of Guinea.", &["region:gulf-of-guinea"]),
        ("Women from Nigeria and Niger work there.", &["NGA", "NER"]),
        ("Women from Dominica and the Dominican Republic work there.", &["DMA", "DOM"]),
        ("Dominican women work there.", &["DMA", "DOM"]),
        ("Congolese women work there.", &["COG", "COD"]),
        ("Korean women work there.", &["KOR"]),
        ("North Korean women work there.", &["PRK"]),
        ("South Sudanese and Sudanese women work there.", &["SSD", "SDN"]),
        ("Women from American Samoa work there.", &["ASM"]),
        ("Women from Samoa work there.", &["WSM"]),
        ("West African women work there.", &["region:west-africa"]),
        ("South African women work there.", &["ZAF"]),
        ("Central African women work there.", &["CAF", "region:central-africa"]),
        ("South American women work there.", &["region:south-america"]),
        ("Native American women work there.", &["native-american"]),
        ("American Indian women work there.", &["native-american"]),
        ("Women from India and the Indian Ocean islands work there.", &["IND", "region:indian-ocean"]),
        ("Families eat turkey on china.", &[]),
        ("They polish shoes, and a guinea fowl ran off.", &[]),
        ("Officials told us so.", &[]),
        ("The child wore a jersey.", &[]),
        ("Bangladeshis, Thais, and Nepalis work there.", &["BGD", "THA", "NPL"]),
        ("Yezidis work there during the crisis.", &["yezidi"]),
        ("Turks and Turkish women work there.", &["TUR", "TUR"]),
        ("Vessels from the Turks and Caicos Islands fish.", &["TCA"]),
        ("The state of Georgia charged two men from Georgia.", &["USA", "GEO"]),
        ("Women from New Mexico and Mexico work there.", &["USA", "MEX"]),
        ("Scottish and Welsh girls work there.", &["GBR", "GBR"]),
        ("Rohingya refugees work there.", &["rohingya"]),
        ("Uyghur men work there.", &["uyghur"]),
    ] {
        let mut found: Vec<String> = named(&lexicon, text).into_iter().map(|(key, _)| key).collect();
        found.retain(|key| expected.is_empty() || key.len() == 3 || expected.contains(&key.as_str()));
        let mut wanted: Vec<String> = expected.iter().map(|key| (*key).to_owned()).collect();
        found.sort();
        wanted.sort();
        if found != wanted {
            wrong.push(format!("{text} {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The string literals of a Rust file with their lines, without those of comments and of its tests.
fn literals(source: &str) -> Vec<(usize, String)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (number, line) in (1..).zip(source.lines()) {
        if line.trim_start().starts_with("//") {
            continue;
        }
        let mut text: Option<String> = None;
        let mut escaped = false;
        let mut before = ' ';
        for c in line.chars() {
            match &mut text {
                Some(_) if !escaped && c == '"' => found.extend(text.take().map(|text| (number, text))),
                Some(text) => {
                    escaped = !escaped && c == '\\';
                    text.push(c);
                }
                None if c == '"' && before != '\'' => text = Some(String::new()),
                None if c == '/' && before == '/' => break,
                None => {}
            }
            before = c;
        }
    }
    found
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") && path.file_stem().is_some_and(|stem| stem != "tests") {
            files.push(path);
        }
    }
}

#[test]
fn no_country_stands_in_the_code_that_reads() {
    let lexicon = Lexicon::builtin();
    let words = CountryWords::new(&lexicon);
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract"), &mut files);
    files.sort();
    let mut found = Vec::new();
    let mut read = 0;
    for file in files {
        for (line, text) in literals(&fs::read_to_string(&file).unwrap()) {
            read += 1;
            if let Some(name) = words.first_in(&text) {
                found.push(format!("{}:{line}: {name} in \"{text}\"", file.display()));
            }
        }
    }
    assert!(read > 1000, "only {read} literals");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn literals_are_told_from_comments_and_tests() {
    let source = "// \"a\"\nlet x = f(\"b \\\" c\", '\"', \"d\"); // \"e\"\n#[cfg(test)]\nmod tests { \"f\" }";
    let texts: Vec<String> = literals(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["b \\\" c", "d"]);
}

#[test]
fn no_country_stands_in_a_frame() {
    // Lint tells it with TG018; here only what a frame's lists of words say is looked at, without lint.
    let lexicon = Lexicon::builtin();
    let words = CountryWords::new(&lexicon);
    for frame in &lexicon.frames.all {
        let lists = frame.verbs.iter().chain(&frame.adjectives).chain(&frame.nouns);
        let pairs = frame.into.iter().chain(&frame.infinitives).flat_map(|(word, value)| [word, value]);
        let roles = frame.roles.values().flat_map(|role| &role.is).map(|kind| kind.name());
        for word in lists.chain(pairs).map(String::as_str).chain(roles).chain(frame.set.values().map(String::as_str)) {
            assert_eq!(words.first_in(word), None, "`{}` of {}", frame.id, frame.file);
        }
    }
    for (class, nouns) in lexicon.frames.classes() {
        let named = nouns.iter().find_map(|noun| words.first_in(noun));
        assert_eq!(named, None, "class `{class}`");
    }
}

/// Where a phrase of a row is not read as its key.
#[test]
fn words_of_the_field_are_their_concepts() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[scheme, key, phrases] = cells.as_slice() else { panic!("{line}") };
        if lexicon.concept(scheme, key).is_none() {
            wrong.push(format!("{scheme} has no {key}"));
        }
        for phrase in phrases.split('|') {
            let text = format!("Officials spoke of {phrase} there.");
            let tokens = tokenize(&text, Span::new(0, text.len()));
            let mentions = lexicon.mentions(&tokens);
            let found: Vec<String> = mentions
                .iter()
                .flat_map(|mention| &mention.concepts)
                .map(|(id, _)| &lexicon.concepts[*id])
                .map(|concept| format!("{}:{}", concept.scheme, concept.notation))
                .collect();
            if !found.contains(&format!("{scheme}:{key}")) {
                wrong.push(format!("{scheme}:{key}: \"{phrase}\" is read as {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
