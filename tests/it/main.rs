//! The program as its users meet it: arguments, output, exit codes, and what it leaves on the disk.

mod accuracy;
mod bad_input;
mod build;
mod check;
mod countries;
mod docs;
mod draw;
mod eval;
mod evidence;
mod explain;
mod fetch;
mod fixture;
mod formats;
mod hostile;
mod killed;
mod library;
mod lint;
mod network;
mod ontology;
mod query;
mod questions;
mod sentences;
#[cfg(unix)]
mod serve;
#[cfg(feature = "shacl")]
mod shapes;
mod snapshot;
mod test;
mod words;

use test::Test;

#[test]
fn help_and_version_go_to_standard_output() {
    for args in [["--help"], ["--version"]] {
        let outcome = Test::new().run(&args);
        outcome.is(0);
        assert!(outcome.stdout.contains("tipgraph") && outcome.stderr.is_empty());
    }
}

#[test]
fn wrong_arguments_are_errors() {
    for args in [
        &[] as &[&str],
        &["biuld"],
        &["build"],
        &["build", "x", "--report", "Azerbaijan"],
        &["explain"],
        &["explain", "--view", "routes"],
        &["explain", "--row", "1"],
        &["explain", "fact:x", "--view", "routes", "--row", "1"],
        &["eval"],
        &["completions", "tcsh"],
        &["coverage", "--format", "xml"],
    ] {
        Test::new().run(args).is(2);
    }
}

#[test]
fn every_command_has_help() {
    let help = Test::new().run(&["--help"]).stdout;
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|command| !["", "help"].contains(command))
        .collect();
    assert!(commands.contains(&"build"), "{commands:?}");
    for command in commands {
        let outcome = Test::new().run(&[command, "--help"]);
        outcome.is(0);
        assert!(outcome.stdout.contains(&format!("Usage: tipgraph {command}")), "{}", outcome.stdout);
    }
}

#[test]
fn completions_are_scripts() {
    for (shell, word) in [("bash", "_tipgraph"), ("zsh", "#compdef"), ("fish", "complete -c tipgraph")] {
        let outcome = Test::new().run(&["completions", shell]);
        outcome.is(0);
        assert!(outcome.stdout.contains(word));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let outcome = Test::new().run_unread(&["completions", "bash"]);
    outcome.is(0);
    assert_eq!(outcome.stderr, "");
}
