#!/usr/bin/env python3
"""Outside judges of the graph: rapper reads every export but JSON-LD, rdflib reads all six, both find the triples that
the N-Quads hold, PyLD finds the same quads in the JSON-LD, and rdflib gives the same rows as the program for every view over the exported N-Quads. The exports
have the metadata of the data set in them, which change no row.

    tests/outside/rdf.py PROGRAM STORE [QUERIES]

PROGRAM answers `export --with-metadata --format F --store STORE` and `query NAME --format csv --store STORE`. A judge that is not
installed (pip install rdflib PyLD; apt-get install raptor2-utils) is left out with a message. Exit 0: all agreed; 1: not.
"""

import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys

from judging import check, end, run, told

FORMATS = {
    # name: rdflib's name, rapper's name, whether it has named graphs
    "turtle": ("turtle", "turtle", False),
    "trig": ("trig", "trig", True),
    "nquads": ("nquads", "nquads", True),
    "ntriples": ("nt", "ntriples", False),
    "rdfxml": ("xml", "rdfxml", False),
    "jsonld": ("json-ld", None, True),
}
def rapper_reads(exports, triples, quads):
    """rapper parses each export without a warning and counts what there is."""
    for name, (_, syntax, has_graphs) in FORMATS.items():
        if syntax is None:
            continue
        command = ["rapper", "-q", "-i", syntax, "-o", "nquads", "-", "https://example.org/"]
        done = subprocess.run(command, input=exports[name], capture_output=True)
        lines = done.stdout.decode().splitlines()
        want = quads if has_graphs else triples
        check(done.returncode == 0 and not done.stderr, f"rapper reads {name} {done.stderr.decode()[:200]}")
        check(len(set(lines)) == want, f"rapper finds {len(set(lines))} of {want} statements in {name}")


def rdflib_reads(rdflib, exports):
    """rdflib parses each export into the same triples; returns the data set of the N-Quads."""
    def triples(dataset):
        return {(s, p, o) for s, p, o, _ in dataset.quads()}

    datasets = {}
    for name, (syntax, _, _) in FORMATS.items():
        datasets[name] = rdflib.Dataset()
        datasets[name].parse(io.BytesIO(exports[name]), format=syntax, publicID="https://example.org/")
    reference = datasets["nquads"]
    want, want_quads = triples(reference), set(reference.quads())
    for name, (_, _, has_graphs) in FORMATS.items():
        # No blank nodes: graphs are isomorphic if and only if they are equal.
        check(triples(datasets[name]) == want, f"rdflib finds the same {len(want)} triples in {name}")
        if has_graphs:
            same = set(datasets[name].quads()) == want_quads
            check(same, f"rdflib finds the same {len(want_quads)} quads in {name}")
    bnodes = [t for t in want if any(isinstance(term, rdflib.BNode) for term in t)]
    check(not bnodes, "there are no blank nodes")
    return reference


def pyld_reads(jsonld, rdflib, export, dataset):
    """PyLD expands the JSON-LD into the quads of the N-Quads, and asks nobody for a context."""
    def refuse(url, options=None):
        raise OSError(f"it asks for {url}")

    jsonld.set_document_loader(refuse)
    text = jsonld.to_rdf(json.loads(export), {"format": "application/n-quads"})
    read = rdflib.Dataset()
    read.parse(data=text, format="nquads")
    # No blank nodes: data sets are isomorphic if and only if they are equal.
    want, found = set(dataset.quads()), set(read.quads())
    check(found == want, f"PyLD finds the same {len(want)} quads in jsonld {list(found ^ want)[:2] or ''}")


def views_agree(dataset, queries, program, store):
    """Every view, and every check, gives the same rows, in the same order, under rdflib."""
    for path in sorted(queries.glob("*.rq")) + sorted(queries.glob("check/*.rq")):
        output = told(program, "query", str(path), "--format", "csv", "--store", store)
        ours = list(csv.reader(io.StringIO(output, newline="")))
        result = dataset.query(path.read_text())
        theirs = [[str(v) for v in result.vars]]
        theirs += [["" if cell is None else str(cell) for cell in row] for row in result]
        check(ours == theirs, f"rdflib gives the same {len(ours) - 1} rows of {path.stem}")
        if ours != theirs:
            for row in [r for r in ours if r not in theirs][:3]:
                print("       only ours:  ", row)
            for row in [r for r in theirs if r not in ours][:3]:
                print("       only theirs:", row)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, store = sys.argv[1:3]
    queries = pathlib.Path(sys.argv[3] if len(sys.argv) == 4 else pathlib.Path(__file__).parents[2] / "queries")
    exports = {name: run(program, "export", "--with-metadata", "--format", name, "--store", store) for name in FORMATS}
    quads = len(set(exports["nquads"].splitlines()))
    triples = len(set(exports["ntriples"].splitlines()))
    if shutil.which("rapper"):
        rapper_reads(exports, triples, quads)
    else:
        print("skipped: rapper is not installed (apt-get install raptor2-utils)")
    try:
        import rdflib
    except ImportError:
        print("skipped: rdflib is not installed (pip install rdflib)")
    else:
        dataset = rdflib_reads(rdflib, exports)
        try:
            from pyld import jsonld
        except ImportError:
            print("skipped: PyLD is not installed (pip install PyLD)")
        else:
            pyld_reads(jsonld, rdflib, exports["jsonld"], dataset)
        views_agree(dataset, queries, program, store)
    end()


main()
