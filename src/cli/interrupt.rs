//! Ctrl-C: asked once, what is under way is finished; asked twice, the program ends at once.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use super::failure::note;

static ASKED: AtomicBool = AtomicBool::new(false);

/// Set when the user, or the system, asks the program to end. From now on it does not end by itself at the first asking.
pub fn watch() -> &'static AtomicBool {
    let watched = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(super::exit::STOPPED));
        }
        note("stopping; press Ctrl-C again to end at once");
    });
    // Where it cannot be watched for, Ctrl-C ends the program as ever, and the folder survives that too.
    drop(watched);
    &ASKED
}
