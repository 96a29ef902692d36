//! Any bytes as a page.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut page = b"<html>".to_vec();
    page.extend_from_slice(data);
    reading::file(&page);
});
