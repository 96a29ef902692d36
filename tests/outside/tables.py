#!/usr/bin/env python3
"""Outside judges of the tables: csvw (PyPI) validates every view and question, the statistics and the cells against the metadata
beside them; sdmx1 (PyPI) reads the SDMX-CSV; rows and codes are compared with the views and the codebook.

    tests/outside/tables.py PROGRAM STORE

A judge that is not installed (pip install csvw sdmx1) is left out with a message. Exit 0: all agreed; 1: not.
"""

import collections
import csv
import io
import pathlib
import re
import sys
import tempfile

from judging import check, end, told

QUERIES = pathlib.Path(__file__).parents[2] / "queries"
def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(), newline="")))


def csvw_validates(csvw, path):
    """Whether csvw finds nothing wrong, and finds a row that stands twice and a cell that is no code."""
    def sound(of):
        try:
            metadata = of.with_name(of.name + "-metadata.json")
            validator = csvw.CSVW(str(metadata), validate=True)
            good = validator.is_valid
            return good, "; ".join(str(w.message) for w in validator.warnings)[:300]
        except ValueError as error:
            return False, str(error)[:300]

    good, why = sound(path)
    check(good, f"csvw: {path.name} is as its metadata says {why}")
    text = path.read_bytes()
    lines = text.split(b"\r\n")
    if good and len(lines) > 2 and b'"' not in lines[1]:
        path.write_bytes(text + lines[1] + b"\r\n")
        check(not sound(path)[0], f"csvw: a row that stands twice is found in {path.name}")
        path.write_bytes(text.replace(b"no-mention", b"99", 1))
        check(sound(path)[0] == (b"no-mention" not in text), f"csvw: a cell that is no code is found in {path.name}, if it has one")
        path.write_bytes(text)


def cells_agree(program, store, path):
    """The wide table has the rows of the view `indicators`, and the codebook every column and code."""
    view = csv.DictReader(io.StringIO(told(program, "query", "indicators", "--format", "csv", "--store", store), newline=""))
    long = {(r["report"], f"{r['form']}_{r['leg']}".replace("-", "_")): r["value"] for r in view}
    wide = rows(path)
    turned = {(r["report"], c): v for r in wide for c, v in r.items() if c not in ("report", "country", "country_name", "year")}
    check(long == turned and len(turned) == 28 * len(wide), f"the {len(turned)} cells of {len(wide)} reports are those of the view")
    keys = {(r["country"], r["year"]) for r in wide}
    check(len(keys) == len(wide), "one row a country and year")
    book = collections.defaultdict(set)
    for row in rows(path.with_name("cells-codebook.csv")):
        book[row["column"]].add(row["code"])
    check(set(book) == set(wide[0]), "the codebook has every column and no other")
    wrong = {v for (_, c), v in turned.items() if v not in book[c]}
    check(not wrong, f"every cell is a code of the codebook {wrong or ''}")


def sdmx_is_strict(path):
    """The rules of SDMX-CSV 2.0 that a reader relies on, read from the file alone."""
    observations = rows(path)
    header = list(observations[0])
    check(header[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"], "SDMX-CSV begins with its three columns")
    check(all(r["STRUCTURE"] == "datastructure" and r["ACTION"] == "I" for r in observations), "each row names its structure and action")
    identified = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9_@$-]+\(\d+\.\d+\.\d+\)")
    check(all(identified.fullmatch(r["STRUCTURE_ID"]) for r in observations), "structures are AGENCY:ID(VERSION)")
    keys = header[3:header.index("TIME_PERIOD") + 1]
    code = re.compile(r"[A-Za-z0-9_@$-]+")
    plain = [k for k in keys if k != "TIME_PERIOD"]
    check(all(code.fullmatch(r[k]) for r in observations for k in plain), "each dimension has an id that SDMX allows")
    dated = [bool(r["TIME_PERIOD"]) == ("UNDATED" not in r["STRUCTURE_ID"]) for r in observations]
    check(all(dated), "TIME_PERIOD is there where the structure has it, and only there")
    check(all(re.fullmatch(r"\d{4}", r["TIME_PERIOD"]) for r in observations if r["TIME_PERIOD"]), "periods are years")
    check(all(re.fullmatch(r"-?\d+", r["OBS_VALUE"]) for r in observations), "every observation has a number")
    unique = {(r["STRUCTURE_ID"], *(r[k] for k in keys)) for r in observations}
    check(len(unique) == len(observations), f"the keys of {len(observations)} observations differ")


def sdmx1_reads(csv_reader, path):
    """sdmx1 reads the observations of each structure with the dimensions that it has."""
    from sdmx.model import v30

    text = path.read_text()
    lines = list(csv.reader(io.StringIO(text, newline="")))
    header = lines[0]
    end = header.index("TIME_PERIOD")
    for structure in sorted({line[1] for line in lines[1:]}):
        names = header[3:end] + (["TIME_PERIOD"] if "UNDATED" not in structure else [])
        definition = v30.DataStructureDefinition(id=re.search(r":(.*)\(", structure)[1])
        for name in names:
            definition.dimensions.append(v30.Dimension(id=name))
        definition.measures.append(v30.Measure(id="OBS_VALUE"))
        for name in header[end + 2:]:
            definition.attributes.append(v30.DataAttribute(id=name))
        part = io.StringIO(newline="")
        writer = csv.writer(part)
        dropped = [end] if "TIME_PERIOD" not in names else []
        for line in [header] + [line for line in lines[1:] if line[1] == structure]:
            writer.writerow([cell for at, cell in enumerate(line) if at not in dropped])
        message = csv_reader.Reader().convert(io.BytesIO(part.getvalue().encode()), structure=definition)
        read = [o for data in message.data for o in data.obs]
        want = sum(line[1] == structure for line in lines[1:])
        check(len(read) == want, f"sdmx1 reads {len(read)} observations of {structure}")
        keys = {tuple(v.value for v in o.dimension.values.values()) for o in read}
        check(len(keys) == want and all(len(k) == len(names) for k in keys), f"sdmx1 finds {len(names)} dimensions and no key twice")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, store = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for query in sorted(QUERIES.glob("*.rq")):
            told(program, "query", query.stem, "--format", "csv", "-o", folder / f"{query.stem}.csv", "--store", store)
        told(program, "export", "--format", "sdmx-csv", "-o", folder / "sdmx.csv", "--store", store)
        told(program, "export", "--format", "indicators-csv", "-o", folder / "cells.csv", "--store", store)
        cells_agree(program, store, folder / "cells.csv")
        sdmx_is_strict(folder / "sdmx.csv")
        try:
            import csvw
        except ImportError:
            print("skipped: csvw is not installed (pip install csvw)")
        else:
            for metadata in sorted(folder.glob("*-metadata.json")):
                csvw_validates(csvw, metadata.with_name(metadata.name.removesuffix("-metadata.json")))
        try:
            from sdmx.reader import csv as csv_reader
        except ImportError:
            print("skipped: sdmx1 is not installed (pip install sdmx1)")
        else:
            sdmx1_reads(csv_reader, folder / "sdmx.csv")
    end()


main()
