//! DOCX: the paragraphs of the text, with lists and line breaks; no notes, comments, headers or footers.
//!
//! These stand in other members of the file and are not looked at. What was deleted with changes tracked is left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::kind::Kind;
use super::{Composer, Content, Gap, archive};
use crate::source::origin::Unit;
use crate::source::{SourceError, Span};

/// The member with the title of the document.
const PROPERTIES: &str = "docProps/core.xml";
/// The member that says how lists are marked.
const NUMBERING: &str = "word/numbering.xml";

/// Reads a DOCX.
pub(super) fn content(bytes: &[u8], name: &str) -> Result<Content, SourceError> {
    let mut zip = archive::open(&Arc::from(bytes), name)?;
    let xml = archive::member(&mut zip, archive::DOCX_TEXT, name)?;
    let title = archive::member(&mut zip, PROPERTIES, name).ok().and_then(|xml| title(&xml));
    let unmarked =
        archive::member(&mut zip, NUMBERING, name).ok().and_then(|xml| unmarked(&xml).ok()).unwrap_or_default();
    let mut composer = Composer::new(Unit::Paragraph);
    paragraphs(&xml, &unmarked, &mut composer).map_err(|error| archive::damaged(name, "DOCX", &error))?;
    Ok(composer.finish(title, Kind::Docx))
}

/// The lists without a mark before their members, by the number that paragraphs have; headings stand in such.
fn unmarked(xml: &[u8]) -> Result<BTreeSet<String>, quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    // The list that is being described, and those whose first level has no mark.
    let (mut list, mut bare) = (String::new(), BTreeSet::new());
    let (mut level, mut number) = (String::new(), String::new());
    let mut found = BTreeSet::from(["0".to_owned()]);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(found),
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "abstractNum" => list = value(&element, "abstractNumId"),
                "lvl" => level = value(&element, "ilvl"),
                "numFmt" if level == "0" && value(&element, "val") == "none" => bare.extend([list.clone()]),
                "num" => number = value(&element, "numId"),
                "abstractNumId" if bare.contains(&value(&element, "val")) => found.extend([number.clone()]),
                _ => {}
            },
            _ => {}
        }
    }
}

/// The value of an attribute, by its name without a prefix.
fn value(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
    found.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
}

/// Where the walk stands.
#[derive(Default)]
struct Walk {
    /// The number of the paragraph, from 1.
    number: usize,
    /// Inside the words of a run.
    in_text: bool,
    /// How many elements deep inside what is left out.
    skipped: usize,
}

fn paragraphs(xml: &[u8], unmarked: &BTreeSet<String>, composer: &mut Composer) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(()),
            Event::Start(_) if walk.skipped > 0 => walk.skipped += 1,
            Event::End(_) if walk.skipped > 0 => walk.skipped -= 1,
            _ if walk.skipped > 0 => {}
            Event::Start(element) if is_left_out(&element) => walk.skipped = 1,
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "p" => {
                walk.number += 1;
                composer.gap(Gap::Block);
            }
            Event::Start(element) if element.local_name().as_ref() == "t" => walk.in_text = true,
            Event::End(element) if element.local_name().as_ref() == "t" => walk.in_text = false,
            Event::Start(element) | Event::Empty(element) => mark(&element, walk.number, unmarked, composer),
            Event::Text(text) if walk.in_text => {
                composer.push_str(&text.xml_content(XmlVersion::Implicit1_0), place(walk.number));
            }
            Event::GeneralRef(entity) if walk.in_text => {
                let named = || Some(resolve_predefined_entity(&entity)?.to_owned());
                let words = entity.resolve_char_ref()?.map(String::from).or_else(named);
                composer.push_str(&words.unwrap_or_default(), place(walk.number));
            }
            _ => {}
        }
    }
}

/// Elements that stand for a character or say what a paragraph is.
fn mark(element: &BytesStart<'_>, number: usize, unmarked: &BTreeSet<String>, composer: &mut Composer) {
    match element.local_name().as_ref() {
        "br" | "cr" => composer.gap(Gap::Line),
        "tab" => composer.gap(Gap::Space),
        "noBreakHyphen" => composer.push('-', place(number)),
        // A member of a list; its bullet or number is not part of the text.
        "numId" if !unmarked.contains(&value(element, "val")) => composer.push_str("• ", place(number)),
        _ => {}
    }
}

/// Text that was deleted or moved away with changes tracked, and the older spelling of drawings, which is there twice.
fn is_left_out(element: &BytesStart<'_>) -> bool {
    matches!(element.local_name().as_ref(), "del" | "moveFrom" | "Fallback" | "instrText" | "pPrChange" | "rPrChange")
}

fn place(number: usize) -> Span {
    Span::new(number, number + 1)
}

/// The title among the document's properties.
fn title(xml: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut inside = false;
    let mut title = String::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Eof => return None,
            Event::Start(element) => inside = element.local_name().as_ref() == "title",
            Event::Text(text) if inside => title.push_str(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::End(_) if inside => return Some(title.trim().to_owned()).filter(|title| !title.is_empty()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn docx(members: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn paragraphs_lists_and_changes() {
        let list = |number: u8, text: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:numId w:val=\"{number}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
            )
        };
        let text = format!(
            "<w:document><w:body>{}<w:p><w:r><w:t xml:space=\"preserve\">Courts </w:t></w:r><w:del><w:r><w:delText>did</w:delText></w:r></w:del>\
             <w:r><w:t>acted &amp; con</w:t></w:r><w:r><w:t>victed</w:t><w:br/><w:t>five&#8217;s.</w:t></w:r></w:p>{}{}</w:body></w:document>",
            list(1, "PROSECUTION"),
            list(2, "Train judges."),
            list(0, "Text."),
        );
        let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"none\"/></w:lvl></w:abstractNum>\
             <w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>";
        let core = "<cp:coreProperties><dc:title>A report</dc:title></cp:coreProperties>";
        let bytes =
            docx(&[("word/document.xml", &text), ("word/numbering.xml", numbering), ("docProps/core.xml", core)]);
        let content = content(&bytes, "in.docx").unwrap();
        assert_eq!(content.text, "PROSECUTION\n\nCourts acted & convicted\nfive’s.\n\n• Train judges.\n\nText.");
        assert_eq!(content.title.as_deref(), Some("A report"));
        let at = content.text.find("Train").unwrap();
        assert_eq!(content.trail.trace(Span::new(at, at + 5)), Some(Span::new(3, 4)));
    }

    #[test]
    fn broken_markup_is_an_error() {
        let error = content(&docx(&[("word/document.xml", "<w:p><w:t>text</w:p>")]), "in.docx").unwrap_err();
        assert!(error.to_string().starts_with("in.docx is no whole DOCX"), "{error}");
    }
}
