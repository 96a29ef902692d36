#!/usr/bin/env python3
"""Outside judges of the vocabulary: rdflib and rapper read what `tipgraph ontology` prints; owlrl, a reasoner for OWL 2 RL, finds no
contradiction in it together with a graph and with what other vocabularies say of their terms, and draws no false conclusion; it
keeps to the constructs of OWL 2 RL; and the concept schemes keep the rules of SKOS and of good practice, in the manner of qSKOS,
which Skosify is asked too. Each check is shown to bite, on the same vocabulary with one thing broken.

    tests/outside/ontology.py PROGRAM STORE

Exit 0: all hold; 1: not. A judge that is not installed (pip install rdflib owlrl skosify; apt-get install raptor2-utils) is left
out with a line that begins with "skipped:".
"""

import collections
import logging
import pathlib
import re
import shutil
import subprocess
import sys

from judging import check, end

ROOT = pathlib.Path(__file__).parents[2]
FORMATS = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld", "nquads": "nquads", "trig": "trig"}
try:
    import rdflib
    from rdflib import OWL, RDF, RDFS, SKOS, XSD, Literal, Namespace, URIRef
except ImportError:
    print("skipped: rdflib is not installed (pip install rdflib)")
    sys.exit(0)

TIP = Namespace("https://w3id.org/tipgraph/ns#")
CONCEPT = Namespace("https://w3id.org/tipgraph/concept/")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
QB = Namespace("http://purl.org/linked-data/cube#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


def bites(name, judge, graph, breakage):
    """Holds on the graph and finds something where it is broken."""
    found = judge(graph)
    check(not found, f"{name}{': ' + '; '.join(map(str, found[:3])) if found else ''}")
    torn = rdflib.Graph()
    torn += graph
    torn.parse(data=PREFIXES + breakage, format="turtle")
    check(len(judge(torn)) > len(found), f"{name}: a breach is found")


PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix tip: <https://w3id.org/tipgraph/ns#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix c: <https://w3id.org/tipgraph/concept/> . @prefix m: <https://w3id.org/tipgraph/concept/means/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix fact: <https://w3id.org/tipgraph/fact/> .
"""


# --- SKOS


def concepts(graph):
    return sorted(set(graph.subjects(RDF.type, SKOS.Concept)))


def labels_missing(graph):
    """No concept or scheme without one preferred label in English, or with two in a language."""
    found = []
    for node in concepts(graph) + sorted(set(graph.subjects(RDF.type, SKOS.ConceptScheme))):
        languages = collections.Counter(label.language for label in graph.objects(node, SKOS.prefLabel))
        if not languages["en"] or max(languages.values()) > 1:
            found.append(node)
    return found


def labels_overlap(graph):
    """A label is of one sort only: preferred, alternative or hidden (SKOS S13)."""
    return [node for node in concepts(graph)
            if sum(len(set(graph.objects(node, kind))) for kind in LABELS)
            != len({label for kind in LABELS for label in graph.objects(node, kind)})]


def labels_clash(graph):
    """No two concepts of a scheme with the same preferred label."""
    seen = collections.Counter((scheme, str(label).lower()) for node in concepts(graph)
                               for scheme in graph.objects(node, SKOS.inScheme)
                               for label in graph.objects(node, SKOS.prefLabel))
    return [entry for entry, count in seen.items() if count > 1]


def labels_empty(graph):
    """No label or note that is empty or begins or ends with white space."""
    kinds = LABELS + (SKOS.definition, SKOS.scopeNote, SKOS.example, SKOS.notation)
    return [(node, text) for kind in kinds for node, text in graph.subject_objects(kind)
            if not str(text).strip() or str(text) != str(text).strip()]


def notations(graph):
    """Every concept has one key, and no two of a scheme the same."""
    found = [node for node in concepts(graph) if len(set(graph.objects(node, SKOS.notation))) != 1]
    seen = collections.Counter((scheme, key) for node in concepts(graph) for scheme in graph.objects(node, SKOS.inScheme)
                               for key in graph.objects(node, SKOS.notation))
    return found + [entry for entry, count in seen.items() if count > 1]


def orphans(graph):
    """Every concept is of one scheme, which is described, and is a top concept of it or below one."""
    found = []
    for node in concepts(graph):
        schemes = set(graph.objects(node, SKOS.inScheme))
        if len(schemes) != 1 or (schemes.pop(), RDF.type, SKOS.ConceptScheme) not in graph:
            found.append(node)
            continue
        wider = set(graph.transitive_objects(node, SKOS.broader))
        if not any((None, SKOS.hasTopConcept, up) in graph for up in wider):
            found.append(node)
    return found


def cycles(graph):
    """No concept is broader than itself."""
    return [node for node in concepts(graph)
            if any(node in graph.transitive_objects(up, SKOS.broader) for up in graph.objects(node, SKOS.broader))]


def related_and_broader(graph):
    """No two concepts are both related and one above the other (SKOS S27)."""
    return [(a, b) for a, b in graph.subject_objects(SKOS.related)
            if b in set(graph.transitive_objects(a, SKOS.broader)) - {a}
            or a in set(graph.transitive_objects(b, SKOS.broader)) - {b}]


def hierarchy_leaves(graph):
    """Broader, narrower and related join concepts that are described."""
    known = set(concepts(graph))
    kinds = (SKOS.broader, SKOS.narrower, SKOS.related)
    return [(a, b) for kind in kinds for a, b in graph.subject_objects(kind) if a not in known or b not in known]


def mappings(graph):
    """A mapping leads from a concept to an absolute IRI of another scheme: one described here, or a country of the EU's table."""
    found = []
    for kind in MAPPINGS:
        for a, b in graph.subject_objects(kind):
            outside = re.fullmatch(r"http://publications\.europa\.eu/resource/authority/country/[A-Z0-9]{3}", str(b))
            inside = (b, RDF.type, SKOS.Concept) in graph
            same = set(graph.objects(a, SKOS.inScheme)) & set(graph.objects(b, SKOS.inScheme))
            if (a, RDF.type, SKOS.Concept) not in graph or not (outside or inside) or same:
                found.append((a, b))
    # SKOS S46: exact is neither broad nor related.
    found += [(a, b) for a, b in graph.subject_objects(SKOS.exactMatch)
              if any((a, kind, b) in graph for kind in (SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch))]
    return found


def documented(graph):
    """Every concept of the program's own schemes has a definition or, as names of places and money do, an example."""
    own = [node for node in concepts(graph) if str(node).startswith("https://w3id.org/tipgraph/")]
    return [node for node in own if not any((node, kind, None) in graph for kind in (SKOS.definition, SKOS.example))]


SKOS_CHECKS = [
    ("each concept has one preferred label", labels_missing, 'm:debt skos:prefLabel "debts"@en .'),
    ("labels are of one sort", labels_overlap, 'm:debt skos:altLabel "debt"@en .'),
    ("preferred labels are unique in a scheme", labels_clash,
     'm:x a skos:Concept ; skos:inScheme c:means ; skos:prefLabel "Debt"@en .'),
    ("no label is empty", labels_empty, 'm:debt skos:altLabel " "@en .'),
    ("each concept has one key, unique in its scheme", notations, 'm:debt skos:notation "threats" .'),
    ("no concept is an orphan", orphans, "m:x a skos:Concept ; skos:inScheme c:none ."),
    ("no concept is above itself", cycles, "m:debt skos:broader m:threats . m:threats skos:broader m:debt ."),
    ("related and broader are apart", related_and_broader, "m:debt skos:broader m:threats ; skos:related m:threats ."),
    ("relations join described concepts", hierarchy_leaves, "m:debt skos:related m:none ."),
    ("mappings lead to other schemes", mappings, "m:debt skos:exactMatch m:threats ."),
    ("each concept is explained", documented, "m:x a skos:Concept ."),
]


def of_skos(graph):
    """What SKOS says of the concepts and schemes, and no more."""
    found = rdflib.Graph()
    for node in set(concepts(graph)) | set(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        for p, o in graph.predicate_objects(node):
            if p in SKOS or p == RDF.type and o in SKOS:
                found.add((node, p, o))
    return found


def skosify_warns(graph):
    """What Skosify would mend. Of several schemes it takes one for the concepts that have none; there are none."""
    import skosify
    messages = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())
    logging.getLogger().addHandler(handler)
    try:
        skosify.skosify(of_skos(graph), label="tipgraph", set_modified=False)
    finally:
        logging.getLogger().removeHandler(handler)
    return [message for message in messages if not message.startswith("Multiple concept schemes found")]


SKOSIFY_BREACHES = [
    "m:debt skos:broader m:threats . m:threats skos:broader m:debt .",
    'm:debt skos:prefLabel "debts"@en .',
    'm:debt skos:altLabel "debt"@en .',
    "m:debt skos:broader m:threats ; skos:related m:threats .",
    'm:debt skos:altLabel " owed "@en .',
]


# --- The OWL 2 RL profile


# https://www.w3.org/TR/owl2-profiles/#Entities_3, those that the files use.
DATATYPES = {RDFS.Literal, RDF.langString, XSD.string, XSD.integer, XSD.decimal}
AXIOMS = {
    RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.equivalentClass, OWL.disjointWith, OWL.differentFrom,
    OWL.members, OWL.distinctMembers, OWL.onProperty, OWL.hasValue, OWL.intersectionOf, OWL.inverseOf, RDF.first, RDF.rest,
}
TYPES = {
    OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual, OWL.Ontology,
    OWL.Restriction, OWL.AllDisjointClasses, OWL.AllDifferent, OWL.FunctionalProperty,
}
ABOUT_ONTOLOGY = {OWL.versionInfo, OWL.versionIRI, RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso}


def outside_profile(graph):
    """Constructs that OWL 2 RL does not have where they stand, and terms whose sort is not declared."""
    found = []
    language = (str(OWL), str(RDF), str(RDFS))
    declared = {kind: set(graph.subjects(RDF.type, kind)) for kind in TYPES}
    properties = declared[OWL.ObjectProperty] | declared[OWL.DatatypeProperty] | declared[OWL.AnnotationProperty]
    classes = declared[OWL.Class]

    def is_class(node):
        # As a superclass: a named class but owl:Thing, or a value that is asked for.
        restriction = (node, RDF.type, OWL.Restriction) in graph
        return node in classes or restriction and len(list(graph.objects(node, OWL.hasValue))) == 1

    for s, p, o in graph:
        if str(p).startswith(language):
            if p not in AXIOMS | ABOUT_ONTOLOGY:
                found.append(f"{p} is no construct of OWL 2 RL that is used here")
        elif p not in properties:
            found.append(f"{p} is not declared")
        if p == RDF.type and str(o).startswith(language) and o not in TYPES:
            found.append(f"{s} is of {o}")
        if p in (RDFS.subClassOf, RDFS.domain, OWL.disjointWith, OWL.equivalentClass) and not is_class(o):
            found.append(f"{s} {p} {o}")
        if p == RDFS.range:
            of_data = (s, RDF.type, OWL.DatatypeProperty) in graph
            if (of_data and o not in DATATYPES) or (not of_data and not is_class(o)):
                found.append(f"the range of {s} is {o}")
    # A property is of one sort; a class is no property.
    sorts = [declared[kind] for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class)]
    found += [f"{node} is of two sorts" for n, a in enumerate(sorts) for b in sorts[n + 1:] for node in a & b]
    return found


# --- Reasoning


def closure(graph):
    """What follows by the rules of OWL 2 RL."""
    import owlrl
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return graph


def contradictions(graph):
    """What the reasoner complains of, and members of nothing."""
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
    errors = [str(message) for message in graph.objects(None, error)]
    return errors + [f"{node} is of owl:Nothing" for node in graph.subjects(RDF.type, OWL.Nothing)]


BROKEN = {
    "a fact that is a body": "fact:x tip:polarity <https://w3id.org/tipgraph/concept/polarity/denied> ; a org:Organization, prov:Agent .",
    "a fact of two kinds": "fact:x a tip:Route, tip:Gap .",
    "a prison term on a route": "fact:x a tip:Route ; tip:minYears 5 .",
    "a sentence that is a fact": "fact:x a tip:Sentence ; tip:tier <https://w3id.org/tipgraph/concept/tier/2> .",
    "a fact affirmed and denied": "fact:x tip:polarity <https://w3id.org/tipgraph/concept/polarity/denied>, "
                                  "<https://w3id.org/tipgraph/concept/polarity/affirmed> .",
    "a fact of last year and of danger": "fact:x tip:modality <https://w3id.org/tipgraph/concept/modality/past>, "
                                         "<https://w3id.org/tipgraph/concept/modality/at-risk> .",
    "a concept as a quotation": "fact:x tip:evidence m:debt . m:debt a skos:Concept .",
    "a run as a fact": "fact:x tip:modality <https://w3id.org/tipgraph/concept/modality/past> ; a prov:Activity .",
}

# Of what class each thing may be found to be, by the class that the graph gives it; what is not here may gain nothing.
MAY_BE = {
    "oa:TextQuoteSelector": {"tip:Evidence", "prov:Entity", "oa:Selector", "oa:DataPositionSelector"},
    "oa:DataPositionSelector": {"tip:Evidence", "prov:Entity", "oa:Selector", "oa:TextQuoteSelector"},
    "qb:Observation": {"tip:Statistic", "tip:Fact", "prov:Entity"},
    "skos:Concept": {"prov:Agent", "org:Role", "tip:Country"},
    "tip:Report": {"prov:Entity", "schema:CreativeWork"},
    "tip:Sentence": {"prov:Entity"},
    "tip:ActionPlan": {"prov:Plan", "prov:Entity"},
    "prov:Plan": {"prov:Entity"},
    "prov:SoftwareAgent": {"prov:Agent"},
    "prov:Agent": {"org:Organization", "foaf:Agent"},
    "org:Organization": {"foaf:Agent", "org:FormalOrganization"},
    "org:OrganizationalUnit": {"foaf:Agent", "org:Organization"},
}


def reason(axioms, program, store):
    """Consistent with a graph; every conclusion is one that a person would draw; and what is broken is found."""
    try:
        import owlrl  # noqa: F401
    except ImportError:
        print("skipped: owlrl is not installed (pip install owlrl)")
        return
    terms = rdflib.Graph()
    terms.parse(ROOT / "ontology/tip.ttl")
    terms += axioms
    # Words mean nothing to a reasoner, and take its time.
    words = LABELS + (SKOS.definition, SKOS.scopeNote, SKOS.example, RDFS.label, RDFS.isDefinedBy)
    terms.parse(ROOT / "ontology/lexicon/keys.ttl")
    for kind in words:
        terms.remove((None, kind, None))

    export = subprocess.run([program, "export", "--format", "ntriples", "--store", store], check=True, capture_output=True)
    facts = rdflib.Graph().parse(data=export.stdout.decode(), format="nt")
    asserted = collections.defaultdict(set)
    for node, kind in facts.subject_objects(RDF.type):
        asserted[node].add(kind)
    check(len(asserted) > 200, f"the graph has {len(asserted)} things of {len(facts)} triples")

    known = rdflib.Graph()
    known += facts
    known += terms
    for kind in words:
        known.remove((None, kind, None))
    known = closure(known)
    found = contradictions(known)
    check(not found, f"owlrl finds no contradiction in the vocabulary with the graph {found[:3]}")
    names = known.namespace_manager
    for prefix, namespace in [("tip", TIP), ("org", ORG), ("prov", PROV), ("qb", QB), ("eli", ELI),
                              ("oa", "http://www.w3.org/ns/oa#"), ("schema", "https://schema.org/"),
                              ("foaf", "http://xmlns.com/foaf/0.1/")]:
        names.bind(prefix, namespace, override=True, replace=True)
    wrong = collections.Counter()
    gained = collections.Counter()
    for node, kinds in asserted.items():
        may = {OWL.Thing.n3(names), RDFS.Resource.n3(names)}
        for kind in kinds:
            may |= MAY_BE.get(kind.n3(names), set())
            if kind in TIP and (kind, RDFS.subClassOf, TIP.Fact) in known:
                may |= {"tip:Fact", "tip:Assessment", "tip:Mention", "prov:Entity"}
        for kind in set(known.objects(node, RDF.type)) - kinds:
            if isinstance(kind, URIRef):
                gained[kind.n3(names)] += 1
                if kind.n3(names) not in may:
                    wrong[f"{'/'.join(sorted(k.n3(names) for k in kinds))} is found to be {kind.n3(names)}"] += 1
    check(not wrong, f"no false class is concluded {dict(wrong.most_common(3))}")
    told = sum(1 for _ in known.subjects(RDF.type, TIP.Fact))
    polar = len(set(facts.subjects(TIP.polarity)))
    check(told == polar > 0, f"each of the {polar} facts is concluded to be a tip:Fact")
    observations = len(set(facts.subjects(RDF.type, QB.Observation)))
    check(gained["tip:Statistic"] == observations > 0, f"each of the {observations} observations to be a tip:Statistic")
    literals = [s for s in known.subjects(RDF.type, None) if isinstance(s, Literal)
                and any(str(kind).startswith((str(TIP), str(PROV), str(SKOS))) for kind in known.objects(s, RDF.type))]
    check(not literals, f"no literal is concluded to be a thing {literals[:3]}")
    # Classes of the program's own that nothing can be of would be a slip in the axioms: one member each is no contradiction.
    inhabited = rdflib.Graph()
    inhabited += terms
    for number, kind in enumerate(sorted(set(terms.subjects(RDF.type, OWL.Class)))):
        inhabited.add((URIRef(f"urn:member:{number}"), RDF.type, kind))
    found = contradictions(closure(inhabited))
    check(not found, f"each class can have members {found[:3]}")
    for name, text in BROKEN.items():
        torn = rdflib.Graph()
        torn += terms
        torn.parse(data=PREFIXES + text, format="turtle")
        check(contradictions(closure(torn)), f"owlrl finds the contradiction in {name}")


def read_everywhere(program):
    """Every format holds the same triples, for rdflib and for rapper; returns the vocabulary."""
    graphs = {}
    for name, syntax in FORMATS.items():
        done = subprocess.run([program, "ontology", "--format", name], check=True, capture_output=True)
        again = subprocess.run([program, "ontology", "--format", name], check=True, capture_output=True)
        check(done.stdout == again.stdout, f"{name} is the same at each run")
        graphs[name] = rdflib.Dataset() if syntax in ("nquads", "trig", "json-ld") else rdflib.Graph()
        graphs[name].parse(data=done.stdout.decode(), format=syntax)
        if shutil.which("rapper") and syntax != "json-ld":
            reader = {"nt": "ntriples", "xml": "rdfxml"}.get(syntax, syntax)
            rapper = subprocess.run(["rapper", "-q", "-c", "-i", reader, "-", "urn:x"], input=done.stdout, capture_output=True)
            check(rapper.returncode == 0 and not rapper.stderr, f"rapper reads {name} {rapper.stderr.decode()[:200]}")
    if not shutil.which("rapper"):
        print("skipped: rapper is not installed (apt-get install raptor2-utils)")
    sizes = {name: len(graph) for name, graph in graphs.items()}
    check(len(set(sizes.values())) == 1, f"rdflib reads the same number of triples in each format {sizes}")
    return graphs["turtle"]


def one_description(vocabulary, program, store):
    """A graph describes a concept as the vocabulary does, so that both together keep the rules of SKOS."""
    export = subprocess.run([program, "export", "--format", "ntriples", "--store", store], check=True, capture_output=True)
    both = rdflib.Graph().parse(data=export.stdout.decode(), format="nt")
    known = set(concepts(vocabulary))
    used = [node for node in concepts(both) if node in known]
    check(len(used) > 50, f"the graph uses {len(used)} concepts of the vocabulary")
    both += vocabulary
    for name, judge, _ in SKOS_CHECKS[:5]:
        found = judge(both)
        check(not found, f"with a graph too, {name} {found[:3]}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, store = sys.argv[1:3]
    vocabulary = read_everywhere(program)
    check(len(concepts(vocabulary)) > 2000, f"there are {len(concepts(vocabulary))} concepts")
    for name, judge, breakage in SKOS_CHECKS:
        bites(name, judge, vocabulary, breakage)
    try:
        import skosify  # noqa: F401
    except ImportError:
        print("skipped: skosify is not installed (pip install skosify)")
    else:
        for breakage in SKOSIFY_BREACHES:
            bites("Skosify has nothing to mend", skosify_warns, vocabulary, breakage)
    one_description(vocabulary, program, store)
    terms = rdflib.Graph().parse(ROOT / "ontology/tip.ttl")
    for breakage in ["tip:Route rdfs:subClassOf [ a owl:Restriction ; owl:onProperty tip:destination ; owl:minCardinality 1 ] .",
                     "tip:year rdfs:range xsd:gYear .", "tip:Route rdfs:subClassOf [ owl:unionOf (tip:Gap tip:Form) ] .",
                     "tip:Route skos:nonsense tip:Gap ."]:
        bites("tip.ttl keeps to OWL 2 RL", outside_profile, terms, breakage)
    axioms = rdflib.Graph().parse(ROOT / "tests/outside/axioms.ttl")
    reason(axioms, program, store)
    end()


main()
