"""What each network detector says of small recordings: shares, names, literals, broken IPv6, differences, fallback."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from harness.detect.network.broken_ipv6 import detect_broken_ipv6
from harness.detect.network.fallback import detect_fallback
from harness.detect.network.family_difference import detect_family_difference, quality
from harness.detect.network.family_share import detect_family_share, detect_name_without_ipv6
from harness.detect.network.literal import detect_literal_connection
from harness.detect.network.network_detectors import DETECTORS, detect_on_network
from harness.detect.network.network_observation import seen as observation
from harness.detect.network.network_proof import detect_network_proved
from harness.model.observation import Kind, Observation
from tests.detect.network.network_factory import OWN, at, pairs, view
from tests.detect.network.packet_factory import connection, resolved

OWN6, OWN4 = "2001:db8:5::10", "198.18.0.16"
CDN4, CDN64 = "198.18.0.17", "2001:db8:64::c612:11"
NAMES = [resolved(OWN, "a", [OWN4]), resolved(OWN, "aaaa", [OWN6]), resolved("cdn.test", "a", [CDN4])]
NO_AAAA = resolved("cdn.test", "aaaa")
USUAL = [*at(20, [*NAMES, NO_AAAA]), *at(21, connection(OWN6, 443, 1, 3000)), *at(22, connection(CDN4, 443, 2, 1000))]


def detected(detect: Any, *arguments: Any, **more: Any) -> list[Observation]:
    one = view(*arguments, **more)
    assert one is not None
    return list(detect(one))


def by_subject(found: Iterable[Observation]) -> dict[str, Observation]:
    return {one.subject: one for one in found}


def test_a_proved_network_is_told_with_what_stood_in_the_way(tmp_path: Path) -> None:
    (one,) = detected(detect_network_proved, tmp_path, "ipv6-only", without=())
    assert (one.kind, one.subject, one.data["proxied"], one.data["packets"]) == (
        Kind.NETWORK_PROVED,
        "ipv6-only",
        True,
        True,
    )


@pytest.mark.parametrize("detect", DETECTORS)
def test_a_network_that_did_not_prove_itself_shows_nothing(detect: Any, tmp_path: Path) -> None:
    broken = pairs(OWN, why="timed out")
    assert detected(detect, tmp_path, packets=USUAL, ok=False, probes=broken) == []


def test_shares_are_of_bytes_connections_and_names(tmp_path: Path) -> None:
    found = by_subject(detected(detect_family_share, tmp_path, packets=USUAL))
    six, four = 4 * 60 + 3000, 4 * 40 + 1000
    assert found["bytes"].data["share"] == round(six / (six + four), 4)
    assert found["bytes"].data["first_party_share"] == 1.0
    assert found["connections"].data["share"] == 0.5
    assert found["names"].data["share"] == 0.5
    assert found["bytes"].data["minutes"] == 1.0


def test_a_proxy_or_another_network_gives_no_share(tmp_path: Path) -> None:
    assert detected(detect_family_share, tmp_path / "a", packets=USUAL, without=()) == []
    assert detected(detect_family_share, tmp_path / "b", "ipv6-black-hole", packets=USUAL) == []


def test_a_name_without_aaaa_is_told_with_its_party(tmp_path: Path) -> None:
    (one,) = detected(detect_name_without_ipv6, tmp_path, packets=USUAL)
    assert (one.subject, one.data["party"], one.data["connections"]) == ("cdn.test", "third", 1)
    assert one.data["bytes"] == 4 * 40 + 1000


def test_what_dns64_made_is_no_aaaa(tmp_path: Path) -> None:
    packets = at(20, [resolved("cdn.test", "aaaa", [CDN64])])
    (one,) = detected(detect_name_without_ipv6, tmp_path, "ipv6-nat64", packets, nat64="2001:db8:64::/96")
    assert one.subject == "cdn.test"


def test_a_name_that_nobody_knows_is_not_the_apps_fault(tmp_path: Path) -> None:
    packets = at(20, [resolved("gone.test", kind, exists=False) for kind in ("a", "aaaa")])
    assert detected(detect_name_without_ipv6, tmp_path, packets=packets) == []


def test_an_address_without_a_name_is_a_literal(tmp_path: Path) -> None:
    packets = [*USUAL, *at(23, connection("203.0.113.7", 80, 3)), *at(24, connection("203.0.113.7", 80, 4))]
    (one,) = detected(detect_literal_connection, tmp_path, packets=packets)
    assert (one.subject, one.data["connections"]) == ("203.0.113.7", 2)


def test_ipv6_that_never_succeeds_where_ipv4_does_is_broken(tmp_path: Path) -> None:
    found = detected(detect_broken_ipv6, tmp_path, probes=pairs(OWN, why="timed out"))
    assert {one.kind for one in found} == {Kind.IPV6_PROBED, Kind.IPV6_BROKEN}
    broken = next(one for one in found if one.kind is Kind.IPV6_BROKEN)
    assert (broken.data["success6"], broken.data["success4"], broken.direct) == (0, 10, True)


def test_one_lost_connection_in_ten_is_no_proof(tmp_path: Path) -> None:
    probes = pairs(OWN)
    probes[0]["why"] = "timed out"
    assert [one.kind for one in detected(detect_broken_ipv6, tmp_path, probes=probes)] == [Kind.IPV6_PROBED]


def test_a_host_that_is_down_over_both_is_not_broken_over_one(tmp_path: Path) -> None:
    probes = [one | {"why": "refused"} for one in pairs(OWN)]
    assert [one.kind for one in detected(detect_broken_ipv6, tmp_path, probes=probes)] == [Kind.IPV6_PROBED]


def test_a_name_without_aaaa_is_not_broken(tmp_path: Path) -> None:
    assert detected(detect_broken_ipv6, tmp_path, probes=pairs(OWN, why="no address")) == []


def test_the_apps_own_vain_attempts_show_it_too_but_less(tmp_path: Path) -> None:
    packets = [*at(20, NAMES[:2]), *at(21, connection(OWN6, 443, 1, answered=False))]
    (one,) = detected(detect_broken_ipv6, tmp_path, "ipv6-only", packets, without=())
    assert (one.kind, one.subject, one.direct) == (Kind.IPV6_BROKEN, OWN, False)


def test_a_black_hole_breaks_everything_and_shows_nothing_of_the_app(tmp_path: Path) -> None:
    packets = [*at(20, NAMES[:2]), *at(21, connection(OWN6, 443, 1, answered=False))]
    assert detected(detect_broken_ipv6, tmp_path, "ipv6-black-hole", packets) == []


@pytest.mark.parametrize(
    ("over6", "what", "weaker"),
    [
        ({"tls_version": "TLSv1.2"}, ["tls"], True),
        ({"verified": False, "certificate": "other"}, ["certificate_verified", "certificate"], True),
        ({"status": 404, "body_sha256": "x"}, ["status", "body_sha256"], False),
    ],
)
def test_what_differs_is_named(tmp_path: Path, over6: dict[str, Any], what: list[str], weaker: bool) -> None:
    found = detected(detect_family_difference, tmp_path, probes=pairs(OWN, **over6))
    differs = next(one for one in found if one.kind is Kind.IPV6_DIFFERS)
    assert (differs.data["what"], differs.data["weaker"]) == (what, weaker)


def test_content_that_changes_by_itself_is_not_compared(tmp_path: Path) -> None:
    probes = [one | {"body_sha256": str(number)} for number, one in enumerate(pairs(OWN))]
    found = detected(detect_family_difference, tmp_path, probes=probes)
    assert [one.kind for one in found] == [Kind.IPV6_QUALITY]


def test_quality_is_the_ratio_of_medians_and_two_good_ones_are_equal() -> None:
    def timed(*times: float) -> list[dict[str, Any]]:
        return [{"first_byte_ms": one} for one in times]

    assert quality(timed(150, 160, 900), timed(100, 100, 100))["ratio"] == 0.6
    assert quality(timed(40, 45, 50), timed(10, 10, 10))["ratio"] == 0.0
    assert quality(timed(), timed(1))["pairs"] == 0
    six, four = [{"connect_ms": 90, "first_byte_ms": 102}], [{"connect_ms": 60, "first_byte_ms": 100}]
    assert quality(six, four)["ratio"] == 0.5  # the worse of both


def test_the_delay_runs_from_the_first_vain_attempt_to_the_first_connection(tmp_path: Path) -> None:
    packets = [
        *at(20, NAMES[:2]),
        *at(21, connection(OWN6, 443, 1, answered=False)),
        *at(21.3, connection(OWN4, 443, 2)),
    ]
    (one,) = detected(detect_fallback, tmp_path, "ipv6-black-hole", packets)
    assert one.data["fell_back"] is True
    assert one.data["delay_ms"] == pytest.approx(310, abs=2)


def test_an_app_that_never_falls_back_is_told(tmp_path: Path) -> None:
    packets = [*at(20, NAMES[:2]), *at(21, connection(OWN6, 443, 1, answered=False))]
    (one,) = detected(detect_fallback, tmp_path, "ipv6-black-hole", packets)
    assert one.data["fell_back"] is False
    assert "delay_ms" not in one.data


def test_words_in_observations_are_masked(tmp_path: Path) -> None:
    one = view(tmp_path)
    assert one is not None
    shown = observation(one, Kind.IPV6_DIFFERS, "19912345678.test", {"what": ["19912345678"]}, file="f", locator="l")
    assert "19912345678" not in str(shown)


def test_all_detectors_are_asked(tmp_path: Path) -> None:
    from harness.detect.masking.mask import Masker
    from harness.recording.reader import Recording

    view(tmp_path, packets=USUAL, probes=pairs(OWN))
    recording = Recording.open(tmp_path / "attempt-1")
    found = list(detect_on_network(recording, Masker(recording.persona, ())))
    assert {one.kind for one in found} >= {
        Kind.NETWORK_PROVED,
        Kind.FAMILY_SHARE,
        Kind.NAME_WITHOUT_IPV6,
        Kind.IPV6_QUALITY,
    }
