//! Files that are broken or made to hurt: bounded time and memory, one clear error each with what to do, and the graph stays.

use std::fs::File;
use std::time::{Duration, Instant};

use super::fixture;
use super::formats::{archive, gzip};
use super::test::Test;

/// No file may cost more than this.
const LONGEST: Duration = Duration::from_secs(60);
/// In kilobytes, of addresses: the program, its words, the stack of the PDF reader and the largest file.
const MOST_MEMORY: &str = "2500000";

/// Builds a file that must fail with this error, within bounds.
#[track_caller]
fn fails(name: &str, content: &[u8], error: &str) {
    fails_in(fixture::with_graph().file(name, content), name, error);
}

#[track_caller]
#[expect(clippy::disallowed_methods, reason = "the time that it takes is bounded")]
fn fails_in(test: Test, name: &str, error: &str) {
    let before = test.tree("kg");
    let start = Instant::now();
    test.run_within(MOST_MEMORY, &["build", name]).fails(error);
    assert!(start.elapsed() < LONGEST, "{name} takes {:?}", start.elapsed());
    assert_eq!(test.tree("kg"), before);
}

/// A PDF of these objects, numbered from 1, the first being the catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    bytes.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).into_bytes(),
    );
    bytes
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<<{dictionary}/Length {}>>stream\n", content.len()).into_bytes();
    bytes.extend(content);
    bytes.extend(b"\nendstream");
    bytes
}

/// A PDF with one page of this content, and another object beside it.
fn page(content: Vec<u8>, resources: &str, other: Vec<u8>) -> Vec<u8> {
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{resources}>>>>")
            .into_bytes(),
        content,
        other,
    ])
}

fn deflate(content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

#[test]
fn broken_and_bare_pdfs() {
    let whole = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/chromium-1.pdf")).unwrap();
    fails("AZE-2025.pdf", &whole[..2000], "AZE-2025.pdf is no whole PDF");
    fails("AZE-2025.pdf", b"%PDF-1.7", "AZE-2025.pdf is no whole PDF");
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8",
        &[0, 255, 255, 0],
    );
    let pictures = page(stream("", b"q 600 0 0 800 0 0 cm /I Do Q"), "/XObject<</I 5 0 R>>", picture);
    fails("AZE-2025.pdf", &pictures, "AZE-2025.pdf holds no text: its pages are pictures");
    // A form that draws itself.
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F 5 0 R>>>>", b"/F Do /F Do");
    fails("AZE-2025.pdf", &page(stream("", b"/F Do"), "/XObject<</F 5 0 R>>", form), "AZE-2025.pdf");
}

#[test]
fn bombs() {
    let zeros = vec![b' '; 300 << 20];
    fails("a.zip", &archive(&[("AZE-2025.txt", &zeros)]), "a.zip: AZE-2025.txt unpacks to more than");
    fails("AZE-2025.txt.gz", &gzip(&zeros), "AZE-2025.txt.gz unpacks to more than");
    let packed = stream("/Filter/FlateDecode", &deflate(&zeros));
    fails("AZE-2025.pdf", &page(packed, "", b"null".to_vec()), "AZE-2025.pdf unpacks to more than");
    let document = archive(&[("word/document.xml", &zeros)]);
    fails("AZE-2025.docx", &document, "AZE-2025.docx unpacks to more than");
    let mut nested = archive(&[("AZE-2025.txt", b"Text.".as_slice())]);
    for _ in 0..5 {
        nested = archive(&[("a.zip", &nested)]);
    }
    fails("a.zip", &nested, "is an archive in more than 3 others");
}

#[test]
fn noise_and_depth() {
    let mut state = 1u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    })
    .take(1 << 20)
    .collect();
    fails("AZE-2025.txt", &noise, "AZE-2025.txt is");
    for mark in [b"%PDF-1.7\n".as_slice(), b"PK\x03\x04", b"\x1F\x8B\x08"] {
        fails("AZE-2025.txt", &[mark, &noise].concat(), "AZE-2025.txt is no whole");
    }
    fails("AZE-2025.html", format!("<html>{}", "<div>".repeat(1 << 20)).as_bytes(), "nested more than 512 deep");
    let unclosed = format!("<html><body>{}", "<p><a href=x><b>".repeat(1 << 16));
    fails("AZE-2025.html", unclosed.as_bytes(), "AZE-2025.html");
    let xml = archive(&[("word/document.xml", "<w:p>".repeat(1 << 20).as_bytes())]);
    fails("AZE-2025.docx", &xml, "AZE-2025.docx");
    // A gigabyte; the file system need not hold it.
    let test = fixture::with_graph().file("AZE-2025.txt", "");
    File::options().write(true).open(test.path("AZE-2025.txt")).unwrap().set_len(1 << 30).unwrap();
    fails_in(test, "AZE-2025.txt", "AZE-2025.txt is larger than 32 MB");
}

#[test]
fn encodings() {
    let text = "The police of Ségou trained 20 officers in \u{201C}all\u{201D} towns, and the courts convicted three traffickers.";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let test = Test::new().file("a/MLI-2016.txt", text).file("b/MLI-2016.txt", utf16);
    let test = test.file(
        "c/MLI-2016.txt",
        b"The police of S\xE9gou trained 20 officers in \x93all\x94 towns, and the courts convicted three traffickers.",
    );
    for store in ["a", "b", "c"] {
        test.run(&["build", store, "--store", &format!("kg-{store}")]).is(0);
    }
    let graph = |store: &str| std::fs::read(test.path(&format!("kg-{store}/graphs/MLI-2016.nq"))).unwrap();
    assert!(graph("a") == graph("b") && graph("a") == graph("c"));
    fails("MLI-2016.html", b"<html><meta charset=gb18030><p>\x81\x30\x81\x30 text</p>", "MLI-2016.html is in gb18030");
}
