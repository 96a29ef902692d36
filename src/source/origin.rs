//! Where a clean text came from: the file, and the way back from each of its bytes to a place in that file.

use super::Span;

/// The most white space that the clean text has between two words.
const WIDEST_GAP: usize = 2;

/// What places in a file are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// Bytes from 0, of text and HTML.
    #[default]
    Byte,
    /// Pages from 1, of PDF.
    Page,
    /// Paragraphs from 1, of DOCX.
    Paragraph,
}

/// The file that a narrative was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name without folders.
    pub name: String,
    /// Its media type, by its content.
    pub media_type: &'static str,
    /// SHA-256 of its bytes, in hex.
    pub digest: String,
    /// The archive that it is a member of.
    pub part_of: Option<Box<SourceFile>>,
}

/// Where a narrative's text came from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file; none for a plain text, which is its own source, whatever its name and its line ends.
    pub file: Option<SourceFile>,
    /// The way back into it.
    pub trail: Trail,
}

/// A stretch of the clean text and where it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    clean: Span,
    from: Span,
}

impl Run {
    /// Whether each byte of the clean text is a byte of the file.
    fn is_linear(&self, unit: Unit) -> bool {
        unit == Unit::Byte && self.clean.len() == self.from.len()
    }
}

/// The way back from a clean text to the file.
///
/// It is a list of stretches in the order of the clean text. Between them may be white space that stands nowhere in the
/// file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Trail {
    unit: Unit,
    runs: Vec<Run>,
}

impl Trail {
    /// An empty way back in this unit.
    pub fn new(unit: Unit) -> Self {
        Self { unit, runs: Vec::new() }
    }

    /// What its places are counted in.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Goes on: the `clean` stretch, behind all before it, stands at `from`, or, where that is empty, nowhere.
    pub(super) fn push(&mut self, clean: Span, from: Span) {
        if from.is_empty() {
            return;
        }
        let run = Run { clean, from };
        // White space that was made anew may stand between two stretches; it belongs to both.
        let gap = self.runs.last().map_or(0, |last| clean.start - last.clean.end);
        if let Some(last) = self.runs.last_mut().filter(|_| gap <= WIDEST_GAP) {
            let same_place = self.unit != Unit::Byte && last.from == from;
            let goes_on = last.is_linear(self.unit) && run.is_linear(self.unit) && last.from.end + gap == from.start;
            if same_place || goes_on {
                last.clean.end = clean.end;
                last.from.end = from.end;
                return;
            }
        }
        self.runs.push(run);
    }

    /// Forgets what stands behind the first `len` bytes of the clean text.
    pub(super) fn cut(&mut self, len: usize) {
        while let Some(last) = self.runs.last_mut().filter(|run| run.clean.end > len) {
            if last.clean.start >= len {
                self.runs.pop();
                continue;
            }
            let over = last.clean.end - len;
            if last.is_linear(self.unit) {
                last.from.end -= over;
            }
            last.clean.end = len;
        }
    }

    /// Where in the file a stretch of the clean text stands; half-open, in the [unit](Self::unit). White space that the
    /// file does not have stands nowhere.
    pub fn trace(&self, clean: Span) -> Option<Span> {
        let first = self.runs.partition_point(|run| run.clean.end <= clean.start);
        let last = self.runs.partition_point(|run| run.clean.start < clean.end).checked_sub(1)?;
        let (first, last) = (self.runs.get(first)?, self.runs.get(last)?);
        if first.clean.start >= clean.end {
            return None;
        }
        let start = match first.is_linear(self.unit) {
            true => first.from.start + clean.start.saturating_sub(first.clean.start),
            false => first.from.start,
        };
        let end = match last.is_linear(self.unit) {
            true => last.from.end - last.clean.end.saturating_sub(clean.end),
            false => last.from.end,
        };
        (start < end).then(|| Span::new(start, end))
    }

    /// The way back of a part of the text, with places counted from the part's beginning.
    pub(super) fn part(&self, part: Span) -> Self {
        let mut cut = Self::new(self.unit);
        let first = self.runs.partition_point(|run| run.clean.end <= part.start);
        for run in self.runs[first..].iter().take_while(|run| run.clean.start < part.end) {
            let (start, end) = (run.clean.start.max(part.start), run.clean.end.min(part.end));
            if start < end {
                let clean = Span::new(start, end);
                if let Some(from) = self.trace(clean) {
                    cut.push(Span::new(start - part.start, end - part.start), from);
                }
            }
        }
        cut
    }

    /// The way back of a text that was made from this one's text by `by`, in bytes of it.
    pub(super) fn after(&self, by: &Self) -> Self {
        let mut joined = Self::new(self.unit);
        for run in &by.runs {
            if !run.is_linear(by.unit) {
                joined.push(run.clean, self.trace(run.from).unwrap_or(Span::new(0, 0)));
                continue;
            }
            // Byte by byte it goes as far as the stretches of this one go.
            let first = self.runs.partition_point(|own| own.clean.end <= run.from.start);
            for own in self.runs[first..].iter().take_while(|own| own.clean.start < run.from.end) {
                let (start, end) = (own.clean.start.max(run.from.start), own.clean.end.min(run.from.end));
                let clean = Span::new(run.clean.start + start - run.from.start, run.clean.start + end - run.from.start);
                joined.push(clean, self.trace(Span::new(start, end)).unwrap_or(Span::new(0, 0)));
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    #[test]
    fn bytes_are_traced_one_by_one_and_over_gaps() {
        let mut trail = Trail::new(Unit::Byte);
        trail.push(span(0, 5), span(10, 15));
        trail.push(span(5, 8), span(15, 18));
        trail.push(span(8, 9), span(18, 23));
        trail.push(span(10, 14), span(40, 44));
        assert_eq!(trail.runs.len(), 3, "{:?}", trail.runs);
        assert_eq!(trail.trace(span(1, 7)), Some(span(11, 17)));
        assert_eq!(trail.trace(span(7, 9)), Some(span(17, 23)));
        assert_eq!(trail.trace(span(4, 12)), Some(span(14, 42)));
        assert_eq!(trail.trace(span(9, 10)), None);
        assert_eq!(trail.trace(span(20, 30)), None);
        assert_eq!(trail.part(span(4, 12)).trace(span(0, 8)), Some(span(14, 42)));
    }

    #[test]
    fn pages_are_ranges() {
        let mut trail = Trail::new(Unit::Page);
        trail.push(span(0, 50), span(3, 4));
        trail.push(span(51, 80), span(4, 5));
        assert_eq!(trail.trace(span(10, 20)), Some(span(3, 4)));
        assert_eq!(trail.trace(span(10, 60)), Some(span(3, 5)));
        assert_eq!(trail.part(span(40, 60)).trace(span(11, 20)), Some(span(4, 5)));
    }
}
