"""XML, vCards, NMEA, JSON web tokens, addresses, escapes."""

import base64
import json
import zlib

import pytest

from harness.detect.traffic.ladder.escapes import opened_escapes
from harness.detect.traffic.ladder.jwt import opened_jwt
from harness.detect.traffic.ladder.nmea import opened_nmea
from harness.detect.traffic.ladder.opened import Opened, nameless
from harness.detect.traffic.ladder.text_reading import containers, read_text
from harness.detect.traffic.ladder.unfold import unfold
from harness.detect.traffic.ladder.url import opened_url
from harness.detect.traffic.ladder.vcard import opened_vcard
from harness.detect.traffic.ladder.xml_tree import opened_xml
from tests.detect.traffic.ladder.requests import request, values


def named(opened: Opened | None) -> list[tuple[str, str]]:
    assert opened is not None
    return list(zip(opened.names(), opened.values, strict=True))


def test_xml_gives_texts_and_attributes() -> None:
    text = '<?xml version="1.0"?><r a="1"><p>13812345678</p><p>x<b>y</b>z</p><![CDATA[raw]]></r>'
    assert named(opened_xml(text)) == [
        ("r.a", "1"),
        ("r.p", "13812345678"),
        ("r.p[1]", "x"),
        ("r.p[1].b", "y"),
        ("r.p[1]", "z"),
        ("r", "raw"),
    ]


def test_xml_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]><r>&a;&f;</r>'
    assert opened_xml(bomb) is None


def test_broken_xml_gives_what_stands_before_the_break() -> None:
    assert named(opened_xml("<r><p>13812345678</p><q>")) == [("r.p", "13812345678")]


def test_gpx_points_have_latitude_and_longitude_side_by_side() -> None:
    opened = opened_xml('<gpx xmlns="http://a.test"><trk><trkseg><trkpt lat="30.1" lon="120.2"/></trkseg></trk></gpx>')
    assert opened is not None
    assert opened.steps == ("gpx",)
    assert named(opened)[1:] == [("gpx.trk.trkseg.trkpt.lat", "30.1"), ("gpx.trk.trkseg.trkpt.lon", "120.2")]


def test_vcards_unfold_and_unescape() -> None:
    text = "BEGIN:VCARD\r\nFN:李\r\n 华\r\nitem1.TEL;TYPE=CELL:138-1234-5678\r\nNOTE:a\\, b\r\nEND:VCARD\r\n"
    text += "BEGIN:VCARD\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=\r\n=A0\r\nEND:VCARD"
    assert named(opened_vcard(text)) == [
        ("[0].FN", "李华"),
        ("[0].TEL", "138-1234-5678"),
        ("[0].NOTE", "a, b"),
        ("[1].FN", "张"),
    ]


def test_nmea_becomes_decimal_degrees() -> None:
    text = (
        "$GPGGA,034412.00,3016.4451,N,12009.3042,E,1,08,0.9,12.3,M,,M,,*47\r\n"
        "$GNRMC,034413,A,3016.4500,S,12009.3100,W,0.1,,020326,,,A*6B"
    )
    assert named(opened_nmea(text)) == [
        ("[0].lat", "30.274085"),
        ("[0].lng", "120.155070"),
        ("[1].lat", "-30.274167"),
        ("[1].lng", "-120.155167"),
    ]
    assert opened_nmea("$GPGGA,,,,") is None


def token(payload: dict[str, object]) -> str:
    parts = (json.dumps(one).encode() for one in ({"alg": "HS256"}, payload))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + ".c2ln"


def test_tokens_show_their_claims() -> None:
    assert ("claims.phone", "13812345678") in named(opened_jwt(f"Bearer {token({'phone': '13812345678'})}"))
    assert opened_jwt("eyJ.no.token") is None
    assert opened_jwt("eyJ" * 200_000) is None


def test_addresses_show_query_and_fragment() -> None:
    found = named(opened_url("https://a.test/p%20q?lat=30.1&n=%E5%BC%A0#/x?uid=7"))
    assert {("query.lat", "30.1"), ("query.n", "张"), ("fragment.uid", "7"), ("url", "https://a.test/p q")} <= set(
        found
    )
    assert opened_url("see https://a.test/?x=1 for more") is None
    assert opened_url("https://a.test/") is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [("%E5%BC%A0", "张"), ("%25E5", "%E5"), ("%u5F20x", "张x"), ("\\u5f20\\u4e09", "张三"), ("\\ud83d\\ude00", "😀")],
)
def test_escapes_come_undone_once(text: str, plain: str) -> None:
    assert named(opened_escapes(text)) == [("", plain)]


def test_text_without_escapes_is_none() -> None:
    assert opened_escapes("100% of \\users") is None


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "a sentence of plain words",
        "2026-03-02 12:30:00",
        "d41d8cd98f00b204e9800998ecf8427e",
        "a=b",
        "/index?",
        "<3",
        "[1]",
    ],
)
def test_plain_values_are_no_containers(text: str) -> None:
    opened = read_text(text)
    assert opened is None or opened.values in (["1"], ["b"])


def test_candidates_are_few() -> None:
    assert containers(["13812345678", '{"a":1}', "x", "a%20b"], '13812345678\n{"a":1}\nx\na%20b') == [1, 3]
    assert nameless() == ("",)


def test_claims_that_the_header_calls_packed_are_unpacked() -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(b'{"phone": "13812345678", "os": "android"}') + squeeze.flush()
    header, claims = (
        base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (b'{"alg": "none", "zip": "DEF"}', packed)
    )
    body = json.dumps({"token": f"{header}.{claims}."}).encode()
    assert "13812345678" in values(unfold(request(body, "application/json")))
