"""Asks a running `tipgraph serve` with the clients that people use: SPARQLWrapper, rdflib's SPARQLStore, curl, Comunica.

    python3 tests/outside/clients.py PROGRAM STORE

What is not installed is told as skipped. Ends with 1 if a client does not get what the program's own `query` gives.
"""

import csv
import io
import json
import shutil
import subprocess
import sys

PREFIXES = """
PREFIX tip: <https://w3id.org/tipgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
SELECT = PREFIXES + """
SELECT ?from ?to (COUNT(*) AS ?n) WHERE {
  ?route a tip:Route ; tip:origin/skos:notation ?from ; tip:destination/skos:notation ?to
} GROUP BY ?from ?to ORDER BY ?from ?to
"""
CONSTRUCT = PREFIXES + "CONSTRUCT { ?a ?b ?c } WHERE { ?a a tip:Route ; ?b ?c }"


def table(rows):
    return [tuple(str(value) for value in row) for row in rows]


def sparqlwrapper(address, wanted, triples):
    import SPARQLWrapper

    client = SPARQLWrapper.SPARQLWrapper(f"{address}sparql")
    client.setQuery(SELECT)
    for method in (SPARQLWrapper.GET, SPARQLWrapper.POST):
        client.setMethod(method)
        client.setReturnFormat(SPARQLWrapper.JSON)
        answer = client.queryAndConvert()
        rows = [[row[name]["value"] for name in ("from", "to", "n")] for row in answer["results"]["bindings"]]
        assert table(rows) == wanted, rows
    client.setReturnFormat(SPARQLWrapper.XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == len(wanted)
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(SPARQLWrapper.TURTLE)
    import rdflib

    assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) == triples


def sparqlstore(address, wanted, triples):
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(store=SPARQLStore(f"{address}sparql"))
    assert table(graph.query(SELECT)) == wanted
    assert len(graph.query(CONSTRUCT).graph) == triples


def curl(address, wanted, triples):
    def run(*args):
        return subprocess.run(["curl", "-sS", "--fail", "--compressed", *args], check=True, capture_output=True, text=True).stdout

    rows = csv.reader(io.StringIO(run("-H", "Accept: text/csv", "--data-urlencode", f"query={SELECT}", f"{address}sparql")))
    assert table(list(rows)[1:]) == wanted
    lines = run("-G", "-H", "Accept: application/n-triples", "--data-urlencode", f"query={CONSTRUCT}", f"{address}sparql")
    assert len(lines.splitlines()) == triples


def comunica(address, wanted, triples):
    program = shutil.which("comunica-sparql")
    if program is None:
        raise ImportError("comunica-sparql is not installed")
    answer = subprocess.run([program, f"sparql@{address}sparql", SELECT, "-t", "application/json"], check=True, capture_output=True, text=True)
    rows = json.loads(answer.stdout)
    value = lambda text: text.split("^^")[0].strip('"')
    assert table([value(row[name]) for name in ("from", "to", "n")] for row in rows) == wanted, rows


def main():
    program, store = sys.argv[1], sys.argv[2]
    own = subprocess.run([program, "query", "-e", SELECT, "--format", "csv", "--store", store], check=True, capture_output=True, text=True)
    wanted = table(list(csv.reader(io.StringIO(own.stdout)))[1:])
    graph = [program, "query", "-e", CONSTRUCT, "--format", "ntriples", "--store", store]
    triples = len(subprocess.run(graph, check=True, capture_output=True, text=True).stdout.splitlines())
    assert wanted and triples
    server = subprocess.Popen([program, "serve", "--store", store, "--bind", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True)
    failed = False
    try:
        address = server.stderr.readline().split(" at ")[1].strip()
        for client in (sparqlwrapper, sparqlstore, curl, comunica):
            try:
                client(address, wanted, triples)
                print(f"{client.__name__}: the same {len(wanted)} rows and {triples} triples")
            except (ImportError, FileNotFoundError) as missing:
                print(f"skipped: {client.__name__}: {missing}")
            except Exception as wrong:
                failed = True
                print(f"FAILED: {client.__name__}: {type(wrong).__name__}: {wrong}")
    finally:
        server.terminate()
        server.wait()
    sys.exit(failed)


main()
