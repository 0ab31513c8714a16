"""Tokens and packets, taken apart by their specifications."""

import base64
import json
import random

import pytest

from harness.canary.corpus import framing
from harness.canary.corpus.wire import Wire


def test_a_token_has_readable_claims() -> None:
    head, claims, mac = framing.jwt(random.Random(1), {"phone": "19900012345"}).content.split(b".")
    read = json.loads(base64.urlsafe_b64decode(claims + b"=="))
    assert read["phone"] == "19900012345"
    assert json.loads(base64.urlsafe_b64decode(head + b"=="))["alg"] == "HS256"
    assert len(base64.urlsafe_b64decode(mac + b"=")) == 32


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", [10, 200, 20_000])
def test_a_publish_packet_ends_with_its_payload(seed: int, size: int) -> None:
    payload = b"x" * size
    packet = framing.mqtt_publish(random.Random(seed), Wire(payload, "", ("json",))).content
    assert packet[0] >> 4 == 3
    length, shift, at = 0, 0, 1
    while True:
        length |= (packet[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if not packet[at - 1] & 0x80:
            break
    assert length == len(packet) - at
    topic = int.from_bytes(packet[at : at + 2])
    rest = packet[at + 2 + topic :]
    assert rest.endswith(payload)
    before = rest[2 if packet[0] & 6 else 0 : -size]
    assert not before or before[0] == len(before) - 1  # version 5: properties, with their length


def test_a_connect_packet_counts_its_bytes() -> None:
    packet = framing.mqtt_connect(random.Random(1))
    assert packet[0] == 0x10
    assert packet[1] == len(packet) - 2
