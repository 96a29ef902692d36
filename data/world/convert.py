#!/usr/bin/env python3
"""Makes world.json and points.tsv from world-atlas; run once, kept so that anyone can do it again.

    npm pack world-atlas@2.0.2 i18n-iso-countries@7.14.0 && unpack both
    pip install shapely
    python3 convert.py ATLAS/countries-50m.json ISO/codes.json ../../ontology/lexicon/countries.ttl

Borders are simplified arc by arc, so that two neighbours still share one line. Islands that would not be seen at the size of
a page are left out, but never the largest part of a country. The point of a country is the one farthest from its borders.
"""
import json
import math
import re
import sys

from shapely import maximum_inscribed_circle
from shapely.geometry import LineString, Polygon

TOLERANCE = 0.07  # degrees
SMALLEST = 0.06  # square degrees
STEPS = 50  # parts of a degree

# What the atlas draws without a number, and under which key the program knows it.
UNNUMBERED = {"Kosovo": "XKX", "N. Cyprus": "place:northern-cyprus", "Somaliland": "place:somaliland"}
# Countries and areas that the atlas does not draw apart, by hand: longitude, latitude.
BY_HAND = {
    "ATA": (0.0, -80.0), "BES": (-68.27, 12.18), "BVT": (3.41, -54.42), "CCK": (96.83, -12.16), "CXR": (105.64, -10.48), "GIB": (-5.35, 36.14),
    "GLP": (-61.5, 16.2), "GUF": (-53.1, 3.9), "MTQ": (-61.0, 14.65), "MYT": (45.16, -12.82), "REU": (55.53, -21.13),
    "SJM": (16.6, 78.6), "TKL": (-171.85, -9.2), "TUV": (179.19, -8.52), "UMI": (166.62, 19.28), "PSE": (35.25, 31.95),
    "place:abkhazia": (41.0, 43.0), "place:south-ossetia": (44.0, 42.35), "place:crimea": (34.2, 45.3),
    "place:donbas": (38.2, 48.2), "place:transnistria": (29.6, 46.9), "place:nagorno-karabakh": (46.7, 39.85),
    "place:golan-heights": (35.78, 33.0), "place:kashmir": (75.5, 34.2), "place:abyei": (28.4, 9.6),
    "place:netherlands-antilles": (-68.9, 12.15),
}
# Where the middle of the largest part is not where one looks for the country.
BETTER = {"USA": (-98.6, 39.6), "RUS": (60.0, 58.5), "CAN": (-100.0, 56.0), "NOR": (9.0, 61.3), "FRA": (2.4, 46.6), "CHN": (104.0, 35.5),
          "KIR": (172.98, 1.42), "FJI": (178.0, -17.8), "SLB": (160.1, -9.6), "PRT": (-8.2, 39.6), "CHL": (-70.9, -33.6),
          "IDN": (113.5, -1.0), "MYS": (102.2, 3.9), "PHL": (121.8, 15.6), "NZL": (172.6, -42.0), "JPN": (138.0, 36.1)}


def main():
    atlas = json.load(open(sys.argv[1]))
    alpha3 = {number: code for _, code, number, *_ in json.load(open(sys.argv[2]))}
    known = re.findall(r'skos:notation "([^"]+)"', open(sys.argv[3]).read())
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(line)

    def ring(indices, source):
        points = []
        for index in indices:
            line = source[index] if index >= 0 else source[~index][::-1]
            points += line[1:] if points else line
        return points

    def area(points):
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))) / 2

    used, shapes, points = set(), [], {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        key = alpha3.get(shape.get("id")) or UNNUMBERED.get(shape["properties"]["name"], "")
        if key == "ATA":
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        polygons = [polygon[0] for polygon in polygons]  # Holes are other countries, which are drawn over it.
        polygons.sort(key=lambda polygon: -area(ring(polygon, arcs)))
        if key and key not in points:
            inside = maximum_inscribed_circle(Polygon(ring(polygons[0], arcs)).buffer(0), tolerance=0.01)
            points[key] = inside.coords[0]
        kept = [polygon for at, polygon in enumerate(polygons) if at == 0 or area(ring(polygon, arcs)) > SMALLEST]
        used.update(index if index >= 0 else ~index for polygon in kept for index in polygon)
        shapes.append({"key": key, "rings": kept})
    number = {old: new for new, old in enumerate(sorted(used))}
    lines = []
    for old in sorted(used):
        simple = LineString(arcs[old]).simplify(TOLERANCE) if len(arcs[old]) > 2 else LineString(arcs[old])
        if arcs[old][0] == arcs[old][-1] and len(simple.coords) < 5:
            simple = LineString(arcs[old]).simplify(TOLERANCE / 10)
        flat, before = [], (0, 0)
        for x, y in simple.coords:
            here = (round(x * STEPS), round(y * STEPS))
            flat += [here[0] - before[0], here[1] - before[1]]
            before = here
        lines.append(flat)
    # What is smaller than a step has no outline; its point is enough.
    points_of = {}
    for old, line in zip(sorted(used), lines):
        x = y = 0
        points_of[old] = []
        for dx, dy in zip(line[::2], line[1::2]):
            x, y = x + dx, y + dy
            points_of[old].append((x, y))
    for shape in shapes:
        shape["rings"] = [indices for indices in shape["rings"] if len(set(ring(indices, points_of))) > 2]
        shape["rings"] = [[number[i] if i >= 0 else ~number[~i] for i in indices] for indices in shape["rings"]]
    shapes.sort(key=lambda shape: shape["key"])
    with open("world.json", "w") as out:
        out.write('{"steps":%d,\n"arcs":[\n' % STEPS)
        out.write(",\n".join(json.dumps(line, separators=(",", ":")) for line in lines))
        out.write('\n],\n"shapes":[\n')
        out.write(",\n".join(json.dumps(shape, separators=(",", ":")) for shape in shapes))
        out.write("\n]}\n")
    points.update(BY_HAND)
    points.update(BETTER)
    missing = sorted(set(known) - set(points))
    if missing:
        sys.exit(f"no point for {missing}")
    with open("points.tsv", "w") as out:
        out.write("# Made by convert.py. A country or area by its key, longitude and latitude in degrees.\n")
        for key in sorted(set(known)):
            lon, lat = points[key]
            out.write(f"{key}\t{math.floor(lon * 100 + 0.5) / 100:g}\t{math.floor(lat * 100 + 0.5) / 100:g}\n")


main()
