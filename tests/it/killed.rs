//! Builds that are stopped: by SIGKILL at any moment, by Ctrl-C, and by another build that was first.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

use super::test::Test;

/// A run in a folder with so many narratives in `in`.
fn with_narratives(many: usize) -> Test {
    let years = 2001..2026;
    let codes =
        ["KEN", "UGA", "TZA", "GHA", "NGA", "TGO", "BEN", "MLI", "NER", "TCD", "SDN", "EGY", "TUN", "MAR", "DZA"];
    let more = ["PER", "BOL", "CHL", "ARG", "URY"];
    let keys = codes.into_iter().chain(more).flat_map(|code| years.clone().map(move |year| (code, year)));
    keys.take(many).fold(Test::new(), |test, (code, year)| {
        let text = format!("Traffickers exploit women from Kenya in sex trafficking in Oman in {year}.\n");
        test.file(&format!("in/{code}-{year}.txt"), text)
    })
}

/// The files of a graph by their path inside it.
fn inside(test: &Test, store: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = test.path(store);
    let files = test.tree(store).into_iter();
    files.map(|(path, content)| (path.strip_prefix(&root).unwrap().to_owned(), content)).collect()
}

/// A number of the environment, for the longer run of `.ci/run`.
fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// Reads standard error until a line begins so; gives the rest to be read.
fn until(child: &mut Child, begin: &str) -> impl Read + use<> {
    let mut notes = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.starts_with(begin) {
        line.clear();
        assert!(notes.read_line(&mut line).unwrap() > 0, "it never said {begin}");
    }
    notes
}

/// The folder opens, each report is whole, and the second run completes it: it then equals a build that was never killed.
#[test]
fn a_build_killed_at_any_moment_is_completed_by_the_next() {
    let (reports, kills) = (setting("TIPGRAPH_KILL_REPORTS", 60), setting("TIPGRAPH_KILLS", 6));
    let test = with_narratives(reports);
    test.run(&["build", "in", "--store", "whole"]).is(0);
    let whole = inside(&test, "whole");
    // Moments spread by the golden ratio over the reports, and within the work on one: as irregular as chance, and the same
    // each time.
    let mut unfinished = 0;
    for number in 0..kills {
        let share = (number as f64 * 0.618_033_988_75).fract();
        let (begun, within) = (1 + (share * reports as f64 * 0.9) as usize, (share * 7919.0).fract());
        let store = format!("kg{number}");
        let mut child = test.command(&["build", "in", "--store", &store]).spawn().unwrap();
        drop(until(&mut child, &format!("[{begun}/")));
        sleep(Duration::from_micros((within * 5000.0) as u64));
        // On Unix this is `kill -9`.
        child.kill().unwrap();
        child.wait().unwrap();
        let killed = inside(&test, &store);
        for (path, content) in killed.iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "nq")) {
            assert!(whole[path] == *content, "{} is not whole", path.display());
        }
        unfinished += usize::from(killed.len() < whole.len());
        let rows = test.run(&["query", "routes", "--store", &store, "--format", "csv"]);
        assert!(rows.is(0).stdout.lines().count() > begun);
        let again = test.run(&["build", "in", "--store", &store]);
        // It goes on: what was put before the kill is not read again.
        let unchanged = again.is(0).stdout.lines().nth(1).unwrap().split_whitespace().nth(1).unwrap().parse::<usize>();
        assert!(unchanged.is_ok_and(|unchanged| unchanged >= begun), "{again:?}");
        assert!(inside(&test, &store) == whole, "the build after the kill at {begun} differs");
        fs::remove_dir_all(test.path(&store)).unwrap();
    }
    assert!(unfinished > 0, "every kill came too late");
}

#[test]
fn ctrl_c_ends_a_build_cleanly_and_it_goes_on() {
    let test = with_narratives(60);
    test.run(&["build", "in", "--store", "whole"]).is(0);
    let mut child = test.command(&["build", "in"]).spawn().unwrap();
    let mut rest = until(&mut child, "[5/60]");
    let interrupted = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
    assert!(interrupted.success());
    let mut told = String::new();
    rest.read_to_string(&mut told).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{told}");
    assert!(told.contains("stopping; ") && told.contains("\nstopped after "), "{told}");
    let kg = inside(&test, "kg");
    assert!(!kg.contains_key(&PathBuf::from("journal.jsonl")) && kg.len() < inside(&test, "whole").len());
    assert!(String::from_utf8_lossy(&kg[&PathBuf::from("manifest.json")]).contains("\"complete\": true"));
    test.run(&["build", "in"]).is(0);
    assert!(inside(&test, "kg") == inside(&test, "whole"));
}

#[test]
fn of_two_builds_into_one_folder_the_second_says_so() {
    let test = with_narratives(1);
    // The first waits for its standard input.
    let mut first = test.command(&["build", "-", "--report", "AZE-2025"]).spawn().unwrap();
    while !test.path("kg/.lock").exists() {
        sleep(Duration::from_millis(5));
    }
    sleep(Duration::from_millis(50));
    test.run(&["build", "in"]).fails("another build is writing the graph at kg");
    first.kill().unwrap();
    first.wait().unwrap();
    test.run(&["build", "in"]).is(0);
}
