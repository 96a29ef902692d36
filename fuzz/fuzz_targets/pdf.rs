//! Any bytes as a PDF.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut file = b"%PDF-1.5\n".to_vec();
    file.extend_from_slice(data);
    reading::file(&file);
});
