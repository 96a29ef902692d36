#!/usr/bin/env python3
"""The W3C's PROV, as PyPI's prov reads it, of the first fact of each view: `explain --prov` says the same in Turtle and in JSON-LD; the
chain goes from the fact to its sentence, the text and the rules that read it; and the constraints of PROV that can be broken here
hold: nothing is both a thing and an activity, and a thing is generated once.

    tests/outside/provenance.py PROGRAM STORE

Exit 0: all hold; 1: not.
"""

import collections
import pathlib
import subprocess
import sys
import tempfile
import warnings

from judging import check, end

def explain(program, store, view, syntax):
    """The provenance of the facts of a view's first row; nothing where it has none."""
    command = [program, "explain", "--view", view, "--row", "1", "--prov", "--format", syntax, "--store", store]
    return subprocess.run(command, capture_output=True, text=True).stdout


def judge(view, records, prov):
    """Whether a document hangs together."""
    kinds = collections.defaultdict(set)
    links = collections.defaultdict(list)
    for record in records:
        name = type(record).__name__.removeprefix("Prov")
        if record.is_element():
            kinds[str(record.identifier)].add(name)
        else:
            links[name].append([str(value) for _, value in record.formal_attributes if value is not None])
    both = [node for node, of in kinds.items() if {"Entity", "Activity"} <= of]
    check(not both, f"{view}: nothing is an entity and an activity {both}")
    made = collections.Counter(entity for entity, *_ in links["Generation"])
    check(made and max(made.values()) == 1, f"{view}: each thing is generated once")
    runs = {run for _, run, *_ in links["Generation"]}
    check(all("Activity" in kinds[run] for run in runs), f"{view}: by a run")
    read = {thing for run, thing, *_ in links["Usage"] if run in runs}
    check(any("/text/" in prov[thing] for thing in read), f"{view}: that read a text")
    plans = [part for association in links["Association"] for part in association if "/rules/" in prov[part]]
    check(len(plans) == 1, f"{view}: by rules that have a version {plans}")
    facts = [node for node in kinds if "/fact/" in prov[node]]
    derived = {thing for thing, *_ in links["Derivation"]}
    check(facts and derived.issuperset(facts), f"{view}: {len(facts)} facts are derived from words")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, store = sys.argv[1:]
    try:
        import rdflib
        from prov.model import ProvDocument
    except ImportError:
        print("skipped: prov is not installed (pip install prov rdflib)")
        return
    warnings.simplefilter("ignore")
    views = ["routes", "roles", "statistics", "funding", "laws", "tiers", "recommendations"]
    with tempfile.TemporaryDirectory() as scratch:
        for view in views:
            turtle, jsonld = explain(program, store, view, "turtle"), explain(program, store, view, "jsonld")
            graph = rdflib.Graph().parse(data=turtle, format="turtle")
            other = rdflib.Dataset(default_union=True).parse(data=jsonld, format="json-ld")
            check(len(graph) > 20 and set(graph) == set(other.triples((None, None, None))), f"{view}: Turtle and JSON-LD say the same")
            path = pathlib.Path(scratch, f"{view}.ttl")
            path.write_text(turtle)
            document = ProvDocument.deserialize(str(path), format="rdf", rdf_format="turtle")
            records = document.get_records()
            names = {str(part): part.uri for record in records for part in [record.identifier, *(v for _, v in record.formal_attributes)]
                     if hasattr(part, "uri")}
            judge(view, records, names)
    end()


main()
