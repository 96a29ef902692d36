//! The texts that a library of any size is made from.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use tipgraph::lexicon::Lexicon;
use tipgraph::source::{Document, SectionKind};

use crate::common;

/// Some narratives, and where they come from.
pub struct Texts {
    /// For a person.
    pub from: String,
    /// As they are read.
    pub documents: Vec<Document>,
}

/// The narratives of a folder, or without one the project's own.
pub fn all(lexicon: &Lexicon, folder: Option<&Path>) -> Result<Texts, Box<dyn Error>> {
    let (from, folders) = match folder {
        Some(folder) => {
            let name = folder.file_name().unwrap_or(folder.as_os_str()).display();
            (format!("a folder `{name}`"), vec![folder.to_owned()])
        }
        None => {
            let own = ["seeds", "tests/narratives"].map(|name| common::root().join(name));
            ("`seeds` and `tests/narratives`".to_owned(), own.into())
        }
    };
    let documents = common::documents(lexicon, &folders)?;
    Ok(Texts { from: format!("{} narratives of {from}", documents.len()), documents })
}

impl Texts {
    /// Writes so many narratives into a folder: each text for its own country, but of the next year that it has not yet,
    /// and without the title that says another. Gives their bytes.
    pub fn write(&self, folder: &Path, many: usize) -> Result<usize, Box<dyn Error>> {
        fs::create_dir_all(folder)?;
        let mut years: BTreeMap<&str, i32> = BTreeMap::new();
        let mut bytes = 0;
        let mut left = many;
        while left > 0 {
            let before = left;
            for document in &self.documents {
                let year = years.entry(&document.key.country).or_insert(2001);
                if left == 0 || *year > 2099 {
                    continue;
                }
                let text = untitled(document);
                bytes += text.len();
                fs::write(folder.join(format!("{}-{year}.txt", document.key.country)), text)?;
                *year += 1;
                left -= 1;
            }
            if left == before {
                return Err(format!("there are not enough countries for {many} reports").into());
            }
        }
        Ok(bytes)
    }
}

/// The text without its title.
fn untitled(document: &Document) -> String {
    let mut text = document.text.clone();
    for section in document.sections.iter().rev().filter(|section| section.kind == SectionKind::Title) {
        text.replace_range(section.span.start..section.span.end, "");
    }
    text
}
