use std::time::Instant;
use tipgraph::lexicon::Lexicon;
fn main() {
    let t = Instant::now();
    let lexicon = Lexicon::builtin();
    println!("lexicon {:?}", t.elapsed());
    let path = std::env::args().nth(1).unwrap();
    let t = Instant::now();
    let d = tipgraph::source::read(std::path::Path::new(&path), None, &lexicon).unwrap();
    println!("read {:?}", t.elapsed());
    let t = Instant::now();
    let s = tipgraph::text::sentences(&d);
    println!("sentences {} {:?}", s.len(), t.elapsed());
    let t = Instant::now();
    let r = tipgraph::extract::report(&lexicon, d);
    println!("extract {} {:?}", r.facts.len(), t.elapsed());
    let t = Instant::now();
    let q = tipgraph::graph::quads(&r);
    println!("quads {} {:?}", q.len(), t.elapsed());
}
