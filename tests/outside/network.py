#!/usr/bin/env python3
"""Outside judges of the network: networkx reckons every measure again from the program's own GraphML, value by value; networkx
reads GraphML and GEXF back, Graphviz the DOT, and all formats hold the same nodes, edges and attributes.

    tests/outside/network.py PROGRAM STORE

Needs networkx, numpy and scipy; Graphviz's `dot` is left out with a message where it is not there. Exit 0: all agreed.
"""

import collections
import csv
import io
import json
import shutil
import subprocess
import sys

from judging import check, end, told

try:
    import networkx
    import numpy
    import scipy  # networkx ranks with it
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit()

def simple(multi):
    """The graph that measures are of: one edge a pair, weighted by the reports of all its relations."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(multi.nodes())
    for source, target, data in multi.edges(data=True):
        weight = graph.get_edge_data(source, target, {"weight": 0})["weight"]
        graph.add_edge(source, target, weight=weight + data["reports"])
    return graph


def undirected(graph):
    """Without directions, the weights of both added."""
    pairs = networkx.Graph()
    pairs.add_nodes_from(graph.nodes())
    for source, target, data in graph.edges(data=True):
        weight = pairs.get_edge_data(source, target, {"weight": 0})["weight"]
        pairs.add_edge(source, target, weight=weight + data["weight"])
    return pairs


def same_values(name, ours, theirs):
    """Each node's value to nine digits."""
    worst = max((abs(ours[node] - theirs[node]) for node in theirs), default=0)
    check(set(ours) == set(theirs) and worst < 1e-9, f"{name}: {len(ours)} values, the farthest by {worst:.1e}")


def same_groups(name, number, groups):
    """Each number is one group."""
    ours = collections.defaultdict(set)
    for node, group in number.items():
        ours[group].add(node)
    check({frozenset(group) for group in ours.values()} == {frozenset(group) for group in groups}, f"{name}: {len(ours)}")


def measured(graph, measures):
    """Every measure, again."""
    nodes = {node["id"]: node for node in measures["nodes"]}
    of = lambda name: {node: values[name] for node, values in nodes.items()}
    same_values("in degree", of("in_degree"), dict(graph.in_degree()))
    same_values("out degree", of("out_degree"), dict(graph.out_degree()))
    same_values("in weight", of("in_weight"), dict(graph.in_degree(weight="weight")))
    same_values("out weight", of("out_weight"), dict(graph.out_degree(weight="weight")))
    same_values("PageRank", of("pagerank"), networkx.pagerank(graph, weight="weight", tol=1e-15, max_iter=10000))
    same_values("betweenness", of("betweenness"), networkx.betweenness_centrality(graph))
    same_values("closeness", of("closeness"), networkx.closeness_centrality(graph))
    same_groups("components", of("component"), networkx.strongly_connected_components(graph))
    pairs = undirected(graph)
    ours = {node for node, values in nodes.items() if values["articulation"]}
    check(ours == set(networkx.articulation_points(pairs)), f"articulation points: {len(ours)}")
    groups = collections.defaultdict(set)
    for node, values in nodes.items():
        groups[values["community"]].add(node)
    theirs = networkx.community.modularity(pairs, groups.values())
    check(abs(theirs - measures["modularity"]) < 1e-9, f"modularity of our communities: {measures['modularity']:.6f}")
    best = max(networkx.community.modularity(pairs, networkx.community.louvain_communities(pairs, seed=s)) for s in range(5))
    check(measures["modularity"] > best - 0.02, f"as good as the best of five of networkx: {best:.6f}")
    # Hubs are the first vector of A A^T: where that is not the only one, any is right that is one.
    matrix = networkx.to_numpy_array(graph, weight="weight")
    order = list(graph.nodes())
    for name, product in [("hub", matrix @ matrix.T), ("authority", matrix.T @ matrix)]:
        vector = numpy.array([nodes[node][name] for node in order])
        first = numpy.linalg.eigvalsh(product)[-1]
        off = numpy.abs(product @ vector - first * vector).max() / first
        check(abs(vector.sum() - 1) < 1e-9 and off < 1e-6, f"{name}: off the first eigenvector by {off:.1e}")
    hubs, _ = networkx.hits(graph, max_iter=10000, tol=1e-12)
    if numpy.diff(numpy.linalg.eigvalsh(matrix @ matrix.T)[-2:])[0] > 1:
        worst = max(abs(hubs[node] - nodes[node]["hub"]) for node in order)
        check(worst < 1e-6, f"hubs as networkx has them: the farthest by {worst:.1e}")


def chained(program, store, graph):
    """All shortest chains between the ends that are farthest apart, and between some others."""
    lengths = dict(networkx.all_pairs_shortest_path_length(graph))
    pairs = [(source, target) for source in sorted(lengths) for target in sorted(lengths[source]) if source != target]
    pairs.sort(key=lambda pair: -lengths[pair[0]][pair[1]])
    for source, target in pairs[:3] + pairs[len(pairs) // 2 : len(pairs) // 2 + 2]:
        ours = told(program, "network", "routes", "--store", store, "--from", source, "--to", target, "--format", "json")
        ours = {tuple(chain["nodes"]) for chain in json.loads(ours)}
        theirs = {tuple(chain) for chain in networkx.all_shortest_paths(graph, source, target)}
        check(ours == theirs, f"chains {source} to {target}: {len(ours)}")


def plain(value):
    """A list as the formats without lists write it."""
    return " | ".join(value) if isinstance(value, list) else str(value)


def counted(items):
    """How often each attribute has each value."""
    return collections.Counter((name, plain(value)) for data in items for name, value in data.items() if value is not None)


def read_back(program, store, which):
    """Reads each format; gives networkx's graph of the GraphML."""
    text = {name: told(program, "network", which, "--store", store, "--format", name)
            for name in ["graphml", "gexf", "dot", "cytoscape", "csv", "json"]}
    again = told(program, "network", which, "--store", store, "--format", "graphml")
    check(text["graphml"] == again, f"{which}: the same bytes twice")
    graph = networkx.parse_graphml(text["graphml"], force_multigraph=True)
    whole = json.loads(text["json"])
    sizes = len(whole["nodes"]), len(whole["edges"])
    check((len(graph), graph.size()) == sizes, f"{which}: GraphML has {sizes[0]} nodes, {sizes[1]} edges")
    nodes, edges = counted(dict(graph.nodes(data=True)).values()), counted(data for *_, data in graph.edges(data=True))

    elements = json.loads(text["cytoscape"])["elements"]
    bare = lambda data, *own: {name: value for name, value in data.items() if name not in own}
    check(counted(bare(node["data"], "id") for node in elements["nodes"]) == nodes, f"{which}: Cytoscape's nodes")
    check(counted(bare(edge["data"], "id", "source", "target") for edge in elements["edges"]) == edges, f"{which}: Cytoscape's edges")

    gexf = networkx.read_gexf(io.BytesIO(text["gexf"].encode()))
    check((len(gexf), gexf.size()) == sizes, f"{which}: GEXF has as many")
    found = counted(bare(data, "id", "weight", "spells", "start", "end") for *_, data in gexf.edges(data=True))
    found = collections.Counter({key: count for key, count in found.items() if key[0] != "label"})
    check(found == edges, f"{which}: GEXF's edges")
    spells = sum(len(data.get("spells", [])) for *_, data in gexf.edges(data=True))
    years = sum(len(edge["years"]) for edge in whole["edges"])
    check(spells == years, f"{which}: GEXF has {spells} spells")

    rows = list(csv.DictReader(io.StringIO(text["csv"])))
    ends = ["source", "source_label", "source_kind", "target", "target_label", "target_kind"]
    cells = ({name: value for name, value in row.items() if name not in ends and value} for row in rows)
    check(counted(cells) == edges, f"{which}: CSV has {len(rows)} edges")

    if shutil.which("dot"):
        done = subprocess.run(["dot", "-Tdot_json"], input=text["dot"].encode(), capture_output=True)
        read = json.loads(done.stdout)
        check((len(read["objects"]), len(read.get("edges", []))) == sizes, f"{which}: Graphviz has as many")
        count = sum(1 for edge in read["edges"] for name in edge if name not in ["_gvid", "tail", "head", "label"])
        check(count == sum(edges.values()), f"{which}: Graphviz reads {count} attributes of edges")
    else:
        print("skipped: Graphviz is not installed")
    return graph


def on_the_map(program, store, graph):
    """GeoJSON as RFC 7946 has it."""
    whole = json.loads(told(program, "network", "routes", "--store", store, "--format", "geojson"))
    features = whole["features"]
    good = whole["type"] == "FeatureCollection"
    lines = points = 0
    for feature in features:
        good &= feature["type"] == "Feature" and isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        parts = {"Point": lambda c: [[c]], "LineString": lambda c: [c], "MultiLineString": lambda c: c}
        for part in parts[geometry["type"]](geometry["coordinates"]) if geometry else []:
            good &= geometry["type"] == "Point" or len(part) > 1
            good &= all(len(at) == 2 and abs(at[0]) <= 180 and abs(at[1]) <= 90 for at in part)
            good &= all(abs(a[0] - b[0]) <= 180 for a, b in zip(part, part[1:]))
        lines += bool(geometry) and geometry["type"] != "Point"
        points += bool(geometry) and geometry["type"] == "Point"
    check(good, f"GeoJSON holds: {points} points, {lines} lines")
    check(len(features) == len(graph) + graph.size(), f"GeoJSON has {len(features)} features")
    check(all(feature["geometry"] for feature in features), "every place has a point")


def main():
    program, store = sys.argv[1:]
    for which in ["routes", "actors"]:
        graph = read_back(program, store, which)
        measured(simple(graph), json.loads(told(program, "network", which, "--store", store, "--measures", "--format", "json")))
        if which == "routes":
            chained(program, store, simple(graph))
            on_the_map(program, store, graph)
    end()


main()
