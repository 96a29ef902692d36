//! Words in sentences: an index in memory of the text of every sentence, by stems, ranked by BM25.

use serde::Serialize;
use tantivy::collector::{Count, TopDocs};
use tantivy::directory::RamDirectory;
use tantivy::query::{BooleanQuery, Query, QueryParser, TermQuery};
use tantivy::schema::document::Value as _;
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, IndexSettings, SingleSegmentIndexWriter, TantivyDocument, TantivyError, Term};

use oxigraph::model::{Quad, Term as RdfTerm};

use crate::graph::vocab::{reused, tip};
use crate::server::problem::Problem;
use crate::source::ReportKey;

/// The memory in which the index is made, in bytes.
const MAKING: usize = 64 << 20;
/// The longest sentence that is marked, in characters.
const LONGEST: usize = 1 << 20;

impl From<TantivyError> for Problem {
    fn from(error: TantivyError) -> Self {
        Self::new(500, format!("the index of words failed: {error}"), "report this as a bug")
    }
}

/// The fields of a sentence.
#[derive(Clone, Copy)]
struct Fields {
    report: Field,
    country: Field,
    section: Field,
    number: Field,
    text: Field,
}

/// The index while sentences are put into it.
pub struct Writer {
    // The only writer that starts no thread: the process that makes the index divides later, and must then have one thread.
    writer: SingleSegmentIndexWriter,
    fields: Fields,
}

impl Writer {
    /// An empty index.
    pub fn new() -> Result<Self, Problem> {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default()
            .set_tokenizer("en_stem")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let fields = Fields {
            report: schema.add_text_field("report", STRING | STORED),
            country: schema.add_text_field("country", STRING),
            section: schema.add_text_field("section", STRING | STORED),
            number: schema.add_u64_field("number", STORED),
            text: schema.add_text_field("text", TextOptions::default().set_indexing_options(words).set_stored()),
        };
        let builder = Index::builder().schema(schema.build()).settings(IndexSettings::default());
        Ok(Self { writer: builder.single_segment_index_writer(RamDirectory::create(), MAKING)?, fields })
    }

    /// Adds the sentences of a report's graph.
    pub fn add(&mut self, key: &ReportKey, quads: &[Quad]) -> Result<(), Problem> {
        let mut sentences = std::collections::BTreeMap::<&str, (u64, &str, &str)>::new();
        for quad in quads {
            let oxigraph::model::NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
            let predicate = quad.predicate.as_ref();
            let literal = match &quad.object {
                RdfTerm::Literal(literal) => literal.value(),
                RdfTerm::NamedNode(node) => node.as_str(),
                _ => continue,
            };
            if predicate == tip::NUMBER {
                sentences.entry(subject.as_str()).or_default().0 = literal.parse().unwrap_or_default();
            } else if predicate == tip::SECTION {
                sentences.entry(subject.as_str()).or_default().1 = literal.rsplit('/').next().unwrap_or_default();
            } else if predicate == reused::SCHEMA_TEXT {
                sentences.entry(subject.as_str()).or_default().2 = literal;
            }
        }
        // Facts have words too, and stand in no section.
        for (number, section, text) in sentences.into_values().filter(|(_, section, _)| !section.is_empty()) {
            let mut sentence = TantivyDocument::new();
            sentence.add_text(self.fields.report, key.to_string());
            sentence.add_text(self.fields.country, &key.country);
            sentence.add_text(self.fields.section, section);
            sentence.add_u64(self.fields.number, number);
            sentence.add_text(self.fields.text, text);
            self.writer.add_document(sentence)?;
        }
        Ok(())
    }

    /// The index, ready to be asked.
    pub fn finish(self) -> Result<Sentences, Problem> {
        Ok(Sentences { index: self.writer.finalize()?, fields: self.fields })
    }
}

/// The index of words.
pub struct Sentences {
    index: Index,
    fields: Fields,
}

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'w> {
    /// Words, "phrases", -words that must not be there; OR between words.
    pub words: &'w str,
    /// Only in this report.
    pub report: Option<&'w str>,
    /// Only in reports on this country.
    pub country: Option<&'w str>,
    /// Only in this section.
    pub section: Option<&'w str>,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many to give.
    pub limit: usize,
}

/// The sentences that have the words, best first.
#[derive(Debug, Serialize)]
pub struct Found {
    /// How many there are in all.
    pub total: usize,
    /// Those asked for.
    pub hits: Vec<Hit>,
}

/// A sentence that has the words.
#[derive(Debug, Serialize)]
pub struct Hit {
    /// Its report.
    pub report: String,
    /// Its number there.
    pub number: u64,
    /// Its section.
    pub section: String,
    /// How well it fits: more is better, and means nothing from one question to another.
    pub score: f32,
    /// The sentence.
    pub text: String,
    /// Where the words are in it, as UTF-16 code units.
    pub marks: Vec<(usize, usize)>,
}

impl Sentences {
    /// Looks for words.
    pub fn find(&self, wanted: &Wanted<'_>) -> Result<Found, Problem> {
        let mut parser = QueryParser::for_index(&self.index, vec![self.fields.text]);
        parser.set_conjunction_by_default();
        // What cannot be read as a query of the index is looked for as words.
        let (words, _) = parser.parse_query_lenient(wanted.words);
        let exactly = |field, value: &str| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
        };
        let filters = [
            (self.fields.report, wanted.report),
            (self.fields.country, wanted.country),
            (self.fields.section, wanted.section),
        ];
        let filters = filters.into_iter().filter_map(|(field, value)| Some(exactly(field, value?)));
        let query = BooleanQuery::intersection(std::iter::once(words.box_clone()).chain(filters).collect());
        let searcher = self.index.reader()?.searcher();
        let best = TopDocs::with_limit(wanted.limit.max(1)).and_offset(wanted.offset).order_by_score();
        let (total, best) = searcher.search(&query, &(Count, best))?;
        let mut marker = SnippetGenerator::create(&searcher, &*words, self.fields.text)?;
        marker.set_max_num_chars(LONGEST);
        let mut hits = Vec::new();
        for (score, address) in best.into_iter().take(wanted.limit) {
            let sentence: TantivyDocument = searcher.doc(address)?;
            let text_of =
                |field| sentence.get_first(field).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
            let text = text_of(self.fields.text);
            let snippet = marker.snippet(&text);
            // A snippet is a part of the text; its marks count from where it begins.
            let begin = snippet.fragment_range().start;
            let marks = snippet.highlighted().iter();
            let marks = marks.map(|mark| (utf16(&text, begin + mark.start), utf16(&text, begin + mark.end))).collect();
            hits.push(Hit {
                report: text_of(self.fields.report),
                number: sentence.get_first(self.fields.number).and_then(|value| value.as_u64()).unwrap_or_default(),
                section: text_of(self.fields.section),
                score,
                text,
                marks,
            });
        }
        Ok(Found { total, hits })
    }
}

/// A place in a text, given in bytes, in the code units in which browsers count.
pub fn utf16(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::vocab::ROOT;
    use oxigraph::model::{GraphName, Literal, NamedNode};

    fn index() -> Sentences {
        let mut writer = Writer::new().unwrap();
        let node = |path: &str| NamedNode::new_unchecked(format!("{ROOT}{path}"));
        let sentences = [
            ("AZE-2025", "The “Shelters” — three of them — housed 12 victims."),
            ("AZE-2025", "No shelter was closed."),
            ("BGR-2024", "A shelter for shelters' victims; the shelter stayed."),
        ];
        for (number, (report, text)) in sentences.iter().enumerate() {
            let subject = node(&format!("report/{report}/s{number}"));
            let quad =
                |predicate, object: RdfTerm| Quad::new(subject.clone(), predicate, object, GraphName::DefaultGraph);
            let quads = [
                quad(tip::NUMBER, Literal::from(number as u64).into()),
                quad(tip::SECTION, node("concept/section/protection").into()),
                quad(reused::SCHEMA_TEXT, Literal::new_simple_literal(*text).into()),
            ];
            let words_of_a_fact =
                Quad::new(node("fact/x"), reused::SCHEMA_TEXT, quads[2].object.clone(), GraphName::DefaultGraph);
            writer.add(&report.parse().unwrap(), &[&quads[..], &[words_of_a_fact]].concat()).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn stems_are_found_ranked_and_marked_where_they_stand() {
        let index = index();
        let found = index.find(&Wanted { words: "shelters", limit: 10, ..Wanted::default() }).unwrap();
        assert_eq!(found.total, 3);
        assert_eq!(found.hits[0].report, "BGR-2024", "the one that says it most comes first");
        let quoted = found.hits.iter().find(|hit| hit.text.starts_with("The “")).unwrap();
        let units: Vec<u16> = quoted.text.encode_utf16().collect();
        let marked: Vec<String> =
            quoted.marks.iter().map(|&(a, b)| String::from_utf16(&units[a..b]).unwrap()).collect();
        assert_eq!((marked, quoted.section.as_str()), (vec!["Shelters".to_owned()], "protection"));
    }

    #[test]
    fn filters_pages_and_words_that_must_not_be_there() {
        let index = index();
        let count = |wanted: Wanted<'_>| index.find(&wanted).unwrap().total;
        let words = |words| Wanted { words, limit: 1, ..Wanted::default() };
        assert_eq!(count(Wanted { report: Some("AZE-2025"), ..words("shelter") }), 2);
        assert_eq!(count(Wanted { country: Some("BGR"), ..words("shelter") }), 1);
        assert_eq!(count(Wanted { section: Some("profile"), ..words("shelter") }), 0);
        assert_eq!(count(words("shelter victims")), 2);
        assert_eq!(count(words("shelter -victims")), 1);
        assert_eq!(count(words("\"12 victims\"")), 1);
        assert_eq!(count(words("nothing")), 0);
        assert_eq!(index.find(&Wanted { offset: 2, ..words("shelter") }).unwrap().hits.len(), 1);
        for odd in ["", "\"", "a AND", "report:AZE", "(((", "*", "<script>", "text:[a TO"] {
            index.find(&words(odd)).unwrap();
        }
    }
}
