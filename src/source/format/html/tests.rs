//! Pages as sites print them.

use super::*;

fn text(html: &str) -> String {
    crate::source::format::content(html.as_bytes(), Kind::Text, "in.html").unwrap().text
}

const PROSE: &str =
    "The government maintained efforts to prevent trafficking, and courts convicted three traffickers in all.";

#[test]
fn the_main_text_keeps_its_headings_and_lists() {
    let page = format!(
        "<!DOCTYPE html><html><head><title>x</title><style>p {{}}</style></head><body class=\"has-sidebar\">\
         <nav><a href=/>Home</a><p>{PROSE}</p></nav><div class=\"cookie-notice\"><p>We use cookies to improve this site and to \
         count who comes here, as any site does today.</p></div><header><h1>2023 Trafficking in Persons Report: Kenya</h1></header>\
         <div id=content><h2>KENYA (Tier&nbsp;2)</h2><p>{PROSE}<sup><a href=#n>1</a></sup></p><p><strong>PROSECUTION</strong></p>\
         <p>{PROSE}<br><br>One<em>&#8217;s</em> own.</p><ul><li>Train\n  judges.</li><li><p>Fund shelters.</p></li></ul><p>{PROSE}</p>\
         <ul><li><a href=1>Related one</a></li><li><a href=2>Related two</a></li></ul>\
         <div class=\"social-share\"><a>Share</a> this</div><script>var p = \"<p>\";</script></div>\
         <footer><p>{PROSE}</p></footer></body></html>"
    );
    assert_eq!(
        text(&page),
        format!(
            "2023 Trafficking in Persons Report: Kenya\n\nKENYA (Tier 2)\n\n{PROSE}\n\nPROSECUTION\n\n{PROSE}\n\nOne’s own.\n\n\
             • Train judges.\n\n• Fund shelters.\n\n{PROSE}"
        )
    );
}

#[test]
fn a_site_may_call_the_text_what_it_likes() {
    assert_eq!(
        text(&format!("<html><body><div class=\"sidebar print\"><p>{PROSE}</p><p>{PROSE}</p></div></body></html>"))
            .matches(PROSE)
            .count(),
        2
    );
}

#[test]
fn tables_hold_pages_of_old() {
    let page = format!(
        "<html><body><table><tr><td><a href=1>Home</a><td width=500><b>KENYA (TIER 2)</b><br><br>{PROSE}<br><br><b>Prosecution</b><br>{PROSE}\
         <td>links</table></body></html>"
    );
    assert_eq!(text(&page), format!("KENYA (TIER 2)\n\n{PROSE}\n\nProsecution\n{PROSE}"));
}

#[test]
fn the_way_back_leads_to_the_bytes() {
    let page =
        format!("<html><body><h1>T</h1><p>{PROSE} Caf&eacute; &amp; <b>bar</b>\r\n in the end.</p></body></html>");
    let content = content(&page, "in.html").unwrap();
    let back = |words: &str| {
        let at = content.text.find(words).unwrap_or_else(|| panic!("{words} in {}", content.text));
        let from = content.trail.trace(Span::new(at, at + words.len())).unwrap();
        &page[from.start..from.end]
    };
    assert_eq!(back("courts convicted"), "courts convicted");
    assert_eq!(back("Café & bar"), "Caf&eacute; &amp; <b>bar");
    assert_eq!(back("bar in the end"), "bar</b>\r\n in the end");
}

#[test]
fn depth_has_an_end() {
    let deep = format!("<html>{}x", "<div>".repeat(100_000));
    assert_eq!(content(&deep, "in.html").unwrap_err().to_string(), "in.html has elements nested more than 512 deep");
    let flat = format!("<html><body>{}", format!("<p>{PROSE}<br>").repeat(5_000));
    assert_eq!(text(&flat).matches(PROSE).count(), 5_000);
}
