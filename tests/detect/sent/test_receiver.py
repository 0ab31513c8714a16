"""Who received, with TLS or without, by name or by bare address."""

from pathlib import Path

from harness.detect.sent.receiver import detect_ipv4_literal, detect_plaintext, detect_third_party
from tests.detect.recording_factory import HOST, PASSWORD, PERSONA, stage


def test_hosts_outside_the_declared_domains_are_third_parties(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for host in (HOST, "api.lincheng.test", "collect.tuiliu-sdk.test", "notlincheng.test"):
        made.request("POST", f"https://{host}/x", {"p": PERSONA.phone})
    found = list(detect_third_party(made.view()))
    assert [one.subject for one in found] == ["collect.tuiliu-sdk.test", "notlincheng.test"]
    assert all(one.data["personal"] == ["phone"] for one in found)


def test_who_stands_behind_a_third_party_is_told_where_it_is_known(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", "https://alog.umeng.com/app_logs", {"a": 1})
    made.request("POST", "https://nobody-knows.test/x", {"a": 1})
    known, unknown = detect_third_party(made.view())
    assert (known.data["category"], known.data["tracker"]) == ("statistics", True)
    assert known.data["organisation_zh"]
    assert known.data["sdk"]
    assert not {"organisation", "sdk", "category"} & set(unknown.data)


def test_what_never_leaves_the_phone_has_no_receiver(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", "http://127.0.0.1:8899/x", {"p": PERSONA.phone})
    view = made.view()
    assert not [*detect_third_party(view), *detect_plaintext(view)]


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


def test_data_sent_on_the_way_to_tls_did_leave(tmp_path: Path) -> None:
    made = stage(tmp_path)
    flow = made.request("GET", f"http://{HOST}/?tel={PERSONA.phone}", answer=b"", status=301)
    assert flow.response is not None
    flow.response.headers["location"] = f"https://{HOST}/"
    (seen,) = detect_plaintext(made.view())
    assert (seen.data["only_redirects"], seen.data["personal"]) == (False, ["phone"])


def test_a_certificate_s_status_is_asked_for_in_the_clear_by_design(tmp_path: Path) -> None:
    made = stage(tmp_path)
    made.request("POST", "http://ocsp.ca.test/", b"0", headers={"content-type": "application/ocsp-request"})
    assert not list(detect_plaintext(made.view()))


def test_bare_ipv4_addresses_are_found_and_names_and_ipv6_are_not(tmp_path: Path) -> None:
    made = stage(tmp_path)
    for url in ("http://203.0.113.7/ping", f"https://{HOST}/", "http://[2001:db8::1]/", "http://127.0.0.1:8080/"):
        made.request("GET", url)
    assert [one.subject for one in detect_ipv4_literal(made.view())] == ["203.0.113.7"]
