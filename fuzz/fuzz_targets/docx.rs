//! Any bytes as the text of a DOCX, and as how its lists are marked.
#![no_main]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for member in ["word/document.xml", "word/numbering.xml", "docProps/core.xml"] {
        zip.start_file(member, stored).unwrap();
        zip.write_all(data).unwrap();
    }
    reading::file(&zip.finish().unwrap().into_inner());
});
