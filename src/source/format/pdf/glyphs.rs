//! From the bytes of a PDF to the glyphs on its pages; the one place that asks the interpreter.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::{LoadPdfError, Pdf};

use super::{Page, line};
use crate::source::SourceError;
use crate::source::format::limits::{MAX_GLYPHS, MAX_PAGES};

/// Glyphs stand in a square of so many units.
const EM: f64 = 1000.0;
/// The width of a glyph whose font does not say.
const USUAL_WIDTH: f32 = 500.0;

/// A drawn bullet is so large, in points.
const SMALLEST_SPOT: f64 = 1.5;
const LARGEST_SPOT: f64 = 8.0;
/// What share of the font's height it is, and how high above the line's base its middle stands.
const SPOT_SHARE: f64 = 0.36;
const SPOT_RISE: f64 = 0.3;
/// A path of more strokes is a picture.
const MOST_STROKES: usize = 20;

/// A glyph where it stands: points from the left and from the top of the page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The line that it stands on.
    pub base: f64,
    /// The height of the font.
    pub size: f64,
}

/// The pages with their lines, and the title in the document's properties.
pub(super) fn pages(bytes: &[u8], name: &str) -> Result<(Vec<Page>, Option<String>), SourceError> {
    let damaged = |reason: &str| SourceError::Damaged { file: name.to_owned(), what: "PDF", reason: reason.to_owned() };
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => SourceError::Locked { file: name.to_owned() },
        LoadPdfError::Invalid => damaged("it is broken off or no PDF"),
    })?;
    if pdf.pages().is_empty() {
        return Err(damaged("no page of it can be read"));
    }
    if pdf.pages().len() > MAX_PAGES {
        return Err(SourceError::TooMany { file: name.to_owned(), what: "pages", most: MAX_PAGES });
    }
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(upright, area, &cache, pdf.xref(), InterpreterSettings::default());
        let mut gatherer = Gatherer::default();
        interpret_page(page, &mut context, &mut gatherer);
        pages.push(Page { height: f64::from(height), lines: line::lines(gatherer.glyphs) });
    }
    let title = pdf.metadata().title.as_deref().map(|title| String::from_utf8_lossy(title).trim().to_owned());
    Ok((pages, title.filter(|title| !title.is_empty())))
}

/// Gathers the upright glyphs of a page.
#[derive(Default)]
struct Gatherer {
    glyphs: Vec<Glyph>,
}

impl Gatherer {
    fn add(&mut self, drawn: &Drawn<'_>, transform: Affine) {
        let text = match drawn.as_unicode() {
            Some(BfString::Char(c)) => plain(c),
            Some(BfString::String(text)) => text.chars().map(plain).collect(),
            None => return,
        };
        let advance = match drawn {
            Drawn::Outline(glyph) => glyph.advance_width(),
            Drawn::Type3(glyph) => glyph.advance_width(),
        };
        let at = transform * Point::ZERO;
        let end = transform * Point::new(f64::from(advance.unwrap_or(USUAL_WIDTH)), 0.0);
        let right = transform * Point::new(EM, 0.0) - at;
        let size = (transform * Point::new(0.0, EM) - at).hypot();
        // Turned text is a mark at the margin.
        let upright = right.x > 0.0 && right.y.abs() < right.x * 0.1;
        if upright && [at.x, at.y, end.x, size].iter().all(|x| x.is_finite()) && size > 0.5 {
            self.glyphs.push(Glyph { text, left: at.x, right: end.x.max(at.x), base: at.y, size });
        }
    }
}

/// The bullet that a small round or square spot is: browsers draw theirs.
fn bullet(spot: Rect) -> Option<Glyph> {
    let is_small = |length: f64| (SMALLEST_SPOT..LARGEST_SPOT).contains(&length);
    let is_bullet =
        is_small(spot.width()) && is_small(spot.height()) && (spot.width() - spot.height()).abs() < SMALLEST_SPOT;
    let size = spot.height() / SPOT_SHARE;
    let base = spot.center().y + size * SPOT_RISE;
    is_bullet.then(|| Glyph { text: "•".into(), left: spot.x0, right: spot.x1, base, size })
}

/// Ligatures taken apart, and the bullets of symbol fonts.
fn plain(c: char) -> String {
    match c {
        '\u{FB00}' => "ff".into(),
        '\u{FB01}' => "fi".into(),
        '\u{FB02}' => "fl".into(),
        '\u{FB03}' => "ffi".into(),
        '\u{FB04}' => "ffl".into(),
        '\u{FB05}' | '\u{FB06}' => "st".into(),
        '\u{F0B7}' | '\u{F0A7}' | '\u{25CF}' | '\u{25A0}' | '\u{E00A}' => "•".into(),
        c => c.to_string(),
    }
}

impl Device<'_> for Gatherer {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.glyphs.len() < MAX_GLYPHS {
                self.add(glyph, props.transform * glyph.transform());
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Fill(_)) && path.elements().len() < MOST_STROKES && self.glyphs.len() < MAX_GLYPHS {
            self.glyphs.extend(bullet(props.transform.transform_rect_bbox(path.bounding_box())));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
