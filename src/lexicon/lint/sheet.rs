//! Files as lint reads them: with the lines of what they say, and going on behind a mistake.

use crate::lexicon::lines::Lines;
use crate::lexicon::turtle::{self, Statement};
use crate::lexicon::{Concept, Frame, Frames, LexiconError, Place};

use super::{Code, Finding, of_error};

/// A Turtle file.
pub struct Sheet<'t> {
    name: &'t str,
    lines: Lines<'t>,
    /// All that it says.
    pub statements: Vec<Statement>,
    /// The concepts that it tells of, some only in part.
    pub concepts: Vec<Concept>,
}

impl<'t> Sheet<'t> {
    /// Reads a file; nothing where it is no Turtle.
    pub fn read(name: &'t str, text: &'t str, findings: &mut Vec<Finding>) -> Option<Self> {
        match turtle::statements(name, text) {
            Ok(statements) => {
                let concepts = turtle::concepts(name, &statements);
                Some(Self { name, lines: Lines::new(text), statements, concepts })
            }
            Err(error) => {
                findings.push(of_error(error));
                None
            }
        }
    }

    /// Where a subject begins.
    pub fn at(&self, subject: &str) -> Place {
        Place { file: self.name.to_owned(), line: self.lines.of(subject) }
    }

    /// Where a value stands.
    pub fn at_value(&self, subject: &str, predicate: &str, value: &str) -> Place {
        Place { file: self.name.to_owned(), line: self.lines.value(subject, predicate, value) }
    }
}

/// A file of frames, cut into one block for each, so that one broken frame does not hide the others.
pub struct FrameSheet {
    name: String,
    blocks: Vec<Block>,
}

/// One frame, or what stands above the first.
pub struct Block {
    /// The first line, from 1.
    line: usize,
    text: String,
    /// What could be read of it.
    pub frame: Option<Frame>,
}

impl FrameSheet {
    /// Reads a file, block by block.
    pub fn read(name: &str, text: &str, findings: &mut Vec<Finding>) -> Self {
        let mut blocks: Vec<Block> = vec![Block { line: 1, text: String::new(), frame: None }];
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim_start().starts_with("[[") {
                blocks.push(Block { line: number, text: String::new(), frame: None });
            }
            if let Some(block) = blocks.last_mut() {
                block.text.push_str(line);
                block.text.push('\n');
            }
        }
        for block in &mut blocks {
            block.read(name, findings);
        }
        Self { name: name.to_owned(), blocks }
    }

    /// The frames that could be read, with what tells where they stand.
    pub fn frames(&self) -> impl Iterator<Item = (&Frame, At<'_>)> {
        self.blocks.iter().filter_map(|block| Some((block.frame.as_ref()?, At { name: &self.name, block })))
    }

    /// Adds what could be read to some frames.
    pub fn add_to(&self, frames: &mut Frames) {
        for block in &self.blocks {
            // Read before without an error.
            let _ = frames.read(&self.name, &block.text);
        }
    }
}

impl Block {
    /// Reads the block; a line with a mistake is told and left out, so that the next mistake is seen too.
    fn read(&mut self, name: &str, findings: &mut Vec<Finding>) {
        let mut seen = Vec::new();
        loop {
            let mut frames = Frames::default();
            let Err(error) = frames.read(name, &self.text) else {
                self.frame = frames.all.pop();
                return;
            };
            let LexiconError::Toml { mut place, reason } = error else { return };
            let at = place.line;
            place.line = self.line + at.max(1) - 1;
            let finding = of_error(LexiconError::Toml { place, reason });
            let broken = finding.code == Code::Syntax || at == 0 || seen.contains(&at);
            let is_fact = finding.code == Code::Fact;
            findings.push(finding);
            // Nothing can be learnt of a frame without its fact, but what else is wrong in it.
            let mend = if is_fact { "fact = \"route\"" } else { "" };
            if broken {
                self.text.clear();
                return;
            }
            seen.push(at);
            self.text = self
                .text
                .lines()
                .enumerate()
                .map(|(n, line)| format!("{}\n", if n + 1 == at { mend } else { line }))
                .collect();
        }
    }
}

/// Where a frame stands.
#[derive(Clone, Copy)]
pub struct At<'s> {
    name: &'s str,
    block: &'s Block,
}

impl At<'_> {
    /// The frame's first line.
    pub fn heading(&self) -> Place {
        Place { file: self.name.to_owned(), line: self.block.line }
    }

    /// The first line of the frame that holds `text`, at best one that begins with `key`.
    pub fn text(&self, key: &str, text: &str) -> Place {
        let quoted = format!("\"{text}\"");
        let lines = || (self.block.line..).zip(self.block.text.lines());
        let found = lines()
            .find(|(_, line)| line.starts_with(key) && line.contains(&quoted))
            .or_else(|| lines().find(|(_, line)| line.contains(&quoted)))
            .or_else(|| lines().find(|(_, line)| line.starts_with(key)));
        Place { file: self.name.to_owned(), line: found.map_or(self.block.line, |(line, _)| line) }
    }
}
