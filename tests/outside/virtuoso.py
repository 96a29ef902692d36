#!/usr/bin/env python3
"""Virtuoso as an outside judge: the exported graph is loaded into it and every view and question is asked there. Its rows are
the program's, or its difference has a reason in DIFFERENCES, and each reason is proved by the smallest query that shows it.

    tests/outside/virtuoso.py PROGRAM STORE [PORT]

It starts a server of its own (Debian: virtuoso-opensource-7) on PORT (18890) and the port after it, with its database in a temporary
folder. Without virtuoso-t it says so and judges nothing. Exit 0: all agreed, or differed as told; 1: not.
"""

import collections
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from judging import check, end, run, told

PREFIX = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
# What is known to be wrong in Virtuoso 7.2.5: why, the smallest query that shows it, the number of rows that it must have, and the
# queries that differ for it. A server that answers the small query rightly has no excuse for these queries.
DIFFERENCES = [
    (
        "a literal of VALUES is not joined with a UNION that has IRIs for the same variable",
        PREFIX + """SELECT ?x ?y { { SELECT * { VALUES ?x { "" } } }
                    { SELECT ?x ?y { { VALUES (?x ?y) { ("" "hit") } } UNION { ?x skos:notation ?y } } } }""",
        1,
        {"actual-or-risk", "form-by-leg", "forms", "indicators", "routes"},
    ),
    (
        "REGEX with | outside of brackets finds nothing",
        """SELECT ?word { VALUES ?word { "allowance" } FILTER(REGEX(?word, "permit|allowance")) }""",
        1,
        {"remedies"},
    ),
    (
        "a branch of UNION that filters and binds the same constant does not compile",
        """SELECT ?y { { VALUES ?x { "hotline" } FILTER(?x = "hotline") BIND("hotline" AS ?y) } UNION { VALUES ?y { "other" } } }""",
        2,
        {"prevention"},
    ),
    (
        "ORDER BY a sum of aggregates by their names does not compile",
        """SELECT ?x (COUNT(?y) AS ?n) { VALUES (?x ?y) { (1 2) } } GROUP BY ?x ORDER BY DESC(?n + 1)""",
        1,
        {"hubs"},
    ),
]
# Queries whose pattern loses solutions to BIND, which can lose none. It takes the whole pattern, so that the query is its own proof.
BIND_DROPS = ["service-providers"]
QUERIES = pathlib.Path(__file__).parents[2] / "queries"
CONFIGURATION = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {folder}
NumberOfBuffers = 40000
MaxQueryMem = 1G
[HTTPServer]
ServerPort = {http}
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 300
"""
class Virtuoso:
    """A server with a graph in it."""

    def __init__(self, folder, nquads, port):
        self.address = f"http://127.0.0.1:{port}/sparql"
        sql = port + 1
        (folder / "graph.nq").write_bytes(nquads)
        (folder / "virtuoso.ini").write_text(CONFIGURATION.format(folder=folder, sql=sql, http=port))
        log = (folder / "out.log").open("w")
        self.process = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", folder / "virtuoso.ini"], stdout=log, stderr=log)
        # 512: N-Quads.
        load = f"DB.DBA.TTLP(file_to_string_output('{folder}/graph.nq'), '', 'urn:none', 512); checkpoint;"
        for _ in range(120):
            time.sleep(1)
            done = subprocess.run(["isql-vt", str(sql), "dba", "dba", f"EXEC={load}"], capture_output=True, text=True)
            if done.returncode == 0:
                return
            if self.process.poll() is not None:
                break
        self.stop()
        sys.exit(f"Virtuoso did not start or load: {done.stdout} {done.stderr}")

    def ask(self, query):
        """The columns and the rows of an answer, or why there is none."""
        body = urllib.parse.urlencode({"query": query}).encode()
        request = urllib.request.Request(self.address, body, {"Accept": "application/sparql-results+json"})
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                told = json.load(answer)
        except urllib.error.HTTPError as error:
            return None, error.read().decode(errors="replace").splitlines()[0]
        except (OSError, json.JSONDecodeError) as error:
            return None, str(error)
        if "boolean" in told:
            return [], told["boolean"]
        columns = told["head"]["vars"]
        cell = lambda row, name: row[name]["value"] if name in row else ""
        return columns, [[cell(row, name) for name in columns] for row in told["results"]["bindings"]]

    def stop(self):
        self.process.terminate()
        self.process.wait()


def bind_drops(server, path):
    """Whether the query's own pattern has fewer solutions with its BINDs than without them, which no BIND may do."""
    text = path.read_text()
    prefixes = "\n".join(line for line in text.splitlines() if line.startswith("PREFIX"))
    pattern = text[text.index("WHERE {"):text.rindex("GROUP BY")]
    without = "\n".join(line for line in pattern.splitlines() if not line.startswith("  BIND("))
    counts = [server.ask(f"{prefixes}\nSELECT (COUNT(*) AS ?n) {of}")[1][0][0] for of in (pattern, without)]
    print("note", f"Virtuoso: {path.stem} has {counts[0]} solutions with its BINDs and {counts[1]} without them", flush=True)
    return int(counts[0]) < int(counts[1])


def ours(program, store, path):
    output = told(program, "query", path, "--format", "csv", "--store", store)
    rows = list(csv.reader(io.StringIO(output, newline="")))
    return rows[0], rows[1:]


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    if not shutil.which("virtuoso-t") or not shutil.which("isql-vt"):
        print("skipped: Virtuoso is not installed (apt-get install virtuoso-opensource-7)")
        return
    program, store = sys.argv[1:3]
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 18890
    nquads = run(program, "export", "--format", "nquads", "--store", store)
    with tempfile.TemporaryDirectory() as folder:
        server = Virtuoso(pathlib.Path(folder), nquads, port)
        try:
            excused = {}
            for reason, smallest, wanted, names in DIFFERENCES:
                columns, rows = server.ask(smallest)
                shown = columns is None or len(rows) != wanted
                print("note" if shown else "ok  ", f"Virtuoso: {reason}: {'shown' if shown else 'no longer so'}", flush=True)
                excused.update(dict.fromkeys(names, reason) if shown else {})
            for name in BIND_DROPS:
                if bind_drops(server, QUERIES / f"{name}.rq"):
                    excused[name] = "BIND drops solutions"
            for path in sorted(QUERIES.glob("*.rq")):
                _, wanted = ours(program, store, path)
                columns, rows = server.ask(path.read_text())
                count = lambda rows: collections.Counter(map(tuple, rows))
                # The order of what stands in no ORDER BY, and of letters beyond ASCII, is each engine's own.
                if columns is not None and count(rows) == count(wanted):
                    check(True, f"Virtuoso gives the same {len(wanted)} rows of {path.stem}")
                elif path.stem in excused:
                    print("note", f"Virtuoso differs in {path.stem}: {excused[path.stem]}", flush=True)
                else:
                    check(False, f"Virtuoso gives the same {len(wanted)} rows of {path.stem}")
                    print("      ", rows[:300] if columns is None else f"it gives {len(rows)}")
                    if columns is not None:
                        print("       only ours:  ", list(count(wanted) - count(rows))[:2])
                        print("       only theirs:", list(count(rows) - count(wanted))[:2])
        finally:
            server.stop()
    end()


main()
