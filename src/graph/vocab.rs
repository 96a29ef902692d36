//! Every IRI that the program writes which is not minted from content: namespaces, own terms and the terms of the
//! standard vocabularies that are reused. `ontology/tip.ttl` says what each means; a test compares the two both ways.

/// The root under which all of the project's IRIs are minted.
pub const ROOT: &str = "https://w3id.org/tipgraph/";

/// The prefixes of every export and of every query: short name and namespace, sorted by name.
pub const PREFIXES: [(&str, &str); 20] = [
    ("actor", "https://w3id.org/tipgraph/actor/"),
    ("concept", "https://w3id.org/tipgraph/concept/"),
    ("country", "https://w3id.org/tipgraph/country/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("facility", "https://w3id.org/tipgraph/facility/"),
    ("fact", "https://w3id.org/tipgraph/fact/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("qb", "http://purl.org/linked-data/cube#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("report", "https://w3id.org/tipgraph/report/"),
    ("schema", "https://schema.org/"),
    ("sdmx-dimension", "http://purl.org/linked-data/sdmx/2009/dimension#"),
    ("sdmx-measure", "http://purl.org/linked-data/sdmx/2009/measure#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("tip", "https://w3id.org/tipgraph/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// An IRI by its prefix, and any other text as it is. What begins with `//` after a prefix would be read as an IRI in full.
pub fn compact(iri: &str) -> String {
    let of = |(prefix, namespace): &(&str, &str)| {
        let local = iri.strip_prefix(namespace).filter(|local| !local.starts_with("//"))?;
        Some(format!("{prefix}:{local}"))
    };
    PREFIXES.iter().find_map(of).unwrap_or_else(|| iri.to_owned())
}

/// Declares a module of terms in one namespace, with a list of them all.
macro_rules! terms {
    ($(#[$doc:meta])* $module:ident, $prefix:literal, $namespace:literal, { $($name:ident = $local:literal),+ $(,)? }) => {
        $(#[$doc])*
        pub mod $module {
            use oxigraph::model::NamedNodeRef;

            $(
                #[doc = concat!("`", $prefix, $local, "`")]
                pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $local));
            )+

            /// Every term above.
            pub const ALL: &[NamedNodeRef<'static>] = &[$($name),+];
        }
    };
}

terms!(
    /// The project's own terms.
    tip, "tip:", "https://w3id.org/tipgraph/ns#", {
    // Classes of things.
    REPORT = "Report", SENTENCE = "Sentence", EVIDENCE = "Evidence", FACILITY = "Facility", PLAN = "ActionPlan",
    TOPIC = "Topic",
    // Classes of facts, one for each kind.
    TIER_FACT = "TierRanking", EFFORT_FACT = "EffortTrend", STANDARD_FACT = "StandardsAssessment",
    ROUTE_FACT = "Route", TRANSIT_FACT = "Passage", COUNTRY_ROLE_FACT = "CountryRole", FORM_FACT = "Form",
    PERPETRATOR_FACT = "PerpetratorMention", MEANS_FACT = "MeansMention", SECTOR_FACT = "SectorMention",
    GROUP_FACT = "GroupMention", ACTOR_FACT = "ActorMention", ROLE_FACT = "Relation", FACILITY_FACT = "FacilityMention",
    SERVICE_FACT = "ServiceProvision", UNREPORTED_FACT = "UnreportedFigure", FUNDING_FACT = "Funding",
    PENALTY_FACT = "Penalty", PLAN_FACT = "PlanStatus", RECOMMENDATION_FACT = "Recommendation", GAP_FACT = "Gap",
    // What every fact has.
    HAS_EVIDENCE = "evidence", BEST_EVIDENCE = "bestEvidence", POLARITY = "polarity", MODALITY = "modality",
    TIME = "time", FRAME = "frame",
    // Sentences and reports.
    NUMBER = "number", SECTION = "section", PARAGRAPH = "paragraph", EDITION = "edition", SHA256 = "sha256",
    FILE_START = "fileStart", FILE_END = "fileEnd", FILE_PARAGRAPH = "fileParagraph",
    // Slots.
    COUNTRY = "country", YEAR = "year", TIER = "tier", MOVEMENT = "movement", PILLAR = "pillar", TREND = "trend",
    MEETS = "meets", EFFORTS = "efforts", ORIGIN = "origin", DESTINATION = "destination",
    EXPLOITATION = "exploitation", VICTIMS = "victims", VIA = "via", LEG = "leg", ROLE = "role",
    PERPETRATOR = "perpetrator", METHOD = "method", SECTOR = "sector", GROUP = "group", BODY = "body",
    ACRONYM = "acronym", ACTOR_KIND = "actorKind", PARENT = "parent", RELATION = "relation",
    FACILITY_SLOT = "facility", FACILITY_KIND = "facilityKind", OPERATOR = "operator", PLACE = "place",
    CAPACITY = "capacity", SERVICE = "service", BENEFICIARY = "beneficiary", INDICATOR = "indicator",
    QUALIFIER = "qualifier", AMOUNT = "amount", CURRENCY = "currency", USD = "usd", PURPOSE = "purpose", LAW = "law",
    ARTICLE = "article", OFFENCE = "offence", MIN_YEARS = "minYears", MAX_YEARS = "maxYears", PLAN_SLOT = "plan",
    STATUS = "status",
    // Direct relations between actors and what they act on.
    OPERATES = "operates", LEADS = "leads", COORDINATES = "coordinates", INVESTIGATES = "investigates",
    IDENTIFIES = "identifies", REFERS_TO = "refersTo", FUNDS = "funds", PROVIDES = "provides", PROTECTS = "protects",
    MONITORS = "monitors", COMPOSED_OF = "composedOf", COOPERATES_WITH = "cooperatesWith", STAFFS = "staffs",
    RESTRICTS = "restricts", RELATED = "relatedTo",
    // The data cubes of the statistics.
    STATISTICS = "statistics", UNDATED_STATISTICS = "undatedStatistics",
});

terms!(
    /// Terms of the standard vocabularies.
    reused, "", "", {
    RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    RDF_SUBJECT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject",
    RDF_PREDICATE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate",
    RDF_OBJECT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object",
    SKOS_CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept",
    SKOS_NOTATION = "http://www.w3.org/2004/02/skos/core#notation",
    SKOS_PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel",
    SKOS_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel",
    SKOS_IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme",
    SKOS_TOP = "http://www.w3.org/2004/02/skos/core#hasTopConcept",
    SKOS_EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch",
    DC_IDENTIFIER = "http://purl.org/dc/terms/identifier",
    DC_TITLE = "http://purl.org/dc/terms/title",
    DC_SPATIAL = "http://purl.org/dc/terms/spatial",
    DC_IS_PART_OF = "http://purl.org/dc/terms/isPartOf",
    DC_FORMAT = "http://purl.org/dc/terms/format",
    SCHEMA_TEXT = "https://schema.org/text",
    SCHEMA_NAME = "https://schema.org/name",
    SCHEMA_PAGE_START = "https://schema.org/pageStart",
    SCHEMA_PAGE_END = "https://schema.org/pageEnd",
    SCHEMA_START = "https://schema.org/startDate",
    SCHEMA_END = "https://schema.org/endDate",
    SCHEMA_SOFTWARE_VERSION = "https://schema.org/softwareVersion",
    SCHEMA_VERSION = "https://schema.org/version",
    OA_POSITION = "http://www.w3.org/ns/oa#DataPositionSelector",
    OA_QUOTE = "http://www.w3.org/ns/oa#TextQuoteSelector",
    OA_START = "http://www.w3.org/ns/oa#start",
    OA_END = "http://www.w3.org/ns/oa#end",
    OA_EXACT = "http://www.w3.org/ns/oa#exact",
    PROV_ENTITY = "http://www.w3.org/ns/prov#Entity",
    PROV_ACTIVITY = "http://www.w3.org/ns/prov#Activity",
    PROV_SOFTWARE = "http://www.w3.org/ns/prov#SoftwareAgent",
    PROV_AGENT = "http://www.w3.org/ns/prov#Agent",
    PROV_ATTRIBUTED = "http://www.w3.org/ns/prov#wasAttributedTo",
    PROV_QUOTED = "http://www.w3.org/ns/prov#wasQuotedFrom",
    PROV_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom",
    PROV_GENERATED = "http://www.w3.org/ns/prov#wasGeneratedBy",
    PROV_USED = "http://www.w3.org/ns/prov#used",
    PROV_ASSOCIATED = "http://www.w3.org/ns/prov#wasAssociatedWith",
    PROV_QUALIFIED = "http://www.w3.org/ns/prov#qualifiedAssociation",
    PROV_ASSOCIATION = "http://www.w3.org/ns/prov#Association",
    PROV_BY = "http://www.w3.org/ns/prov#agent",
    PROV_HAD_PLAN = "http://www.w3.org/ns/prov#hadPlan",
    PROV_PLAN = "http://www.w3.org/ns/prov#Plan",
    ORG_ORGANIZATION = "http://www.w3.org/ns/org#Organization",
    ORG_UNIT = "http://www.w3.org/ns/org#OrganizationalUnit",
    ORG_POST = "http://www.w3.org/ns/org#Post",
    ORG_UNIT_OF = "http://www.w3.org/ns/org#unitOf",
    ORG_SUB_OF = "http://www.w3.org/ns/org#subOrganizationOf",
    ORG_POST_IN = "http://www.w3.org/ns/org#postIn",
    ORG_CLASSIFICATION = "http://www.w3.org/ns/org#classification",
    ORG_ROLE = "http://www.w3.org/ns/org#role",
    QB_OBSERVATION = "http://purl.org/linked-data/cube#Observation",
    QB_DATA_SET = "http://purl.org/linked-data/cube#dataSet",
    SDMX_AREA = "http://purl.org/linked-data/sdmx/2009/dimension#refArea",
    SDMX_PERIOD = "http://purl.org/linked-data/sdmx/2009/dimension#refPeriod",
    SDMX_VALUE = "http://purl.org/linked-data/sdmx/2009/measure#obsValue",
    ELI_RESOURCE = "http://data.europa.eu/eli/ontology#LegalResource",
});
