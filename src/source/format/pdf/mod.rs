//! PDF: the text of its pages in the order in which a person reads them.
//!
//! A PDF says where glyphs stand and little else. [`glyphs`] asks the interpreter for them; [`line`] makes lines of them;
//! [`furniture`] leaves out running heads and page numbers; [`column`] finds columns; [`paragraph`] joins lines.
//!
//! The interpreter runs on a thread of its own, for three reasons: a mistake in a library must end as an error that names
//! the file and not end the program, broken files may need a deep stack, and the time must have a limit.

mod column;
mod furniture;
mod glyphs;
mod guard;
mod line;
mod paragraph;

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::Content;
use super::kind::Kind;
use super::limits::MAX_SECONDS;
use crate::source::SourceError;
use line::Line;

/// The stack of the thread, in bytes.
const STACK: usize = 256 << 20;

/// A page's size and lines.
#[derive(Debug)]
struct Page {
    height: f64,
    lines: Vec<Line>,
}

/// Reads a PDF.
pub(super) fn content(bytes: &[u8], name: &str) -> Result<Content, SourceError> {
    guard::check(bytes, name)?;
    let (pages, title) = within_limits(Arc::from(bytes), name)?;
    let pages = furniture::without(pages);
    let regions = pages.into_iter().zip(1..).flat_map(|(page, number)| column::regions(page.lines, number)).collect();
    Ok(paragraph::compose(regions).finish(title, Kind::Pdf))
}

/// Runs the interpreter on a thread of its own.
fn within_limits(bytes: Arc<[u8]>, name: &str) -> Result<(Vec<Page>, Option<String>), SourceError> {
    let file = name.to_owned();
    let unreadable =
        |reason: &str| SourceError::Damaged { file: name.to_owned(), what: "PDF", reason: reason.to_owned() };
    let (send, receive) = channel();
    let worker = thread::Builder::new().name("pdf".into()).stack_size(STACK).spawn(move || {
        // Nobody listens any more where the time was up.
        let _ = send.send(glyphs::pages(&bytes, &file));
    });
    let Ok(worker) = worker else { return Err(unreadable("there is no memory to read it")) };
    match receive.recv_timeout(Duration::from_secs(MAX_SECONDS)) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => Err(SourceError::TooSlow { file: name.to_owned() }),
        // The sender went without a word: the thread panicked, and its message is of no use to the reader.
        Err(RecvTimeoutError::Disconnected) => {
            let _ = worker.join();
            Err(unreadable("it breaks the reader"))
        }
    }
}
