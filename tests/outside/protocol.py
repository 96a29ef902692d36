"""Runs the W3C's SPARQL 1.1 protocol tests for queries against `tipgraph serve` and prints a table of what passed.

    python3 tests/outside/protocol.py PROGRAM FOLDER

FOLDER is `sparql/sparql11/protocol` of a copy of https://github.com/w3c/rdf-tests. Tests of updates are counted and not run, but for
those that must be refused: there are no updates. Ends with 1 if one fails.
"""

import http.client
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
HTS = rdflib.Namespace("http://www.w3.org/2011/http-statusCodes#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"},
}


def graph_folder(manifest, folder, store):
    """A graph folder with the data of the tests, each file in the graph that the manifest names."""
    quads = set()
    for data in manifest.subjects(UT.graph):
        name = manifest.value(data, RDFS.label)
        file = pathlib.Path(urllib.parse.urlparse(manifest.value(data, UT.graph)).path).name
        for line in (folder / file).read_text().splitlines():
            if line.strip():
                quads.add(f"{line.rstrip().rstrip('.').rstrip()} <{name}> .")
    (store / "graphs").mkdir(parents=True)
    (store / "graphs" / "TST-2001.nq").write_text("\n".join(sorted(quads)) + "\n")


def status_fits(manifest, response, status):
    wanted = [str(code).rsplit("StatusCode", 1)[1] for code in manifest.objects(response, MF.expectedStatus)]
    return any(re.fullmatch(code.replace("x", "."), str(status)) for code in wanted)


def run(manifest, test, host):
    """What is wrong with the answers to the requests of a test; nothing where all is right."""
    action = manifest.value(test, MF.action)
    for request in Collection(manifest, manifest.value(action, HT.requests)):
        path = str(manifest.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
        headers = {"Accept": "*/*"}
        listed = manifest.value(request, HT.headers)
        for header in Collection(manifest, listed) if listed else []:
            headers[str(manifest.value(header, HT.fieldName))] = str(manifest.value(header, HT.fieldValue))
        content = manifest.value(request, HT.body)
        body = None
        if content is not None:
            encoding = str(manifest.value(content, CNT.characterEncoding) or "UTF-8")
            body = str(manifest.value(content, CNT.chars)).encode(encoding)
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.putrequest(str(manifest.value(request, HT.methodName)), path)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read()
        for response in manifest.objects(request, HT.resp):
            if not status_fits(manifest, response, answer.status):
                return f"status {answer.status}: {text[:200]!r}"
            wanted = manifest.value(response, MF.expectedFormat)
            media = (answer.getheader("Content-Type") or "").split(";")[0]
            if wanted is not None and media not in FORMATS[str(wanted)]:
                return f"format {media}"
            truth = manifest.value(response, MF.expectedBoolean)
            if truth is not None and json.loads(text)["boolean"] != truth.toPython():
                return f"not {truth}"
    return None


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    manifest = rdflib.Graph().parse(folder / "manifest.ttl")
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        store = pathlib.Path(scratch) / "kg"
        graph_folder(manifest, folder, store)
        command = [program, "serve", "--store", str(store), "--bind", "127.0.0.1:0"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            host = server.stderr.readline().split("http://")[1].strip().rstrip("/")
            print("| test | what it is about | result |\n|---|---|---|")
            entries = manifest.value(predicate=RDF.type, object=MF.Manifest)
            updates = 0
            for test in Collection(manifest, manifest.value(entries, MF.entries)):
                name = str(test).rsplit("#", 1)[1]
                if name.startswith("update_"):
                    updates += 1
                    continue
                wrong = run(manifest, test, host)
                failed |= wrong is not None
                print(f"| `{name}` | {manifest.value(test, MF.name)} | {wrong or 'passed'} |")
            print(f"\n{updates} tests of updates were not run: there are no updates here.")
        finally:
            server.terminate()
            server.wait()
    sys.exit(failed)


main()
