//! Any text as a narrative: its title, sections, sentences and words.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| reading::plain(data));
