//! What people hand in by mistake: one clear error each, and the graph stays as it was.

use super::fixture;
use super::test::Test;

const GOOD: &str = "2025 Trafficking in Persons Report: Azerbaijan\n\nTraffickers exploit women.\n";

/// Runs a build that must fail with this error, and checks that the graph did not change.
#[track_caller]
fn fails(test: Test, args: &[&str], error: &str) {
    let before = test.tree("kg");
    test.run(args).fails(error);
    assert_eq!(test.tree("kg"), before);
}

#[test]
fn files_that_are_no_narratives() {
    for (name, content, error) in [
        ("AZE-2025.txt", b"".to_vec(), "AZE-2025.txt is empty"),
        ("AZE-2025.txt", b"\xEF\xBB\xBF \r\n".to_vec(), "AZE-2025.txt is empty"),
        ("AZE-2025.txt", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "AZE-2025.txt is a picture (PNG)"),
        ("AZE-2025.txt", b"{\\rtf1".to_vec(), "AZE-2025.txt is a rich text document"),
        ("AZE-2025.txt", b"text\0".to_vec(), "AZE-2025.txt is binary"),
        ("AZE-2025.txt", b"one\ntwo \xE9\n".to_vec(), "AZE-2025.txt, line 2, byte 5: not UTF-8"),
        ("AZE-2025.txt", vec![b'a'; 2 << 20], "AZE-2025.txt, line 1: longer than 1024 KB"),
        ("in.txt", b"Traffickers exploit women.".to_vec(), "in.txt does not say which country and edition"),
        ("GHA-2025.txt", b"2024 Trafficking in Persons Report\n\nText.".to_vec(), "the title says 2024"),
        ("AZE-2025.txt", b"PROSECUTION\n\nPROTECTION\n".to_vec(), "AZE-2025.txt has a title but no text"),
    ] {
        fails(fixture::with_graph().file(name, content), &["build", name], error);
    }
}

#[test]
fn paths_that_hold_no_narratives() {
    fails(fixture::with_graph(), &["build", "none.txt"], "cannot read none.txt");
    fails(fixture::with_graph().file("a/b.png", "x"), &["build", "a"], "no narratives in a");
    fails(fixture::with_graph().file("a/b/GHA-2025.txt", ""), &["build", "a"], "GHA-2025.txt is empty");
    fails(fixture::with_graph().stdin(""), &["build", "-"], "standard input is empty");
}

#[test]
fn reports_that_do_not_fit() {
    let test = fixture::with_graph().file("AZE-2025.txt", GOOD).file("GHA-2025.txt", "Text.");
    fails(test, &["build", ".", "--report", "AZE-2025"], "is for one narrative, and there are 2");
    let test = fixture::with_graph().file("AZE-2025.txt", GOOD);
    fails(test, &["build", "AZE-2025.txt", "--report", "AZE-2024"], "the title says 2025, but --report says 2024");
}

#[test]
fn stores_that_cannot_be_used() {
    let input = || Test::new().file("AZE-2025.txt", GOOD);
    input().run(&["coverage"]).fails("there is no graph at kg");
    let newer = r#"{"layout":99,"program":"9.0.0","complete":true,"reports":{}}"#;
    fails(input().file("kg/manifest.json", newer), &["build", "AZE-2025.txt"], "layout 99");
    fails(input().file("kg/photo.jpg", "x"), &["build", "AZE-2025.txt"], "kg is not a graph folder");
    fails(input().file("kg", "x"), &["build", "AZE-2025.txt"], "kg is not a graph folder");
    fixture::with_graph().run(&["coverage", "--report", "GHA-2015"]).fails("has no report GHA-2015");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written() {
    Test::new().file("AZE-2025.txt", GOOD).run(&["build", "AZE-2025.txt", "--store", "/sys/kg"]).fails("/sys/kg");
}

/// A graph that may be read and not written. Root may write anywhere, so the program runs as another user then.
#[cfg(unix)]
#[test]
fn a_graph_that_cannot_be_written() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let test = fixture::with_graph().file("AZE-2025.txt", GOOD);
    let allow = |name: &str, mode| set_permissions(test.path(name), Permissions::from_mode(mode)).unwrap();
    let before = test.tree("kg");
    let mut command = test.command(&["build", "AZE-2025.txt"]);
    if test.path("").metadata().unwrap().uid() == 0 {
        command.uid(65534).gid(65534);
    }
    allow("", 0o755);
    for name in ["kg", "kg/graphs"] {
        allow(name, 0o555);
    }
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => return println!("skipped: the program cannot run as another user: {error}"),
    };
    for name in ["kg", "kg/graphs"] {
        allow(name, 0o755);
    }
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.starts_with("error: the graph at kg cannot be written") && told.contains("\nhint: "), "{told}");
    assert_eq!(test.tree("kg"), before);
}

#[test]
fn words_of_ones_own_that_cannot_be_read() {
    let test = fixture::with_graph().file("AZE-2025.txt", GOOD).file("words/a.ttl", "this is no Turtle");
    fails(test, &["build", "AZE-2025.txt", "--lexicon", "words"], "a.ttl");
    let test = fixture::with_graph().file("AZE-2025.txt", GOOD);
    fails(test, &["build", "AZE-2025.txt", "--lexicon", "none"], "none");
    fixture::with_graph().run(&["lint", "none"]).fails("none");
}

#[test]
fn sentences_of_marks_alone_are_read() {
    let text = "2025 Trafficking in Persons Report: Azerbaijan\n\nPROSECUTION\n\nCourts convicted ten men. (“…”) [()] “.” \
                — (.) $ ; (the). Police (who knew ( said so) helped.\n";
    fixture::with_graph().file("AZE-2025.txt", text).run(&["build", "AZE-2025.txt"]).is(0);
}
