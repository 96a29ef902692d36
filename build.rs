//! Has the program built again when its words, frames or queries change: they are embedded in it.

fn main() {
    println!("cargo:rerun-if-changed=ontology");
    println!("cargo:rerun-if-changed=queries");
}
