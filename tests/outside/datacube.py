#!/usr/bin/env python3
"""The W3C's integrity constraints of the Data Cube vocabulary, IC-1 to IC-21, asked by rdflib of the statistics in an export
together with the vocabulary. First each constraint is shown to bite: on a sound cube it finds nothing, on the same cube with one
thing broken it does.

    tests/outside/datacube.py PROGRAM STORE

The constraints are in tests/outside/datacube: ic-NN.rq asks, ic-NN.ru breaks sound.ttl. Exit 0: all hold; 1: not.
"""

import pathlib
import re
import sys

from judging import check, end, told

ROOT = pathlib.Path(__file__).parents[2]
CASES = ROOT / "tests/outside/datacube"
def broken(graph, path):
    """Whether a constraint is broken; one with `# for:` is asked for each property that its query finds."""
    text = path.read_text()
    templates = re.search(r"^# for: (.*)$", text, re.M)
    if not templates:
        return graph.query(text).askAnswer
    prefixes = "\n".join(line for line in text.splitlines() if line.startswith("PREFIX"))
    found = [str(row.p) for row in graph.query(f"{prefixes}\n{templates[1]}")]
    return any(graph.query(text.replace("$p", p)).askAnswer for p in found)


def graph_of(rdflib, *texts):
    """The triples of Turtle texts, normalized."""
    graph = rdflib.Graph()
    for text in texts:
        graph.parse(data=text, format="turtle")
    graph.update((CASES / "normalize.ru").read_text())
    return graph


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        import rdflib
    except ImportError:
        print("skipped: rdflib is not installed (pip install rdflib)")
        return
    constraints = sorted(CASES.glob("ic-*.rq"))
    check(len(constraints) == 21, f"there are {len(constraints)} constraints")
    sound = (CASES / "sound.ttl").read_text()
    whole = graph_of(rdflib, sound)
    for path in constraints:
        check(not broken(whole, path), f"{path.stem} finds nothing in a sound cube")
        torn = graph_of(rdflib, sound)
        torn.update(path.with_suffix(".ru").read_text())
        check(broken(torn, path), f"{path.stem} bites where it is broken")

    program, store = sys.argv[1:3]
    command = [program, "export", "--format", "turtle", "--store", store]
    export = told(*command)
    files = ["ontology/tip.ttl", "ontology/lexicon/keys.ttl", "tests/outside/axioms.ttl"]
    everything = graph_of(rdflib, export, *((ROOT / file).read_text() for file in files))
    # What the constraints are about: the observations, and all that they point to.
    qb = rdflib.Namespace("http://purl.org/linked-data/cube#")
    observations = set(everything.subjects(rdflib.RDF.type, qb.Observation))
    check(len(observations) > 0, f"there are {len(observations)} observations")
    for path in constraints:
        title = path.read_text().splitlines()[0].lstrip("# ")
        check(not broken(everything, path), f"{path.stem} holds in the export: {title}")
    end()


main()
