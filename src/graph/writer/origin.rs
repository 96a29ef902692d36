//! Where a report's graph came from: the program that read it and by which rules; the file of its text, the archive that it was in, and
//! the place of each sentence in it.

use oxigraph::model::NamedNode;

use super::{Writer, integer, string};
use crate::graph::vocab::{reused as terms, tip};
use crate::graph::{Rules, mint};
use crate::source::{SourceFile, Span, Unit};

impl Writer<'_> {
    /// The program that read the report, and the rules and words that it went by. They are a plan of the run and nothing that it
    /// used up: the same program reads otherwise with other words.
    pub fn rules(&mut self, rules: &Rules) {
        let key = &self.report.document.key;
        let (run, association, program) = (mint::run(key), mint::association(key), mint::program());
        self.add(&run, terms::PROV_ASSOCIATED, program.clone());
        self.typed(&program, terms::PROV_SOFTWARE);
        self.add(&program, terms::SCHEMA_SOFTWARE_VERSION, string(env!("CARGO_PKG_VERSION")));
        self.add(&run, terms::PROV_QUALIFIED, association.clone());
        self.typed(&association, terms::PROV_ASSOCIATION);
        self.add(&association, terms::PROV_BY, program);
        let plan = self.plan(&rules.version);
        self.add(&association, terms::PROV_HAD_PLAN, plan.clone());
        if let Some(own) = &rules.beside {
            let own = self.plan(own);
            self.add(&plan, terms::PROV_DERIVED, own);
        }
    }

    fn plan(&mut self, version: &str) -> NamedNode {
        let node = mint::rules(version);
        self.typed(&node, terms::PROV_PLAN);
        self.add(&node, terms::SCHEMA_VERSION, string(version));
        node
    }

    /// The file that the text was taken from, and the pages of it. A plain text is its own source, and has none.
    pub(super) fn origin(&mut self, text: &NamedNode, run: &NamedNode) {
        let origin = &self.report.document.origin;
        let Some(file) = &origin.file else { return };
        let node = self.file(file);
        self.add(text, terms::PROV_DERIVED, node.clone());
        self.add(run, terms::PROV_USED, node);
        if origin.trail.unit() == Unit::Page {
            self.stands(text, Span::new(0, self.report.document.text.len()));
        }
    }

    /// A file, and the archives that it is in.
    fn file(&mut self, file: &SourceFile) -> NamedNode {
        let node = mint::file(&file.digest);
        self.typed(&node, terms::PROV_ENTITY);
        self.add(&node, tip::SHA256, string(&file.digest));
        self.add(&node, terms::SCHEMA_NAME, string(&file.name));
        self.add(&node, terms::DC_FORMAT, string(file.media_type));
        if let Some(archive) = &file.part_of {
            let archive = self.file(archive);
            self.add(&node, terms::DC_IS_PART_OF, archive);
        }
        node
    }

    /// Where in the file a stretch of the text stands.
    pub(super) fn stands(&mut self, node: &NamedNode, span: Span) {
        let origin = &self.report.document.origin;
        let Some(place) = origin.file.as_ref().and_then(|_| origin.trail.trace(span)) else { return };
        match origin.trail.unit() {
            Unit::Byte => {
                self.add(node, tip::FILE_START, integer(place.start));
                self.add(node, tip::FILE_END, integer(place.end));
            }
            Unit::Page => {
                self.add(node, terms::SCHEMA_PAGE_START, integer(place.start));
                self.add(node, terms::SCHEMA_PAGE_END, integer(place.end - 1));
            }
            Unit::Paragraph => self.add(node, tip::FILE_PARAGRAPH, integer(place.start)),
        }
    }
}
