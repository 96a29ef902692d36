//! Prints the narratives of files as they are read: `cargo run --example clean -- FILE...`.

use std::path::Path;

use tipgraph::lexicon::Lexicon;
use tipgraph::source::Narratives;

fn main() {
    let lexicon = Lexicon::builtin();
    for path in std::env::args().skip(1) {
        let mut narratives = match Narratives::open(Path::new(&path), None, &lexicon) {
            Ok(narratives) => narratives,
            Err(error) => {
                eprintln!("{error}\nhint: {}", error.hint());
                continue;
            }
        };
        for document in narratives.by_ref() {
            match document {
                Ok(document) => println!("=== {}: {}\n{}", document.key, document.title, document.text),
                Err(error) => eprintln!("{error}\nhint: {}", error.hint()),
            }
        }
        for note in narratives.notes() {
            eprintln!("{note}");
        }
    }
}
