//! What tables hold and how they tell it, from a small graph.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::store::Store;

use super::*;
use crate::view::Params;

/// Two observations of a report, one without a year, in the graph as the writer makes it.
fn store() -> Store {
    let turtle = r#"
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix qb: <http://purl.org/linked-data/cube#> .
        @prefix schema: <https://schema.org/> .
        @prefix dim: <http://purl.org/linked-data/sdmx/2009/dimension#> .
        @prefix measure: <http://purl.org/linked-data/sdmx/2009/measure#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix tip: <https://w3id.org/tipgraph/ns#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix : <https://w3id.org/tipgraph/> .
        <https://w3id.org/tipgraph/report/AZE-2025> {
          <https://w3id.org/tipgraph/report/AZE-2025> a tip:Report ; dcterms:identifier "AZE-2025" ; dcterms:title "Azerbaijan" ;
            dcterms:spatial :AZE ; tip:edition "2025"^^xsd:gYear .
          :AZE skos:notation "AZE" ; skos:prefLabel "Azerbaijan"@en .
          :one a qb:Observation ; tip:edition "2025"^^xsd:gYear ; measure:obsValue 3 ; dim:refPeriod "2024"^^xsd:gYear ;
            dim:refArea :AZE ; tip:polarity <https://w3id.org/tipgraph/concept/polarity/affirmed> ; tip:modality :plain ; tip:indicator :convictions ; tip:qualifier :total ;
            tip:bestEvidence <https://w3id.org/tipgraph/report/AZE-2025/s2/1-9/media/convict> .
          :two a qb:Observation ; tip:edition "2025"^^xsd:gYear ; measure:obsValue 50 ;
            dim:refArea :AZE ; tip:polarity <https://w3id.org/tipgraph/concept/polarity/affirmed> ; tip:modality :plain ; tip:indicator :convictions ; tip:qualifier :many ;
            tip:bestEvidence <https://w3id.org/tipgraph/report/AZE-2025/s2/1-9/media/convict> .
          <https://w3id.org/tipgraph/concept/polarity/affirmed> skos:notation "affirmed" . :plain skos:notation "asserted" . :media skos:notation "media" .
          :convictions skos:notation "convictions" ; skos:prefLabel "convictions"@en .
          :total skos:notation "total" ; skos:prefLabel "total"@en .
          :many skos:notation "at-least,official" ; skos:prefLabel "at least, official"@en .
          <https://w3id.org/tipgraph/report/AZE-2025/s2/1-9/media/convict> prov:wasAttributedTo :media ; prov:wasQuotedFrom :s2 .
          :s2 tip:number 2 ; schema:text "They said, \"three\"." .
        }"#;
    let store = Store::new().unwrap();
    for quad in RdfParser::from_format(RdfFormat::TriG).for_slice(turtle.as_bytes()) {
        store.insert(&quad.unwrap()).unwrap();
    }
    store
}

fn text(files: &[(String, Vec<u8>)], ending: &str) -> String {
    let (_, bytes) = files.iter().find(|(name, _)| name.ends_with(ending)).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn observations_are_rows_of_their_structure() {
    let csv = String::from_utf8(Kind::Sdmx.of(&store()).unwrap().csv()).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(lines[0].starts_with("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,EDITION,INDICATOR,"));
    let fact = "https://w3id.org/tipgraph/two";
    assert_eq!(
        lines[1],
        format!(
            "datastructure,TIPGRAPH:UNDATED_STATISTICS(1.0.0),I,AZE,2025,convictions,at-least_official,affirmed,asserted,\
             s2_1-9_media_convict,,50,media,{fact},\"They said, \"\"three\"\".\""
        )
    );
    assert!(
        lines[2].contains("STATISTICS(1.0.0),I,AZE,2025,convictions,_T,affirmed,asserted,s2_1-9_media_convict,2024,3,")
    );
}

#[test]
fn cells_are_one_row_a_report_and_28_columns() {
    let table = Kind::Cells.of(&store()).unwrap();
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.columns.len(), 4 + 28);
    assert_eq!(table.rows[0][..4], ["AZE-2025", "AZE", "Azerbaijan", "2025"]);
    assert!(table.rows[0][4..].iter().all(|cell| cell == "no-mention"));
    let plain = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    assert!(table.columns.iter().all(|column| plain(&column.name)));
    assert!(table.columns.iter().any(|column| column.name == "child_sex_trafficking_internal"));
}

#[test]
fn metadata_and_codebook_tell_every_column() {
    for kind in Kind::ALL {
        let table = kind.of(&store()).unwrap();
        let files = table.files_with_codebook("a.csv");
        let metadata: serde_json::Value = serde_json::from_str(&text(&files, "a.csv-metadata.json")).unwrap();
        assert_eq!(metadata["url"], "a.csv");
        let columns = metadata["tableSchema"]["columns"].as_array().unwrap();
        assert_eq!(columns.len(), table.columns.len());
        assert!(columns.iter().all(|column| column["dc:description"].is_string() && column["datatype"] != "null"));
        let names: Vec<&str> = columns.iter().filter_map(|column| column["name"].as_str()).collect();
        let key = metadata["tableSchema"]["primaryKey"].as_array().unwrap();
        assert!(key.iter().all(|column| names.contains(&column.as_str().unwrap())), "{key:?}");
        let (csv, markdown) = (text(&files, "a-codebook.csv"), text(&files, "a-codebook.md"));
        for name in names {
            assert!(csv.contains(&format!("\r\n{name},")) && markdown.contains(&format!("| `{name}` |")), "{name}");
        }
    }
    let codebook = text(&Kind::Cells.of(&store()).unwrap().files_with_codebook("a.csv"), ".md");
    assert_eq!(codebook.matches("## Codes of").count(), 1, "28 columns share one list:\n{codebook}");
}

#[test]
fn a_table_of_a_view_is_what_the_view_prints() {
    let query = view::named("statistics").unwrap();
    let answer = view::ask(&store(), query.text, &Params::new()).unwrap();
    let mut printed = Vec::new();
    answer.write(view::Format::Csv, &mut printed).unwrap();
    let table = Table::of_answer(query, &answer).unwrap();
    assert_eq!(table.rows.len(), 2);
    assert_eq!(String::from_utf8(table.csv()), String::from_utf8(printed));
    assert_eq!(table.key, ["report", "indicator", "value", "year", "qualifier"]);
    assert_eq!(Table::of_answer(query, &Answer::Boolean(true)), None);
}
