//! `tipgraph lint`: the program's own words and frames are clean, and each code tells its mistake, its line and what to do.

use super::test::Test;

/// What stands above the concepts of a file.
const PREFIXES: &str = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
    @prefix tip: <https://w3id.org/tipgraph/ns#> .\n\
    @prefix scheme: <https://w3id.org/tipgraph/concept/> .\n\
    @prefix facility: <https://w3id.org/tipgraph/concept/facility-kind/> .\n\
    @prefix work: <https://w3id.org/tipgraph/concept/sector/> .\n\n";

/// A deliberate mistake: the code, a file's ending, its text with `<<<` behind the line that is to be told, what must stand in the
/// message and what in the hint.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str);

const MISTAKES: &[Mistake] = &[
    ("TG001", "ttl", "work:a skos:notation \"a\"\n  skos:prefLabel \"a\"@en . <<<\n", "not valid Turtle", "`;`"),
    ("TG001", "toml", "[[frame]]\nid = \"a <<<\n", "not valid TOML", "double quotes"),
    (
        "TG002",
        "ttl",
        "work:snail-farm-N skos:inScheme scheme:sector ;\n  skos:notation \"snail-farm-N\" ;\n  \
         skos:prefLable \"snail farm\"@en ; <<<\n  skos:prefLabel \"snail farm\"@en ;\n  \
         skos:example \"Men work on a snail farm.\"@en .\n",
        "unknown term `skos:prefLable`",
        "did you mean `prefLabel`?",
    ),
    (
        "TG003",
        "ttl",
        "work:snail-farm-N\n  skos:inScheme scheme:sectro ; <<<\n  skos:notation \"snail-farm-N\" ;\n  \
         skos:prefLabel \"snail farm\"@en ;\n  skos:example \"Men work on a snail farm.\"@en .\n",
        "unknown scheme `sectro`",
        "did you mean `sector`?",
    ),
    (
        "TG004",
        "ttl",
        "facility:sheltr skos:altLabel \"haven\"@en ; <<<\n  skos:example \"The haven closed.\"@en .\n",
        "concept `sheltr` has no skos:inScheme",
        "did you mean `shelter`?",
    ),
    (
        "TG005",
        "ttl",
        "work:my-brothel skos:inScheme scheme:sector ;\n  skos:notation \"brothel\" ; <<<\n  \
         skos:prefLabel \"bawdy house\"@en ;\n  skos:example \"Women work in a bawdy house.\"@en .\n",
        "the scheme sector has the notation `brothel` twice",
        "first at ontology/lexicon/sectors.ttl:",
    ),
    (
        "TG006",
        "ttl",
        "facility:haven skos:inScheme scheme:facility-kind ;\n  skos:notation \"haven\" ;\n  skos:prefLabel \"haven\"@en ;\n  \
         skos:altLabel \"safe house\"@en ; <<<\n  skos:example \"The haven closed.\"@en .\n",
        "the scheme facility-kind has the label \"safe house\" twice",
        "first at ontology/lexicon/facilities.ttl:",
    ),
    (
        "TG007",
        "ttl",
        "work:snail-farm-N skos:inScheme scheme:sector ;\n  skos:notation \"Snail farm\" ; <<<\n  \
         skos:prefLabel \"snail farm\"@en ;\n  skos:example \"Men work on a snail farm.\"@en .\n",
        "`Snail farm` is no key of the scheme sector",
        "a slug: `snail-farm`",
    ),
    (
        "TG008",
        "ttl",
        "<https://w3id.org/tipgraph/concept/organisation/snail-watch> skos:inScheme scheme:organisation ;\n  \
         skos:notation \"snail-watch\" ;\n  skos:prefLabel \"Snail Watch\"@en ;\n  tip:actorKind \"ngoo\" ; <<<\n  \
         skos:example \"Snail Watch trained officers.\"@en .\n",
        "`actorKind` names `ngoo`, which is no concept of actor-kind",
        "did you mean `ngo`?",
    ),
    (
        "TG009",
        "ttl",
        "work:snail-farm-N skos:inScheme scheme:sector ; <<<\n  skos:notation \"snail-farm-N\" ;\n  \
         skos:prefLabel \"snail farm\"@en .\n",
        "`snail-farm-N` has no skos:example",
        "write a sentence",
    ),
    (
        "TG010",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"gap\"\nverb = [\"reopen-N\"] <<<\nnot = [\"It rained.\"]\n\
         examples = [{ text = \"The shelter lacked a doctor.\", gives = [] }]\n",
        "unknown key `verb`",
        "did you mean `verbs`?",
    ),
    (
        "TG010",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"statistic\"\nset = { indicatr = \"reopenings\" } <<<\n\
         not = [\"It rained.\"]\nexamples = [{ text = \"It rained.\", gives = [] }]\n",
        "`set` knows no `indicatr`",
        "did you mean `indicator`?",
    ),
    (
        "TG011",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"statistics\" <<<\nnot = [\"It rained.\"]\n\
         examples = [{ text = \"It rained.\", gives = [] }]\n",
        "unknown fact `statistics`",
        "did you mean `statistic`?",
    ),
    (
        "TG012",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"statistic\"\nverbs = [\"reopen\"]\n\
         roles.counted = { at = [\"pateint\"], is = [\"case\"] } <<<\nnot = [\"It rained.\"]\n\
         examples = [{ text = \"It rained.\", gives = [] }]\n",
        "the role `counted` is at `pateint`, which is no place",
        "did you mean `patient`?",
    ),
    (
        "TG012",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"route\"\nverbs = [\"reopen\"]\n\
         roles.victim = { at = [\"times\"] } <<<\nnot = [\"It rained.\"]\nexamples = [{ text = \"It rained.\", gives = [] }]\n",
        "where frames of routes do not look",
        "agent, patient",
    ),
    (
        "TG012",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"plan\"\nverbs = [\"reopen\"]\nroles.patient = { at = [\"patient\"] } <<<\n\
         not = [\"It rained.\"]\nexamples = [{ text = \"It rained.\", gives = [] }]\n",
        "the role `patient` is never filled: frames of plans have none",
        "leave the role out",
    ),
    (
        "TG013",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"statistic\"\nverbs = [\"reopen\"]\n\
         roles.counted = { at = [\"patient\"], is = [\"person-in-ned\"] } <<<\nnot = [\"It rained.\"]\n\
         examples = [{ text = \"It rained.\", gives = [] }]\n",
        "the role `counted` is filled by `person-in-ned`",
        "did you mean `person-in-need`?",
    ),
    (
        "TG014",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"gap\"\nverbs = [\"hampered\"] <<<\nnot = [\"It rained.\"]\n\
         examples = [{ text = \"It rained.\", gives = [] }]\n",
        "`hampered` is not in the grammar's list of verbs",
        "did you mean `hamper`?",
    ),
    (
        "TG015",
        "toml",
        "[[frame]]\nid = \"exploit\" <<<\nfact = \"gap\"\nverbs = [\"hamper\"]\nnot = [\"It rained.\"]\n\
         examples = [{ text = \"It rained.\", gives = [] }]\n",
        "there are two frames `exploit`",
        "first at ontology/frames/route.toml:",
    ),
    (
        "TG016",
        "toml",
        "[[frame]] <<<\nid = \"reopen-N\"\nfact = \"gap\"\nverbs = [\"reopen\"]\nnot = [\"It rained.\"]\n",
        "the frame `reopen-N` has no example",
        "examples = [{ text =",
    ),
    (
        "TG017",
        "toml",
        "[[frame]] <<<\nid = \"reopen-N\"\nfact = \"gap\"\nverbs = [\"reopen\"]\n\
         examples = [{ text = \"It rained.\", gives = [] }]\n",
        "the frame `reopen-N` has no `not`",
        "not = [",
    ),
    (
        "TG018",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"gap\"\nverbs = [\"reopen\"]\nnouns = [\"kenyan court\"] <<<\n\
         not = [\"It rained.\"]\nexamples = [{ text = \"It rained.\", gives = [] }]\n",
        "`nouns` names \"kenyan\": a rule must fit every country",
        "in `examples` and `not` only",
    ),
    (
        "TG019",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"role\"\nverbs = [\"reopen\"]\nset = { relation = \"operate\" } <<<\n\
         not = [\"It rained.\"]\nexamples = [{ text = \"It rained.\", gives = [] }]\n",
        "`operate` is no relation",
        "did you mean `operates`?",
    ),
    (
        "TG021",
        "ttl",
        "work:snail-farm-N skos:inScheme scheme:sector ;\n  skos:notation \"snail-farm-N\" ;\n  \
         skos:prefLabel \"snail farm\"@en ;\n  skos:example \"Men work on a farm for snails.\"@en . <<<\n",
        "`snail-farm-N` is not found in its example",
        "its labels are snail farm",
    ),
    (
        "TG022",
        "ttl",
        "work:snail-farm-N skos:inScheme scheme:sector ;\n  skos:notation \"snail-farm-N\" ;\n  \
         skos:prefLabel \"snail\"@en ;\n  skos:example \"Men work with snails.\"@en ;\n  \
         tip:counterExample \"The trial went at a snail's pace.\"@en . <<<\n",
        "`snail-farm-N` is found in its counter-example",
        "\"snail\"",
    ),
    (
        "TG023",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"statistic\"\nverbs = [\"reopen\"]\nset = { indicator = \"reopenings\" }\n\
         roles.counted = { at = [\"patient\"], is = [\"case\"] }\nnot = [\"It rained.\"]\n\
         examples = [{ text = \"Police reopened nine cases.\", gives = [\"reopening\", \"9\"] }] <<<\n",
        "`reopen-N` does not give `reopening`",
        "did you mean `reopenings`?",
    ),
    (
        "TG024",
        "toml",
        "[[frame]]\nid = \"reopen-N\"\nfact = \"statistic\"\nverbs = [\"reopen\"]\nset = { indicator = \"reopenings\" }\n\
         roles.counted = { at = [\"patient\"] }\nexamples = [{ text = \"Police reopened nine cases.\", gives = [\"9\"] }]\n\
         not = [\"The city reopened nine roads.\"] <<<\n",
        "`reopen-N` must find nothing in",
        "it finds statistics: ",
    ),
];

#[test]
fn the_programs_own_words_and_frames_are_clean() {
    let outcome = Test::new().run(&["lint"]);
    outcome.is(0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", "no mistakes found\n"));
}

#[test]
fn each_mistake_is_told_with_its_code_its_line_and_what_to_do() {
    let mut test = Test::new();
    let named = |text: &str, number: usize| text.replace("-N", &format!("-{number}"));
    for (number, (_, ending, text, ..)) in MISTAKES.iter().enumerate() {
        let head = if *ending == "ttl" { PREFIXES } else { "" };
        let text = named(&text.replace(" <<<", ""), number);
        test = test.file(&format!("own/{number}.{ending}"), format!("{head}{text}"));
    }
    let outcome = test.run(&["lint", "own"]);
    outcome.is(1);
    for (number, (code, ending, text, message, hint)) in MISTAKES.iter().enumerate() {
        let head = if *ending == "ttl" { PREFIXES.lines().count() } else { 0 };
        let marked = text.lines().position(|line| line.ends_with("<<<")).unwrap();
        let place = format!("own/{number}.{ending}:{}: {code}: ", head + marked + 1);
        let of_file = format!("own/{number}.{ending}:");
        let told = || outcome.stdout.lines().filter(|line| line.starts_with(&of_file)).collect::<Vec<_>>().join("\n");
        let mut lines = outcome
            .stdout
            .lines()
            .skip_while(|line| !(line.starts_with(&place) && line.contains(&named(message, number))));
        assert!(lines.next().is_some(), "{place}{message}\n{}", told());
        let help = lines.next().unwrap_or_default();
        assert!(help.starts_with("  hint: ") && help.contains(&named(hint, number)), "{hint}\n{help}");
    }
}

#[test]
fn a_folder_without_words_is_a_mistake() {
    let outcome = Test::new().file("own/words.txt", "haven").run(&["lint", "own"]);
    outcome.is(1);
    assert!(outcome.stdout.starts_with("own: TG025: there is no .ttl or .toml file in it\n  hint: "), "{outcome:?}");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let text = "[[frame]]\nid = \"a\"\nfact = \"gap\"\nverb = [\"lack\"]\nverbs = [\"lacc\"]\nnoun = [\"x\"]\n";
    let outcome = Test::new().file("own/a.toml", text).run(&["lint", "own"]);
    outcome.is(1);
    let codes: Vec<&str> = outcome.stdout.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(codes.iter().filter(|code| **code == "TG010").count(), 2, "{}", outcome.stdout);
    assert!(codes.contains(&"TG014"), "{}", outcome.stdout);
    assert!(outcome.stderr.ends_with("mistakes\n"), "{}", outcome.stderr);
}

#[test]
fn a_build_stops_at_a_broken_lexicon() {
    let outcome = Test::new()
        .file("own/a.toml", "[[frame]]\nid = 1\n")
        .file("KEN-2020.txt", "Kenya is a source country.")
        .run(&["build", "KEN-2020.txt", "--lexicon", "own"]);
    outcome.fails("own/a.toml:2: ");
    assert!(outcome.stderr.contains("tipgraph lint DIR"), "{}", outcome.stderr);
}
