//! The rows of the seed in the views that have no agreed gold: each was judged by eye against the text, then frozen.
//!
//! A change of a row is judged anew before its file in `tests/snapshots` is changed by hand; no test writes them.

use std::path::Path;

use super::test::Test;

#[test]
fn the_seed_gives_the_rows_that_were_judged() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seed = std::fs::read(root.join("seeds/AZE-2025.txt")).unwrap();
    let test = Test::new().file("AZE-2025.txt", seed);
    test.run(&["build", "AZE-2025.txt"]).is(0);
    for view in ["perpetrators", "means", "indicators"] {
        let wanted = std::fs::read_to_string(root.join(format!("tests/snapshots/AZE-2025.{view}.csv"))).unwrap();
        let said = test.run(&["query", view, "--format", "csv"]).stdout;
        let (wanted, said): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), said.lines().collect());
        for line in &said {
            assert!(wanted.contains(line), "{view} has a row that nobody judged: {line}");
        }
        for line in &wanted {
            assert!(said.contains(line), "{view} lost a row: {line}");
        }
    }
}
