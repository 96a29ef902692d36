//! The font that pictures carry: how wide its words are, its bytes for SVG, and painting with it.

use std::sync::{Arc, LazyLock};

use base64::Engine as _;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use super::error::Error;

const REGULAR: &[u8] = include_bytes!("../../data/font/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../data/font/NotoSans-SemiBold.ttf");

/// The weight of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Bold,
}

/// The width of a line of text at this size, in the size's unit.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let bytes = if weight == Weight::Bold { BOLD } else { REGULAR };
    let font = FontRef::new(bytes).expect("the font of the project is one");
    let metrics = font.glyph_metrics(Size::new(1000.0), LocationRef::default());
    let letters = font.charmap();
    let advance = |c: char| f64::from(metrics.advance_width(letters.map(c).unwrap_or_default()).unwrap_or(600.0));
    text.chars().map(advance).sum::<f64>() * size / 1000.0
}

/// The text cut so that it is no wider, with an ellipsis where it was.
pub fn fit(text: &str, size: f64, weight: Weight, limit: f64) -> String {
    if width(text, size, weight) <= limit {
        return text.to_owned();
    }
    let mut cut = text.to_owned();
    while cut.pop().is_some() {
        let shown = format!("{}…", cut.trim_end());
        if width(&shown, size, weight) <= limit {
            return shown;
        }
    }
    String::new()
}

/// The text in lines of at most this width, broken between words.
pub fn wrap(text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, weight) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The style sheet that brings the font into an SVG.
pub fn face() -> String {
    let one = |bytes: &[u8], weight: u32| {
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:'Noto Sans';font-weight:{weight};src:url(data:font/ttf;base64,{data}) format('truetype')}}"
        )
    };
    format!("{}{}text{{font-family:'Noto Sans',sans-serif}}", one(REGULAR, 400), one(BOLD, 600))
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// Paints an SVG as PNG, so many pixels wide.
pub fn render(svg: &str, width: u32) -> Result<Vec<u8>, Error> {
    if !(200..=12_000).contains(&width) {
        return Err(Error::Width(width));
    }
    let paint = |error: &dyn std::fmt::Display| Error::Paint(error.to_string());
    let options = Options { fontdb: FONTS.clone(), font_family: "Noto Sans".into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| paint(&e))?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).round() as u32;
    let mut pixels = Pixmap::new(width, height).ok_or(Error::Width(width))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| paint(&e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_a_width_and_are_broken_and_cut_by_it() {
        let one = width("Türkiye", 10.0, Weight::Regular);
        assert!((30.0..45.0).contains(&one), "{one}");
        assert!(width("Türkiye", 10.0, Weight::Bold) > one);
        assert!((width("Türkiye", 20.0, Weight::Regular) - 2.0 * one).abs() < 1e-9);
        assert_eq!(wrap("a shelter for women", 10.0, Weight::Regular, 55.0), ["a shelter", "for women"]);
        let cut = fit("a shelter for women", 10.0, Weight::Regular, 60.0);
        assert!(cut.ends_with('…') && width(&cut, 10.0, Weight::Regular) <= 60.0, "{cut}");
    }

    #[test]
    fn text_is_painted_with_the_own_font() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='40'><text x='5' y='30' font-size='30' font-family='Noto Sans'>WWW</text></svg>";
        let png = render(svg, 200).unwrap();
        let pixels = Pixmap::decode_png(&png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (200, 80));
        let ink = pixels.pixels().iter().filter(|pixel| pixel.alpha() > 128).count();
        assert!(ink > 800, "{ink} pixels of ink: the text was lost");
        assert!(matches!(render(svg, 10), Err(Error::Width(10))));
    }
}
