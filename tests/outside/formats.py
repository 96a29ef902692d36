#!/usr/bin/env python3
"""Makes the fixtures of tests/formats: one narrative in every format, and a whole annual report as a PDF.

    tests/outside/formats.py PROJECT OUT

writes into OUT, from the project's own texts, the seed as pages in the style of four sites, as PDF of one and two columns
by Chromium and by LibreOffice, and as DOCX; and an annual report of as many countries as the lexicon knows, each with an
invented narrative of tests/narratives under its name. What is not installed is skipped with a line that says so.
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TITLES = re.compile(r"^(\d{4} Trafficking in Persons Report: .*|[A-Z][A-Z’' ,()-]+ \((Tier|TIER|Special) ?.*\))$")


def blocks(text):
    """The blocks of a narrative: (kind, text), kind one of title, heading, item, text."""
    found = []
    for line in text.replace("\u00a0", " ").splitlines():
        line = line.strip()
        if not line:
            continue
        if line.startswith("•"):
            found.append(("item", line.lstrip("• ")))
        elif TITLES.match(line):
            found.append(("title", line))
        elif line.isupper() or (line.endswith(":") and len(line) < 60):
            found.append(("heading", line))
        else:
            found.append(("text", line))
    return found


def markup(found, title="h2", heading="h3", paragraph="p"):
    """The blocks as HTML."""
    out, in_list = [], False
    for kind, text in found:
        if in_list and kind != "item":
            out.append("</ul>")
        if kind == "item" and not in_list:
            out.append("<ul>")
        in_list = kind == "item"
        tag = {"title": title, "heading": heading, "item": "li", "text": paragraph}[kind]
        out.append(f"<{tag}>{html.escape(text)}</{tag.split()[0]}>")
    return "\n".join(out + (["</ul>"] if in_list else []))


def state(found):
    """As state.gov prints it since 2019."""
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>{html.escape(found[0][1])} - United States Department of State</title>
<style>body {{ font: 16px serif }}</style><script>window.dataLayer = ["<p>not text</p>"];</script></head>
<body class="report-template-default single has-sidebar">
<a class="skip-link" href="#content">Skip to content</a>
<section class="usa-banner"><p>An official website of the United States Government. Here's how you know that this is so.</p></section>
<header class="site-header"><nav><ul><li><a href="/policy">Policy Issues</a></li><li><a href="/countries">Countries &amp; Areas</a></li></ul></nav></header>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/reports">Reports</a></div>
<main id="content"><article class="report">
<h1>{html.escape(found[0][1])}</h1>
<div class="report__menu toc"><p>In this section /</p><ul><li><a href="#a">PROSECUTION</a></li><li><a href="#b">PROTECTION</a></li></ul></div>
<div class="entry-content">
{markup(found[1:])}
</div>
<div class="social-share"><ul><li>Share this page on one network</li><li>Share this page on another network</li></ul></div>
<div class="tags"><p>Tags</p><a href="/t">Bureau of one thing</a> <a href="/u">Office of another</a></div>
</article></main>
<aside class="related"><h2>Related reports</h2><p>The Government of Georgia fully meets the minimum standards for the elimination of trafficking, says another page.</p></aside>
<footer><p>The Office of Website Management manages this site as a portal for information from the U.S. State Department.</p></footer>
<div id="cookie-consent" role="dialog"><p>We use cookies so that this site works, and to count how many people read which page of it.</p></div>
</body></html>
"""


def archive(found):
    """As the older archives print it: tables, line breaks, Windows-1252."""
    rows = []
    for kind, text in found[1:]:
        text = html.escape(text)
        rows.append({"text": f"{text}<br />\n<br />", "item": f"&#8226; {text}<br />\n<br />"}.get(kind, f"<b>{text}</b><br />\n<br />"))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>{html.escape(found[0][1])}</title></head><body bgcolor="#ffffff">
<table width="100%"><tr><td width="160" class="nav"><a href="/">Home</a><br><a href="/g">Under Secretary</a><br><a href="/tip">Office to Monitor and Combat Trafficking in Persons</a></td>
<td class="content"><font face="Georgia"><h1>{html.escape(found[0][1])}</h1>
<p>Released on June 4</p>
{chr(10).join(rows)}
</font></td></tr></table>
<div id="footer"><p>External links to other Internet sites should not be construed as an endorsement of the views contained therein.</p></div>
</body></html>
"""


def ecoi(found):
    """As ecoi.net prints it."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(found[0][1])} - ecoi.net</title></head><body>
<nav class="navbar" role="navigation"><a href="/en/">Home</a><a href="/en/search">Search</a></nav>
<main><dl class="metadata"><dt>Source:</dt><dd>USDOS &ndash; US Department of State (Author)</dd><dt>Document ID</dt><dd>2000001</dd></dl>
<h1>{html.escape(found[0][1])}</h1>
<div class="document-body"><div class="d"><div>
{markup(found[1:], title="p", heading="p")}
</div></div></div>
<div class="share"><p>Share or save this document, if you would like to send it to somebody else.</p></div>
</main>
<div class="cookies"><p>ecoi.net uses cookies to make the page work; by going on you agree that they are stored on your device.</p></div>
<footer class="footer"><p>ecoi.net is run by the Austrian Red Cross (department ACCORD) in cooperation with others.</p></footer>
</body></html>
"""


def refworld(found):
    """As refworld prints it."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta charset="utf-8">
<title>Refworld | {html.escape(found[0][1])}</title></head><body>
<div id="header"><ul class="menu"><li><a href="/">Home</a></li><li><a href="/topics">Topics</a></li></ul></div>
<div id="wrapper"><h1>{html.escape(found[0][1])}</h1>
<table class="citation"><tr><td>Publisher</td><td>United States Department of State</td></tr><tr><td>Cite as</td><td>United States Department of State, a report, available at: [accessed today]</td></tr>
<tr><td>Disclaimer</td><td>This is not a UNHCR publication. UNHCR is not responsible for, nor does it necessarily endorse, its content.</td></tr></table>
<div id="content">
{markup(found[1:], title="h4", heading="h5", paragraph='p class="t"')}
</div>
<p class="copyright">Copyright notice: This document is published with the permission of the copyright holder.</p></div>
</body></html>
"""


def printed(body, columns, head=""):
    """A page to be printed."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{head}</title><style>
@page {{ size: A4; margin: 22mm 18mm 20mm }}
body {{ font: 10pt/1.25 "Liberation Serif"; columns: {columns}; column-gap: 8mm; text-align: {'justify' if columns > 1 else 'left'}; hyphens: auto }}
h1 {{ column-span: all; font-size: 15pt }} h2 {{ font-size: 12pt }} h3 {{ font-size: 10.5pt }}
p, ul {{ margin: 0 0 6pt }} .break {{ break-before: page }}
</style></head><body>
{body}
</body></html>
"""


def flat_document(found, columns):
    """A flat OpenDocument text, from which LibreOffice makes PDF and DOCX."""
    def paragraph(kind, text):
        text = html.escape(text)
        if kind in ("title", "heading"):
            return f'<text:h text:style-name="{kind.capitalize()}" text:outline-level="{1 if kind == "title" else 2}">{text}</text:h>'
        if kind == "item":
            return f'<text:list text:style-name="L"><text:list-item><text:p text:style-name="Item">{text}</text:p></text:list-item></text:list>'
        return f'<text:p text:style-name="Body">{text}</text:p>'
    body = "\n".join(paragraph(kind, text) for kind, text in found)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="LS" svg:font-family="&apos;Liberation Serif&apos;"/></office:font-face-decls>
<office:styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" fo:text-align="justify" fo:hyphenation-ladder-count="no-limit"/><style:text-properties style:font-name="LS" fo:font-size="10pt" fo:language="en" fo:country="US" fo:hyphenate="true"/></style:style>
<style:style style:name="Item" style:family="paragraph" style:parent-style-name="Body"/>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/><style:text-properties style:font-name="LS" fo:font-size="13pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.2cm" fo:margin-bottom="0.1cm"/><style:text-properties style:font-name="LS" fo:font-size="10pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.5cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
<style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P">
<style:header><text:p>Trafficking in Persons Report</text:p></style:header><style:footer><text:p><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:section text:style-name="S" text:name="s">
{body}
</text:section></office:text></office:body></office:document>
"""


def countries(project):
    """Names and keys of the lexicon's countries."""
    text = (project / "ontology/lexicon/countries.ttl").read_text()
    found = []
    for block in re.split(r"\n(?=\S)", text):
        key = re.search(r'skos:notation "([A-Z]{3})"', block)
        name = re.search(r'skos:prefLabel "([^"]+)"', block)
        if key and name:
            found.append((name.group(1), key.group(1)))
    return sorted(found)


def annual(project, keys):
    """The annual report: contents, an introduction, a table, the narratives, annexes."""
    sources = sorted((project / "tests/narratives").glob("*.txt"))
    held = {"PRT-2018", "GMB-2019", "TGO-2005"}
    texts = []
    for source in sources:
        if source.stem in held:
            continue
        found = [b for b in blocks(source.read_text()) if b[0] != "title"]
        text = [b for b in found if b[0] == "text" and len(b[1]) > 200]
        texts.append([t[1] for t in text[:4]])
    tiers = ["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3"]
    out = ["<h1>2026 Trafficking in Persons Report</h1>", "<p>This invented report was made for a test.</p>", '<div class="break"><h2>CONTENTS</h2>']
    out += [f"<div>{html.escape(name)} ..... {number + 3}</div>" for number, (name, _) in enumerate(keys)]
    out.append('</div><div class="break"><h2>TIER PLACEMENTS</h2><p>Countries stand in tiers, and this page says so.</p>')
    out += [f"<div>{html.escape(name)}</div>" for name, _ in keys[:40]] + ["</div>"]
    for number, (name, key) in enumerate(keys):
        tier = tiers[number % 4]
        head = f"{name.upper()} ({tier})" if number % 3 else f"{name.upper()}: {tier}"
        pick = texts[number % len(texts)]
        mark = f"The mark of this country is {key.lower()}mark{number}."
        sentence = f"The Government of {name} does not fully meet the minimum standards for the elimination of trafficking. {name} remained on {tier}. {mark}"
        out.append(f"<h2>{html.escape(head)}</h2><p>{html.escape(sentence)}</p>")
        for heading, text in zip(["PROSECUTION", "PROTECTION", "PREVENTION"], [pick[number // len(texts) % len(pick)]]):
            out.append(f"<h3>{heading}</h3><p>{html.escape(text[:420].rsplit('. ', 1)[0])}.</p>")
    out.append('<div class="break"><h2>RELEVANT INTERNATIONAL CONVENTIONS</h2>' + "".join(f"<div>{html.escape(name)} X X</div>" for name, _ in keys[:60]) + "</div>")
    return "\n".join(out)


def chromium(page, out):
    """Prints a page with a running head and numbers."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        print(f"skipped: chromium is not installed; {out.name} is not made")
        return
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "report.html"
        source.write_text(page)
        subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-pdf-tagging", f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", source.as_uri()], check=True, capture_output=True, timeout=300)


def libreoffice(document, out):
    """Converts a flat document to what the ending of `out` says."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        print(f"skipped: libreoffice is not installed; {out.name} is not made")
        return
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "report.fodt"
        source.write_text(document)
        kind = out.suffix[1:]
        subprocess.run([program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=300)
        shutil.move(pathlib.Path(folder) / f"report.{kind}", out)


def main():
    project, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    found = blocks((project / "seeds/AZE-2025.txt").read_text())
    (out / "state.html").write_text(state(found))
    (out / "archive.html").write_bytes(archive(found).encode("windows-1252"))
    (out / "ecoi.html").write_text(ecoi(found))
    (out / "refworld.html").write_text(refworld(found))
    for columns in (1, 2):
        chromium(printed(markup(found), columns, "Trafficking in Persons Report"), out / f"chromium-{columns}.pdf")
        libreoffice(flat_document(found, columns), out / f"libreoffice-{columns}.pdf")
    libreoffice(flat_document(found, 1), out / "libreoffice.docx")
    chromium(printed(annual(project, countries(project)), 2), out / "annual.pdf")


main()
