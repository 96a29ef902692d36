#!/usr/bin/env python3
"""Outside judges of what is published: roc-validator (PyPI) finds the folder of `export --crate` a valid RO-Crate 1.1, and a crate with a
file missing not; rdflib reads its metadata and its graph; csvw validates its tables; two exports have the same bytes.

    tests/outside/crate.py PROGRAM STORE

The validator fetches RO-Crate's JSON-LD context; RO_CRATE_CONTEXT may name a copy of it. A judge that is not installed (pip install
roc-validator rdflib csvw) is left out with a message. Exit 0: all agreed; 1: not.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from judging import check, end

def export(program, store, folder, *more):
    subprocess.run([program, "export", "--crate", folder, "--store", store, *more], check=True)


def is_valid(crate):
    """Whether the validator finds no requirement broken; and what it finds."""
    from rocrate_validator import services
    from rocrate_validator.models import Severity, ValidationSettings

    settings = ValidationSettings(rocrate_uri=str(crate), profile_identifier="ro-crate-1.1", requirement_severity=Severity.REQUIRED)
    result = services.validate(settings)
    return not result.has_issues(), "; ".join(str(issue.message) for issue in result.get_issues())[:300]


def local_context():
    """Lets the validator read RO-Crate's context from a copy."""
    from rocrate_validator.utils import http

    copy = pathlib.Path(os.environ["RO_CRATE_CONTEXT"]).read_text()

    class Answer:
        status_code, headers, content, text = 200, {"Content-Type": "application/ld+json"}, copy.encode(), copy

        def json(self):
            return json.loads(copy)

        def raise_for_status(self):
            pass

    http.HttpRequester.get = lambda self, url, **kw: Answer()


def validator_agrees(folder, crate):
    try:
        import rocrate_validator  # noqa: F401
    except ImportError:
        print("skipped: roc-validator is not installed (pip install roc-validator)")
        return
    if "RO_CRATE_CONTEXT" in os.environ:
        local_context()
    else:
        import urllib.request
        try:
            urllib.request.urlopen("https://w3id.org/ro/crate/1.1/context", timeout=20).close()
        except OSError as error:
            print(f"skipped: roc-validator cannot fetch RO-Crate's context ({error}); RO_CRATE_CONTEXT may name a copy")
            return
    good, why = is_valid(crate)
    check(good, f"roc-validator: the crate is valid {why}")
    torn = folder / "torn"
    metadata = json.loads((crate / "ro-crate-metadata.json").read_text())
    torn.mkdir()
    for node in metadata["@graph"]:
        node.pop("datePublished", None)
    (torn / "ro-crate-metadata.json").write_text(json.dumps(metadata))
    check(not is_valid(torn)[0], "roc-validator: a crate without its files and its date is not")


def rdflib_reads(crate):
    try:
        import rdflib
    except ImportError:
        print("skipped: rdflib is not installed (pip install rdflib)")
        return
    graph = rdflib.Dataset()
    graph.parse(crate / "graph.nq", format="nquads")
    about = rdflib.Graph().parse(crate / "metadata.ttl", format="turtle")
    inside = graph.graph(rdflib.URIRef("https://w3id.org/tipgraph/.well-known/void"))
    check(set(about) == set(inside) and len(about) > 0, f"rdflib: the {len(about)} triples of the metadata are a graph of the data")
    void, dcat = rdflib.Namespace("http://rdfs.org/ns/void#"), rdflib.Namespace("http://www.w3.org/ns/dcat#")
    data = rdflib.URIRef("https://w3id.org/tipgraph/.well-known/void#data")
    check((data, rdflib.RDF.type, dcat.Dataset) in about, "there is one dcat:Dataset")
    reports = [g for g in graph.graphs() if len(g) and "/report/" in str(g.identifier)]
    told = {str(s): int(n) for s, n in about.subject_objects(void.triples) if "/report/" in str(s)}
    check(told == {str(g.identifier): len(g) for g in reports}, f"void:triples of the {len(reports)} reports are those of their graphs")
    check(int(about.value(data, void.triples)) == sum(len(g) for g in reports), "void:triples of the data set is their sum")
    for part in about.objects(data, void.classPartition):
        wanted = sum(1 for g in reports for _ in g.subjects(rdflib.RDF.type, about.value(part, void["class"])))
        if int(about.value(part, void.entities)) != wanted:
            check(False, f"void:entities of {about.value(part, void['class'])} are {wanted}")
    for part in about.objects(data, void.propertyPartition):
        wanted = sum(1 for g in reports for _ in g.subject_objects(about.value(part, void.property)))
        if int(about.value(part, void.triples)) != wanted:
            check(False, f"void:triples of {about.value(part, void.property)} are {wanted}")
    check(True, "the partitions by class and property were counted again")
    for name in about.objects(None, rdflib.URIRef("https://schema.org/name")):
        check((crate / str(name)).is_file(), f"the distribution {name} is there")
    rdflib.Graph().parse(crate / "ontology.ttl", format="turtle")


def csvw_validates(crate):
    try:
        import csvw
    except ImportError:
        print("skipped: csvw is not installed (pip install csvw)")
        return
    tables = sorted((crate / "tables").glob("*-metadata.json"))
    wrong = [path.name for path in tables if not csvw.CSVW(str(path), validate=True).is_valid]
    check(not wrong, f"csvw: the {len(tables)} tables are as their metadata say {wrong or ''}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, store = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        export(program, store, folder / "crate")
        export(program, store, folder / "again")
        files = lambda of: {p.relative_to(of): p.read_bytes() for p in sorted(of.rglob("*")) if p.is_file()}
        check(files(folder / "crate") == files(folder / "again"), "two exports have the same bytes")
        rdflib_reads(folder / "crate")
        csvw_validates(folder / "crate")
        validator_agrees(folder, folder / "crate")
    end()


main()
