//! One HTML page with the picture and the sentences of each line; it loads nothing.

use quick_xml::escape::escape;

use super::Picture;
use super::svg::printable;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page.
pub fn write(picture: &Picture) -> String {
    // Within a script no text may end it; JSON has another way to write `<`.
    let tips = serde_json::to_string(&picture.tips).unwrap_or_default().replace('<', "\\u003c");
    let title = escape(printable(&picture.title)).into_owned();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'; font-src data:\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n<main{}>\n{}</main>\n\
         <div id=\"tip\" role=\"status\" hidden></div>\n\
         <script type=\"application/json\" id=\"tips\">{tips}</script>\n<script>{SCRIPT}</script>\n</html>\n",
        if picture.is_tall { " class=\"tall\"" } else { "" },
        picture.svg
    )
}
