//! How much a file may cost: far above any report that was ever printed, far below what hurts.

/// The longest file of text or HTML, in bytes; pages are saved with their pictures inside.
pub const MAX_PAGE: usize = 32 * MIB;
/// The longest PDF, DOCX or archive, in bytes.
pub const MAX_FILE: usize = 256 * MIB;
/// The most that one archive may unpack to, in bytes.
pub const MAX_UNPACKED: usize = 1024 * MIB;
/// What unpacks to more than this may not have been packed tighter than [`MAX_RATIO`].
pub const RATIO_FROM: usize = 4 * MIB;
/// Prose is packed to about a fourth of its length, a page of repeated markup to a fiftieth.
pub const MAX_RATIO: usize = 200;
/// The most members of an archive.
pub const MAX_MEMBERS: usize = 50_000;
/// How deep archives may stand in each other.
pub const MAX_NESTING: usize = 3;
/// How deep the elements of a page may stand in each other; browsers stop at as many.
pub const MAX_DEPTH: usize = 512;
/// The most that a PDF's streams or a DOCX's text may unpack to, in bytes.
pub const MAX_STREAMS: usize = 512 * MIB;
/// The most pages of a PDF.
pub const MAX_PAGES: usize = 5_000;
/// The most characters that are taken from a page of a PDF.
pub const MAX_GLYPHS: usize = 100_000;
/// The longest that a PDF may be read, in seconds.
pub const MAX_SECONDS: u64 = 120;

const MIB: usize = 1024 * 1024;
