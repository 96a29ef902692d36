//! `tipgraph draw`.

use std::fs;

use super::fixture::{SENTENCES, with_graph};

#[test]
fn pictures_are_drawn_in_the_format_of_the_name() {
    let test = with_graph();
    for name in ["map.svg", "map.html", "map.png"] {
        let drawn = test.run(&["draw", "routes", "-o", name, "--width", "600", "--title", "A & B"]);
        assert_eq!((drawn.is(0).stdout.as_str(), drawn.stderr.as_str()), ("", ""));
        let bytes = fs::read(test.path(name)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        match name {
            "map.png" => assert!(bytes.starts_with(b"\x89PNG")),
            "map.html" => assert!(text.contains("A &amp; B") && text.contains(SENTENCES[0])),
            _ => assert!(text.starts_with("<svg") && text.contains("A &amp; B")),
        }
    }
}

#[test]
fn what_cannot_be_drawn_is_told() {
    let test = with_graph();
    assert!(test.run(&["draw", "routes", "-o", "map.pdf"]).is(2).stderr.contains("hint: let the name end in .svg"));
    test.run(&["draw", "routes", "-o", "map.png", "--width", "3"]).is(2);
    assert_eq!(test.run(&["draw", "actors", "-o", "map.svg"]).is(1).stderr, "nothing found\n");
    assert!(!test.path("map.svg").exists());
}
