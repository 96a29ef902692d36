#!/usr/bin/env python3
"""pySHACL agrees with `tipgraph check --shapes`, result by result: node, constraint, path, value and message. On the graph in
STORE, which breaks no shape, and on graphs that break one rule each: tests/shapes/*.ru change the graph of tests/shapes/*.txt and
say in `# breaks:` lines what that breaks.

    tests/outside/shapes.py PROGRAM STORE

PROGRAM is built with `--features shacl`. Exit 0: all agreed; 1: not.
"""

import collections
import concurrent.futures
import json
import logging
import pathlib
import subprocess
import sys
import tempfile

from judging import check, end

ROOT = pathlib.Path(__file__).parents[2]
CASES = ROOT / "tests/shapes"
SH = "http://www.w3.org/ns/shacl#"
def run(*command):
    """The standard output of a command that found what it looked for or not: 2 says that shapes are broken."""
    done = subprocess.run(command, capture_output=True, text=True)
    if "error:" in done.stderr:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done


def ours(program, store):
    """What the program finds."""
    done = run(program, "check", "--shapes", "--format", "json", "--store", store)
    found = [(one["focus"], one["constraint"], one.get("path", ""), one.get("value", ""), one["finding"])
             for one in json.loads(done.stdout)]
    check(done.returncode == (2 if found else 0), f"the end is {done.returncode} for {len(found)} violations")
    return collections.Counter(found)


def theirs(rdflib, pyshacl, shapes, graph):
    """What pySHACL finds."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    def term(result, name):
        value = report.value(result, rdflib.URIRef(SH + name))
        return "" if value is None else str(value)

    names = ("focusNode", "sourceConstraintComponent", "resultPath", "value", "resultMessage")
    results = report.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "ValidationResult"))
    # Those of a value's own shape are details of the result that counts.
    top = [result for result in results if (None, rdflib.URIRef(SH + "result"), result) in report]
    return collections.Counter(tuple(term(result, name) for name in names) for result in top)


def agree(name, one, other):
    """Both found the same."""
    check(one == other, f"pySHACL finds the same {sum(one.values())} violations: {name}")
    for side, rest in (("only ours:  ", one - other), ("only theirs:", other - one)):
        for row in list(rest)[:4]:
            print("      ", side, row)


def judged(turtle):
    """What pySHACL finds in a graph, in a process of its own: it takes seconds."""
    import pyshacl
    import rdflib

    # It tells of each literal that is none; some of the graphs are broken by one.
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    shapes = rdflib.Graph().parse(ROOT / "ontology/shapes.ttl")
    return theirs(rdflib, pyshacl, shapes, rdflib.Graph().parse(data=turtle, format="turtle"))


def export(program, store):
    """The graph in a store as Turtle."""
    return run(program, "export", "--format", "turtle", "--store", store).stdout


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, store = sys.argv[1:]
    try:
        import pyshacl  # noqa: F401
        import rdflib
    except ImportError:
        print("skipped: pySHACL is not installed (pip install pyshacl)")
        return
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    stores = {f"the graph in {store}": (store, [])}
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ProcessPoolExecutor() as pool:
        sound = f"{scratch}/sound"
        run(program, "build", *sorted(CASES.glob("*.txt")), "--store", sound)
        stores["the sound graph"] = (sound, [])
        (lines,) = pathlib.Path(sound, "graphs").glob("*.nq")
        for path in sorted(CASES.glob("*.ru")):
            dataset = rdflib.Dataset()
            dataset.parse(lines, format="nquads")
            dataset.update(path.read_text())
            broken = pathlib.Path(scratch, path.stem, "graphs")
            broken.mkdir(parents=True)
            (broken / lines.name).write_text(dataset.serialize(format="nquads"))
            says = [line.removeprefix("# breaks: ") for line in path.read_text().splitlines() if "# breaks: " in line]
            stores[path.stem] = (str(broken.parent), sorted(line.split()[0] for line in says))
        found = pool.map(judged, [export(program, place) for place, _ in stores.values()])
        for (name, (place, want)), other in zip(stores.items(), found):
            one = ours(program, place)
            agree(name, one, other)
            rules = sorted(row[1].removeprefix(SH).removesuffix("ConstraintComponent") for row in one.elements())
            check(rules == want, f"{name} breaks {' '.join(want) or 'nothing'}")
    end()


main()
