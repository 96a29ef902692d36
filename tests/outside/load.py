"""How many questions a second `tipgraph serve` answers: named views by SPARQL, of one report and of all, asked by wrk. Where the program
`oxigraph` is on the path, `oxigraph serve` is asked the same over the same quads.

    python3 tests/outside/load.py PROGRAM STORE [SECONDS] > docs/performance-serving.md
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

VIEWS = ("tiers", "routes", "statistics", "roles", "indicators", "gaps")
CONNECTIONS = 4


def addresses(base, name, report):
    text = pathlib.Path("queries", f"{name}.rq").read_text()
    query = [("query", text)]
    graph = f"https://w3id.org/tipgraph/report/{report}"
    # The graph of one report, once as the default graph and once by its name.
    one = query + [("default-graph-uri", graph), ("named-graph-uri", graph)]
    return {"one report": f"{base}?{urllib.parse.urlencode(one)}", "all": f"{base}?{urllib.parse.urlencode(query)}"}


def wrk(address, seconds):
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", "Accept: text/csv", "--timeout", "60s", address]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told:
        return "refused", "", ""
    value = lambda pattern: re.search(pattern, told, re.MULTILINE)[1]
    return value(r"Requests/sec:\s+(\S+)"), value(r"^\s+50%\s+(\S+)"), value(r"^\s+99%\s+(\S+)")


def table(title, base, report, seconds):
    print(f"\n## {title}\n\n| view | of | requests a second | median | 99 % |\n|---|---|--:|--:|--:|")
    for name in VIEWS:
        for of, address in addresses(base, name, report).items():
            with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": "text/csv"}), timeout=120) as answer:
                assert answer.status == 200
            print(f"| {name} | {of} | " + " | ".join(wrk(address, seconds)) + " |", flush=True)


def main():
    program, store = sys.argv[1], sys.argv[2]
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    graphs = sorted(pathlib.Path(store, "graphs").glob("*.nq"))
    largest = max(graphs, key=lambda path: path.stat().st_size)
    quads = sum(path.read_bytes().count(b"\n") for path in graphs)
    print("# Serving, measured\n\nWritten by `python3 tests/outside/load.py PROGRAM STORE`. ", end="")
    print(f"{len(graphs)} reports, {quads:,} quads, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before it began; ", end="")
    print(f"wrk on the same machine with {CONNECTIONS} connections, {seconds} seconds each; \"one report\" is the largest, {largest.stem}.")
    server = subprocess.Popen([program, "serve", "--store", store, "--bind", "127.0.0.1:0", "--timeout", "60"], stderr=subprocess.PIPE, text=True)
    try:
        base = server.stderr.readline().split(" at ")[1].strip() + "sparql"
        # What it logs must be read.
        sink = subprocess.Popen(["cat"], stdin=server.stderr, stdout=subprocess.DEVNULL)
        table("tipgraph serve", base, largest.stem, seconds)
    finally:
        server.terminate()
        server.wait()
        sink.wait()
    if shutil.which("oxigraph") is None:
        print("\n`oxigraph serve` was not there to be asked beside it.")
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["oxigraph", "load", "--location", folder, "--file", *map(str, graphs)], check=True, capture_output=True)
        command = ["oxigraph", "serve-read-only", "--location", folder, "--bind", "127.0.0.1:7899", "--union-default-graph"]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            time.sleep(3)
            table("oxigraph serve", "http://127.0.0.1:7899/query", largest.stem, seconds)
        finally:
            server.terminate()
            server.wait()


main()
