"""The package over the shipped examples: values are compared with what the program itself writes."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import throughline

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAM = os.environ["THROUGHLINE"]


def exported(*arguments):
    out = subprocess.run([PROGRAM, "export", *map(str, arguments)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


@pytest.fixture(scope="module", params=["border", "strike", "merger"])
def story(request):
    return EXAMPLES / request.param


def test_records_are_those_of_the_program(story):
    assert throughline.read(story).records() == exported(story)


def test_evidence_is_a_slice_in_code_points(story):
    dossier = throughline.read(story)
    for record in dossier.records():
        for evidence, words in zip(record.get("evidence", []), dossier.words(record) if "evidence" in record else []):
            assert evidence.get("text", words) == words and words


def test_tables_hold_the_same_values(story):
    dossier = throughline.read(story)
    for kind, count in dossier.types.items():
        arrow, frame, records = dossier.arrow(kind), dossier.pandas(kind), dossier.records(kind)
        assert arrow.num_rows == len(frame) == len(records) == count
        assert list(frame["id"]) == [r["id"] for r in records]
    said = dossier.pandas("statement")
    for row, record in zip(said.to_dict("records"), dossier.records("statement")):
        for field, value in record.items():
            if isinstance(value, (str, int, float, bool)) and field != "type":
                assert row[field] == value, field


def test_threads_change_nothing():
    one, two = (throughline.read(EXAMPLES / "border", threads=n) for n in (1, 2))
    assert one.records() == two.records()


def test_a_store_gives_what_the_paths_give(tmp_path):
    file = tmp_path / "s.db"
    subprocess.run([PROGRAM, "add", EXAMPLES / "border", "--store", file], check=True, capture_output=True)
    stored = throughline.read(store=file)
    assert stored.records() == exported("--store", file)
    with pytest.raises(KeyError, match="no story"):
        throughline.read(store=file, story="story-none")


def test_brief_and_why_say_what_the_program_says(story):
    dossier = throughline.read(story)
    printed = subprocess.run([PROGRAM, "brief", story, "--format", "md"], check=True, capture_output=True, text=True)
    assert dossier.brief("md") == printed.stdout
    record = dossier.records("statement")[0]
    assert dossier.words(record)[0].split()[0] in dossier.why(record["id"])
    assert dossier.brief("html").startswith("<!DOCTYPE html>") or dossier.brief("html").startswith("<!doctype html>")


def test_wrong_asking_is_told():
    with pytest.raises(FileNotFoundError, match="nowhere"):
        throughline.read("nowhere")
    with pytest.raises(ValueError, match="nothing to read"):
        throughline.read()
    with pytest.raises(ValueError, match="profile"):
        throughline.read(EXAMPLES / "border", profile="opera")
    dossier = throughline.read([EXAMPLES / "border"])
    with pytest.raises(KeyError, match="this account has"):
        dossier.arrow("opera")
    with pytest.raises(KeyError):
        dossier.text("none")
    with pytest.raises(ValueError, match="md, html, terminal"):
        dossier.brief("pdf")
