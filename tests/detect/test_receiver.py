"""Who received, with TLS or without, by name or by bare address."""

from pathlib import Path

import pytest

from harness.detect.receiver import detect_ipv4_literal, detect_plaintext, detect_third_party
from harness.detect.receiver_party import Parties
from tests.detect.recording_factory import HOST, PASSWORD, PERSONA, app, stage


def test_hosts_outside_the_declared_domains_are_third_parties(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for host in (HOST, "api.lincheng.test", "collect.tuiliu-sdk.test", "notlincheng.test"):
        made.request("POST", f"https://{host}/x", {"p": PERSONA.phone})
    found = list(detect_third_party(made.view()))
    assert [one.subject for one in found] == ["collect.tuiliu-sdk.test", "notlincheng.test"]
    assert all(one.data["personal"] == ["phone"] for one in found)


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("www.lincheng.gov.cn", "first"),
        ("lincheng.gov.cn", "first"),
        ("www.other.gov.cn", "third"),
        ("lincheng.gov.cn.evil.com", "third"),
        ("LINCHENG.gov.cn.", "first"),
        ("203.0.113.7", "third"),
        ("198.51.100.4", "first"),
    ],
)
def test_parties_by_registrable_domain(host: str, party: str) -> None:
    parties = Parties(app(first_party_domains=("lincheng.gov.cn", "198.51.100.4"), addresses={}))
    assert parties.party(host) == party


def test_plaintext_tells_what_left_in_the_clear(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("GET", "http://203.0.113.7/ping")
    made.request("GET", f"http://{HOST}/stat?tel={PERSONA.phone}&p={PASSWORD}")
    found = {one.subject: one.data for one in detect_plaintext(made.view())}
    assert found["203.0.113.7"]["personal"] == []
    assert (found[HOST]["personal"], found[HOST]["login"]) == (["phone"], True)


def test_a_host_that_only_sends_on_to_tls_is_told(tmp_path: Path) -> None:
    made = stage(tmp_path)
    flow = made.request("GET", f"http://{HOST}/", answer=b"", status=301)
    assert flow.response is not None
    flow.response.headers["location"] = f"https://{HOST}/"
    (seen,) = detect_plaintext(made.view())
    assert seen.data["only_redirects"] is True


def test_bare_ipv4_addresses_are_found_and_names_and_ipv6_are_not(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for url in ("http://203.0.113.7/ping", f"https://{HOST}/", "http://[2001:db8::1]/", "http://127.0.0.1:8080/"):
        made.request("GET", url)
    assert [one.subject for one in detect_ipv4_literal(made.view())] == ["203.0.113.7"]
