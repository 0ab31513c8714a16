"""Text containers, read back by libraries that had no part in writing them."""

import csv
import io
import random
from email import message_from_bytes
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import orjson
import pytest

from harness.canary.corpus import text_container

FIELDS = {"phone": "19900012345", "n": 7, "deep": {"name": "澹台 & <翀>", "on": True}, "list": ["a", "b"]}
SEEDS = pytest.mark.parametrize("seed", range(12))


@SEEDS
def test_json_says_the_same(seed: int) -> None:
    assert orjson.loads(text_container.json_text(random.Random(seed), FIELDS).content) == FIELDS


@SEEDS
def test_a_form_says_the_same_under_flat_names(seed: int) -> None:
    read = parse_qs(text_container.form(random.Random(seed), FIELDS).content.decode())
    assert read["phone"] == ["19900012345"]
    assert ["澹台 & <翀>"] in read.values()


@SEEDS
def test_a_gbk_form_is_gbk(seed: int) -> None:
    wire = text_container.gbk_form(random.Random(seed), FIELDS)
    assert ["澹台 & <翀>"] in parse_qs(wire.content.decode(), encoding="gb18030").values()


@SEEDS
def test_xml_is_well_formed_and_holds_the_values(seed: int) -> None:
    root = ET.fromstring(text_container.xml(random.Random(seed), FIELDS).content)
    held = [text for node in root.iter() for text in (node.text, *node.attrib.values())]
    assert {"19900012345", "澹台 & <翀>"} <= set(held)


@SEEDS
def test_multipart_parts_are_what_was_put_in(seed: int) -> None:
    wire = text_container.multipart(random.Random(seed), {**FIELDS, "blob": b"\x00\xff\r\n--"})
    mail = message_from_bytes(f"Content-Type: {wire.media}\r\n\r\n".encode() + wire.content)
    parts = {part.get_param("name", header="content-disposition"): part for part in mail.get_payload()}  # type: ignore
    assert parts["blob"].get_payload(decode=True) == b"\x00\xff\r\n--"  # type: ignore[union-attr]
    assert parts["phone"].get_payload() == "19900012345"  # type: ignore[union-attr]


@SEEDS
def test_lines_hold_every_value(seed: int) -> None:
    text = text_container.lines(random.Random(seed), FIELDS).content.decode()
    assert "19900012345" in text
    assert "澹台 & <翀>" in text


@SEEDS
def test_a_table_has_its_names_above_its_cells(seed: int) -> None:
    text = text_container.table(random.Random(seed), FIELDS).content.decode("utf-8-sig")
    between = next(mark for mark in ",;\t" if f'"phone"{mark}' in text)
    (first, *_) = csv.DictReader(io.StringIO(text), delimiter=between)
    assert (first["phone"], first["deep.name"]) == ("19900012345", "澹台 & <翀>")


@SEEDS
def test_entries_are_names_and_values_in_a_list(seed: int) -> None:
    (listed,) = orjson.loads(text_container.entries(random.Random(seed), FIELDS).content).values()
    assert dict(tuple(entry.values()) for entry in listed) == FIELDS
