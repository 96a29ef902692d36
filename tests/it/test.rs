//! The builder of a run: a folder of files, standard input, and what came out.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A run of the program in a folder of its own.
pub struct Test {
    folder: TempDir,
    stdin: Vec<u8>,
}

/// What a run gave.
#[derive(Debug)]
pub struct Outcome {
    code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Test {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), stdin: Vec::new() }
    }

    /// Puts a file into the folder.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// What the program reads on standard input.
    pub fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        self.stdin = text.as_ref().to_owned();
        self
    }

    /// A place in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The command with these arguments, in the folder.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tipgraph"));
        command.args(args).current_dir(self.folder.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program.
    pub fn run(&self, args: &[&str]) -> Outcome {
        self.finish(args, true)
    }

    /// Runs it with nobody who reads its output.
    pub fn run_unread(&self, args: &[&str]) -> Outcome {
        self.finish(args, false)
    }

    /// Runs it with no more than so many kilobytes of addresses, where the system can hold it to that.
    pub fn run_within(&self, kilobytes: &str, args: &[&str]) -> Outcome {
        if !cfg!(target_os = "linux") {
            return self.run(args);
        }
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v \"$0\" && exec \"$@\"", kilobytes, env!("CARGO_BIN_EXE_tipgraph")]).args(args);
        command.current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    fn finish(&self, args: &[&str], read: bool) -> Outcome {
        let mut child = self.command(args).spawn().unwrap();
        if !read {
            drop(child.stdout.take());
        }
        let mut stdin = child.stdin.take().unwrap();
        let input = self.stdin.clone();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        // The program may have stopped reading before the end.
        let _ = writer.join().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// All files below a place in the folder, with their content.
    pub fn tree(&self, name: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut tree = BTreeMap::new();
        collect(&self.path(name), &mut tree);
        tree
    }
}

fn collect(path: &Path, tree: &mut BTreeMap<PathBuf, Vec<u8>>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), tree);
        }
    } else if path.is_file() {
        tree.insert(path.to_owned(), fs::read(path).unwrap());
    }
}

impl Outcome {
    /// Checks the exit code.
    #[track_caller]
    pub fn is(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// Checks that it ended with one error that says this, and a hint.
    #[track_caller]
    pub fn fails(&self, error: &str) -> &Self {
        self.is(2);
        let errors: Vec<&str> = self.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
        assert!(errors.len() == 1 && errors[0].contains(error), "{self:?}");
        assert!(self.stderr.lines().any(|line| line.starts_with("hint: ")), "{self:?}");
        assert_eq!(self.stdout, "");
        self
    }
}
