//! The shapes by rudof's engine: SHACL's core by its own code, SPARQL constraints by Oxigraph's.

use oxigraph::model::Quad;
use rudof_rdf::rdf_core::RDFFormat;
use rudof_rdf::rdf_core::term::Object;
use rudof_rdf::rdf_impl::OxigraphInMemory;
use shacl::ir::IRSchema;
use shacl::types::MessageMap;
use shacl::validator::processor::{GraphValidation, ShaclProcessor as _};
use shacl::validator::report::ValidationResult;
use shacl::validator::store::{Graph, ShaclDataManager};
use shacl::validator::{ShaclConfig, ShaclValidationMode};

use super::Violation;

/// What the shapes say of themselves beside their messages is the same for all that they find.
const OWN_MESSAGE: &str = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent";

/// The shapes, ready to be asked of graphs.
pub(super) struct Shapes(IRSchema);

impl Shapes {
    /// Those of the program.
    pub(super) fn read() -> Result<Self, String> {
        let text = include_str!("../../../ontology/shapes.ttl");
        let read = ShaclDataManager::load(&mut text.as_bytes(), "ontology/shapes.ttl", &RDFFormat::Turtle, None);
        read.map(Self).map_err(|e| e.to_string())
    }

    /// Where the graph of one report breaks them; whose it is and what its sentences are is left open.
    pub(super) fn broken(&self, quads: &[Quad]) -> Result<Vec<Violation>, String> {
        let mut graph = OxigraphInMemory::new();
        for quad in quads {
            graph
                .add_triple_ref(quad.subject.as_ref(), quad.predicate.as_ref(), quad.object.as_ref())
                .map_err(|e| e.to_string())?;
        }
        let mut processor = GraphValidation::new(Graph::try_from(graph).map_err(|e| e.to_string())?);
        let report = processor.validate(&self.0, &ShaclValidationMode::Native, &ShaclConfig::default());
        Ok(report.map_err(|e| e.to_string())?.results().iter().map(|result| self.violation(result)).collect())
    }

    fn violation(&self, result: &ValidationResult) -> Violation {
        let constraint = plain(result.constraint_component());
        // Some constraints of the engine's have words of their own only; those of the shape are for people.
        let of_shape = result.source().and_then(|shape| self.0.get_shape(shape)?.message());
        let message = of_shape.filter(|_| constraint != OWN_MESSAGE).unwrap_or(result.message());
        Violation {
            report: String::new(),
            check: "shapes",
            finding: words(message),
            focus: plain(result.focus_node()),
            path: result.path().map(ToString::to_string),
            value: result.value().map(plain),
            constraint,
            sentences: Vec::new(),
        }
    }
}

/// A message in English, or in whatever language it is.
fn words(message: &MessageMap) -> String {
    let in_some =
        |tagged: bool| message.iter().filter(move |(tag, _)| tag.is_some() == tagged).map(|(_, text)| text).min();
    in_some(true).or_else(|| in_some(false)).cloned().unwrap_or_default()
}

/// A term without its syntax.
fn plain(term: &Object) -> String {
    match term {
        Object::Iri(iri) => iri.as_str().to_owned(),
        Object::Literal(literal) => literal.lexical_form(),
        other => other.to_string(),
    }
}
