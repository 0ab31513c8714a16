"""How much of what a host was sent could be read."""

import random
from itertools import permutations

from harness.detect.traffic.message import Message
from harness.detect.traffic.receiver.opaque import OpaqueMatcher
from harness.detect.traffic.receiver.share import BlindShare, Share, share_of
from tests.detect.traffic.receiver.message_factory import request, seen_by

NOISE = random.Random(5).randbytes(1_000)


def share(message: Message) -> Share:
    return share_of(message, seen_by(OpaqueMatcher(), message))


def test_a_body_of_noise_is_all_blind() -> None:
    assert share(request(body=NOISE)).blind == 1.0


def test_a_readable_body_is_not_blind_at_all() -> None:
    assert share(request(body=b'{"user": "lihua"}')) == Share(17, 0)


def test_nothing_sent_is_nothing_blind() -> None:
    assert share(request()).blind == 0.0


def test_part_of_a_body_is_part_of_the_share() -> None:
    body = b'{"note": "' + b"words " * 200 + b'", "data": "' + NOISE.hex().encode() + b'"}'
    assert 0.5 < share(request(body=body)).blind < 0.7


def test_hosts_are_added_up_in_any_order() -> None:
    messages = [
        request("https://a.example/", NOISE),
        request("https://a.example/", b"x" * 1_000),
        request("https://b.example/", b"hello"),
    ]
    found = []
    for order in permutations(messages):
        blind = BlindShare()
        for message in order:
            blind.add(message, seen_by(OpaqueMatcher(), message))
        found.append((blind.by_host(), blind.whole()))
    assert all(one == found[0] for one in found)
    assert found[0][0]["a.example"].blind == 0.5
    assert found[0][1] == Share(2_005, 1_000)
