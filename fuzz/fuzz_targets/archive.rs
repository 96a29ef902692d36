//! Any bytes as a file: what it is shows in them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reading::file(data));
