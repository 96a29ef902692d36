//! Documents that cannot lie: their examples run and print what they say, and the reference of the commands is the program's.
//!
//! A block marked `console` holds commands after `$ ` and what they print, standard output and error together. In it a line
//! `...` stands for any lines, and `[..]` in a line for any characters. The commands of a document run in one folder, in
//! order, beside the project's `seeds` and the files that blocks marked `file=NAME` hold.

use std::fs;
use std::path::{Path, PathBuf};

use super::test::Test;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The project's documents: those at the top and those under `docs`.
fn documents() -> Vec<PathBuf> {
    let folders = [root(), root().join("docs")];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files
}

/// The commands of a document with the line that they stand on and the lines that they print.
fn examples(text: &str) -> Vec<(usize, String, Vec<String>)> {
    let mut examples: Vec<(usize, String, Vec<String>)> = Vec::new();
    let mut inside = false;
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            examples.push((number, command.to_owned(), Vec::new()));
        } else if inside && let Some((_, _, printed)) = examples.last_mut() {
            printed.push(line.to_owned());
        }
    }
    examples
}

/// The files that a document shows: blocks marked `file=NAME`.
pub fn files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if let Some(mark) = line.strip_prefix("```") {
            let name = mark.split_once(" file=").map(|(_, name)| name.to_owned());
            inside = name.is_some();
            files.extend(name.map(|name| (name, String::new())));
        } else if let Some((_, content)) = files.last_mut().filter(|_| inside) {
            content.push_str(line);
            content.push('\n');
        }
    }
    files
}

/// Whether lines are as they are told.
fn fits(told: &[String], printed: &[&str]) -> bool {
    match told.split_first() {
        None => printed.is_empty(),
        Some((line, rest)) if line == "..." => (0..=printed.len()).any(|at| fits(rest, &printed[at..])),
        Some((line, rest)) => {
            printed.split_first().is_some_and(|(first, more)| fits_line(line, first) && fits(rest, more))
        }
    }
}

fn fits_line(told: &str, printed: &str) -> bool {
    let Some((before, after)) = told.split_once("[..]") else { return told == printed };
    let Some(rest) = printed.strip_prefix(before) else { return false };
    rest.char_indices().map(|(at, _)| at).chain([rest.len()]).any(|at| fits_line(after, &rest[at..]))
}

/// What a command prints in the test's folder.
fn print(test: &Test, command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_tipgraph"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    let command = command.replace("cargo run --release --", "tipgraph");
    let output = std::process::Command::new("sh")
        .args(["-c", &format!("{{ {command}\n}} 2>&1")])
        .current_dir(test.path(""))
        .env("PATH", path)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn examples_print_what_they_say() {
    let mut run = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let examples = examples(&text);
        let mut test = Test::new();
        for (name, content) in files(&text) {
            test = test.file(&name, content);
        }
        for seed in fs::read_dir(root().join("seeds")).unwrap() {
            let seed = seed.unwrap();
            test = test.file(&format!("seeds/{}", seed.file_name().display()), fs::read(seed.path()).unwrap());
        }
        for (line, command, mut told) in examples {
            while told.last().is_some_and(String::is_empty) {
                told.pop();
            }
            let printed = print(&test, &command);
            let lines: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
            assert!(
                fits(&told, &lines),
                "{}, line {line}: `{command}` prints\n\n{printed}\nand not\n\n{}",
                document.display(),
                told.join("\n")
            );
            run += 1;
        }
    }
    assert!(run > 4, "only {run} examples found");
}

#[test]
fn wildcards_stand_for_lines_and_characters() {
    let told = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(fits(&told("a\n...\nd"), &["a", "b", "c", "d"]));
    assert!(fits(&told("time [..] s"), &["time 0.1 s"]));
    assert!(!fits(&told("time [..] s"), &["time 0.1 ms."]));
    assert!(!fits(&told("a"), &["a", "b"]));
}

#[test]
fn the_reference_is_what_the_program_prints() {
    let printed = Test::new().run(&["reference"]);
    let written = fs::read_to_string(root().join("docs/commands.md")).unwrap();
    assert!(
        printed.is(0).stdout == written,
        "docs/commands.md is not what the program prints: `tipgraph reference > docs/commands.md`"
    );
}
