#!/usr/bin/env python3
"""Makes the corpora of the fuzz targets from the project's own texts and from tests/formats."""

import gzip
import io
import pathlib
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def put(target, name, content):
    folder = ROOT / "fuzz/corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


seed = (ROOT / "seeds/AZE-2025.txt").read_bytes()[:3000]
formats = ROOT / "tests/formats"
for page in ["state", "archive", "ecoi", "refworld"]:
    put("html", page, (formats / f"{page}.html").read_bytes()[6:5000])
for pdf in ["chromium-2", "libreoffice-2"]:
    put("pdf", pdf, (formats / f"{pdf}.pdf").read_bytes()[9:])
put("pdf", "tiny", b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n4 0 obj\n<</Length 60>>stream\nBT /F 12 Tf 50 700 Td (KENYA \\(Tier 2\\)) Tj 0 -20 Td (Text.) Tj ET\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n")
with zipfile.ZipFile(formats / "libreoffice.docx") as docx:
    for member in ["word/document.xml", "word/numbering.xml", "docProps/core.xml"]:
        put("docx", pathlib.Path(member).stem, docx.read(member)[:6000])
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("KEN-2020.txt", seed)
    archive.writestr("b/KEN-2021.txt.gz", gzip.compress(seed))
put("archive", "zip", packed.getvalue())
put("archive", "gzip", gzip.compress(seed, mtime=0))
put("archive", "docx", (formats / "libreoffice.docx").read_bytes())
put("archive", "utf16", seed.decode().encode("utf-16"))
put("sentences", "seed", seed)
put("sentences", "digest", b"KENYA (Tier 2)\n\ncurrent situation: Kenya is a source country; women are exploited; a third (2020)\n\ntier rating: Tier 2 - it \xe2\x80\x9cdid.\xe2\x80\x9d No.")
