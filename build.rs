//! Digests the lexicon's Turtle into what `src/lexicon/digest.rs` reads, and has the program built again when its words,
//! frames or queries change: they are embedded in it. Gives the program the digest of all that decides what it makes of
//! a text, so that a graph can say which state of the program read it. Embeds the explorer where it was built.

use std::error::Error;
use std::path::{Path, PathBuf};

use rio_api::model::{Literal, Subject, Term};
use rio_api::parser::TriplesParser;
use rio_turtle::{TurtleError, TurtleParser};
use sha2::{Digest, Sha256};

/// Properties that no run of the program needs: lint reads them from the Turtle itself.
const FOR_READERS: [&str; 14] = [
    "core#broadMatch",
    "core#closeMatch",
    "core#definition",
    "core#editorialNote",
    "core#exactMatch",
    "core#example",
    "core#historyNote",
    "core#narrowMatch",
    "core#note",
    "core#relatedMatch",
    "core#scopeNote",
    "ns#alpha2",
    "ns#counterExample",
    "ns#numeric",
];

/// What decides which graph a text becomes: rules, words, and the libraries that cut sentences.
const READING: [&str; 9] = [
    "Cargo.lock",
    "ontology",
    "src/extract",
    "src/fact",
    "src/graph",
    "src/lexicon",
    "src/pipeline.rs",
    "src/source",
    "src/text",
];

/// Where the explorer is built to, and the page that is served where it was not.
const EXPLORER: &str = "web/dist";
const PLAIN_PAGE: &str = "src/server/http/plain.html";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=ontology");
    println!("cargo:rerun-if-changed=queries");
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let mut reading = Sha256::new();
    for name in READING {
        println!("cargo:rerun-if-changed={name}");
        add(&root, Path::new(name), &mut reading)?;
    }
    println!("cargo:rustc-env=TIPGRAPH_READING={}", &format!("{:x}", reading.finalize())[..16]);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    explorer(&root, &out.join("explorer"))?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(root.join("ontology/lexicon"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "ttl"));
    files.sort();
    let mut predicates = Vec::new();
    let mut body = String::new();
    for path in &files {
        digest(path, &mut predicates, &mut body).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    if predicates.len() > 60 {
        return Err("the digest has one letter for a property, and there are more than 60".into());
    }
    std::fs::write(out.join("lexicon.digest"), format!("{}\n{body}", predicates.join("\x1f")))?;
    Ok(())
}

/// Adds a file, or the files of a folder in the order of their names, each with its path below the root.
fn add(root: &Path, path: &Path, digest: &mut Sha256) -> Result<(), Box<dyn Error>> {
    let place = root.join(path);
    if place.is_dir() {
        let mut names = std::fs::read_dir(&place)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<Result<Vec<_>, std::io::Error>>()?;
        names.sort();
        for name in names {
            add(root, &path.join(name), digest)?;
        }
    } else if place.is_file() {
        let bytes = std::fs::read(&place)?;
        digest.update(format!(
            "{}\n{}\n",
            path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"),
            bytes.len()
        ));
        digest.update(bytes);
    }
    Ok(())
}

/// Puts the pages of the explorer where the program embeds them: as `cargo xtask ui` built them, or the plain page. Nothing is built here.
fn explorer(root: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    std::fs::create_dir_all(to)?;
    println!("cargo:rerun-if-changed={PLAIN_PAGE}");
    let built = root.join(EXPLORER);
    if built.join("index.html").is_file() {
        println!("cargo:rerun-if-changed={EXPLORER}");
        return copy(&built, to);
    }
    // A folder that is not there cannot be watched; the one around it can.
    println!("cargo:rerun-if-changed=web");
    std::fs::copy(root.join(PLAIN_PAGE), to.join("index.html"))?;
    Ok(())
}

/// Copies the files of a folder into one that is there.
fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            std::fs::create_dir(&to)?;
            copy(&from, &to)?;
        } else {
            std::fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

fn digest(path: &Path, predicates: &mut Vec<String>, body: &mut String) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    body.push_str(&format!("\x1dontology/lexicon/{name}"));
    let mut last = String::new();
    TurtleParser::new(text.as_bytes(), None).parse_all(&mut |triple| {
        let Subject::NamedNode(subject) = triple.subject else { return Ok(()) };
        let (kind, value) = match triple.object {
            Term::NamedNode(node) => ('n', node.iri),
            Term::Literal(
                Literal::Simple { value } | Literal::LanguageTaggedString { value, .. } | Literal::Typed { value, .. },
            ) => ('l', value),
            _ => return Ok(()),
        };
        let predicate = triple.predicate.iri;
        if FOR_READERS.iter().any(|name| predicate.ends_with(name)) || value.ends_with("core#Concept") {
            return Ok(());
        }
        if last != subject.iri {
            subject.iri.clone_into(&mut last);
            body.push('\x1e');
            body.push_str(subject.iri);
        }
        let number = predicates.iter().position(|p| p == predicate).unwrap_or_else(|| {
            predicates.push(predicate.to_owned());
            predicates.len() - 1
        });
        // One letter: the run of those that sort behind `A` holds more than there are properties.
        body.extend(['\x1f', char::from(b'A' + u8::try_from(number).unwrap_or_default()), kind]);
        body.push_str(value);
        Ok::<(), TurtleError>(())
    })?;
    Ok(())
}
