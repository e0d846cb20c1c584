"""Each export opened by a program that people use, and its values compared with the records.

    python tests/exports/open.py target/release/throughline examples/border
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

binary, *paths = sys.argv[1:]
out = pathlib.Path(tempfile.mkdtemp(prefix="throughline-"))


def export(name, file=None):
    target = out / (file or f"account.{name}")
    subprocess.run([binary, "export", *paths, "-q", "--format", name, "-o", target], check=True)
    return target


records = [json.loads(line) for line in export("jsonl").open(encoding="utf-8")]
of = lambda kind: [r for r in records if r["type"] == kind]
counts = Counter(r["type"] for r in records)
texts = lambda kind, field: Counter(r[field] for r in of(kind) if r[field] is not None)


def csv_in_python_and_pandas():
    import pandas

    folder = export("csv", "csv")
    for kind, n in counts.items():
        with (folder / f"{kind}.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert [r["id"] for r in rows] == [r["id"] for r in of(kind)], kind
        frame = pandas.read_csv(folder / f"{kind}.csv", dtype=str, keep_default_na=False)
        assert len(frame) == n and list(frame["id"]) == [r["id"] for r in of(kind)], kind
    meetings = pandas.read_csv(folder / "meeting.csv", dtype=str)
    assert list(meetings["when.earliest"].fillna("")) == [r["when"]["earliest"] or "" for r in of("meeting")]
    return f"{len(counts)} tables, {sum(counts.values())} rows"


def parquet_in_duckdb():
    import duckdb

    folder = export("parquet", "parquet")
    for kind, n in counts.items():
        assert duckdb.sql(f"select count(*), count(id) from '{folder}/{kind}.parquet'").fetchall() == [(n, n)], kind
    got = duckdb.sql(f"select id, stance, \"when.latest\" from '{folder}/position.parquet' order by id").fetchall()
    assert got == sorted((r["id"], r["stance"], r["when"]["latest"]) for r in of("position"))
    spans = duckdb.sql(f"select id, \"start\", \"end\", exact from '{folder}/time.parquet'").fetchall()
    assert sorted(spans) == sorted((r["id"], r["start"], r["end"], r["exact"]) for r in of("time"))
    types = dict((r[0], r[1]) for r in duckdb.sql(f"describe select * from '{folder}/time.parquet'").fetchall())
    assert types["start"] == "BIGINT" and types["exact"] == "VARCHAR", types
    return f"{len(got)} positions, {len(spans)} times with typed columns"


def graphs_in_networkx():
    import networkx

    one, two = networkx.read_graphml(export("graphml")), networkx.read_gexf(export("gexf"))
    assert set(one.nodes) == set(two.nodes) and one.number_of_edges() == two.number_of_edges()
    flat = lambda words: " ".join(words.split())
    stances = Counter((flat(d["words"]), d["stance"]) for *_, d in one.edges(data=True) if d.get("kind") == "position")
    wanted = Counter((flat(r["evidence"][0]["exact"]), r["stance"]) for r in of("position") if r["party"])
    assert set(stances) == set(wanted), set(stances) ^ set(wanted)
    return f"{one.number_of_nodes()} nodes, {one.number_of_edges()} edges, {len(stances)} stances"


def calendar_in_icalendar():
    import icalendar

    calendar = icalendar.Calendar.from_ical(export("ics").read_bytes())
    events = calendar.walk("VEVENT")
    meetings = {r["id"]: r for r in of("meeting")}
    for event in events:
        assert not event.errors, event.errors
        meeting = meetings[str(event["UID"]).removesuffix("@throughline")]
        assert str(event["DTSTART"].dt) == meeting["when"]["earliest"]
        assert (event["DTEND"].dt - event["DTSTART"].dt).days >= 1
        assert int(event["SEQUENCE"]) == len(meeting["history"]) - 1
        words = " ".join(meeting["evidence"][0]["exact"].split())[:60]
        assert words in str(event["DESCRIPTION"]), words
    assert events, "no meeting has a day"
    return f"{len(events)} meetings"


def feeds_in_feedparser():
    import feedparser

    atom = feedparser.parse(export("atom").read_bytes())
    feed = json.loads(export("jsonfeed").read_text(encoding="utf-8"))
    assert not atom.bozo, atom.get("bozo_exception")
    assert [e.id for e in atom.entries] == [i["id"] for i in feed["items"]]
    assert all(e.updated_parsed and e.title for e in atom.entries)
    known = {r["id"] for r in records}
    assert all(e.id.removeprefix("urn:throughline:") in known for e in atom.entries)
    return f"{len(atom.entries)} entries"


def entities_in_followthemoney():
    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    kinds, names = Counter(), set()
    for line in export("ftm").open(encoding="utf-8"):
        data = json.loads(line)
        entity = EntityProxy.from_dict(data, cleaned=False)
        model.get(entity.schema.name).validate(data)
        lost = {p for p, v in data["properties"].items() if v and not entity.get(p)}
        assert not lost, (data["schema"], lost)
        kinds[entity.schema.name] += 1
        names.update(entity.names)
    people = {r["name"] for r in of("entity") if r["kind"] == "person"}
    assert people <= names, people - names
    return ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())


# What the Web Annotation model (W3C, 2017) asks of an annotation with text selectors.
SELECTOR = {
    "oneOf": [
        {"properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}, "prefix": {"type": "string"}, "suffix": {"type": "string"}}, "required": ["type", "exact"]},
        {"properties": {"type": {"enum": ["TextPositionSelector", "DataPositionSelector"]}, "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}}, "required": ["type", "start", "end"]},
    ]
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging"]},
        "body": {"type": "object", "required": ["type"]},
        "target": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["source", "selector"], "properties": {"selector": {"type": "array", "minItems": 1, "items": SELECTOR}}}},
    },
}


def annotations_by_their_schema():
    import jsonschema

    page = json.loads(export("annotations").read_text(encoding="utf-8"))
    assert page["type"] == "AnnotationPage" and page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    check = jsonschema.Draft202012Validator(ANNOTATION)
    spans = Counter()
    for item in page["items"]:
        check.validate(item)
        for target in item["target"]:
            at = {s["type"]: s for s in target["selector"]}
            quote, place = at["TextQuoteSelector"], at["TextPositionSelector"]
            spans[(item["id"].removeprefix("urn:throughline:"), place["start"], place["end"], quote["exact"])] += 1
    wanted = Counter((r["id"], e["start"], e["end"], e["exact"]) for r in records for e in r.get("evidence", []))
    assert spans == wanted, (spans - wanted, wanted - spans)
    return f"{len(page['items'])} annotations, {sum(spans.values())} targets"


for check in [csv_in_python_and_pandas, parquet_in_duckdb, graphs_in_networkx, calendar_in_icalendar, feeds_in_feedparser, entities_in_followthemoney, annotations_by_their_schema]:
    print(f"{check.__name__.replace('_', ' ')}: {check()}")
