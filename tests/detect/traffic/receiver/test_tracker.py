"""Trackers among the receivers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.receiver.parties import Party
from harness.detect.traffic.receiver.tracker import ReceiverMatcher
from harness.detect.traffic.sighting import Leaving, Sighting
from tests.detect.traffic.receiver.message_factory import request, seen_by

OWN = ["lincheng.gov.cn"]


def trackers(url: str, own: list[str] | None = None, lists: list[Path] | None = None) -> list[Sighting]:
    return list(seen_by(ReceiverMatcher(own or OWN, lists or []), request(url, b"{}")))


def test_a_request_to_a_statistics_service_is_a_trackers() -> None:
    (seen,) = trackers("https://ulogs.umeng.com/unify_logs")
    assert (seen.what, seen.seeded, seen.canary) == (Leaving.TRACKER, False, "")
    assert (seen.where, seen.form, seen.flow) == ("host", "umeng", 7)
    assert seen.data["category"] == "statistics"
    assert seen.data["party"] == "third"
    assert seen.data["organisation_zh"] == "阿里巴巴"
    assert seen.data["source"].startswith("https://")


def test_what_no_document_names_is_less_sure_and_says_so() -> None:
    sourced, bare = trackers("https://ulogs.umeng.com/")[0], trackers("https://api.networkbench.com/")[0]
    assert bare.confidence < sourced.confidence
    assert "unverified" in bare.data["source"]


@pytest.mark.parametrize(
    "host",
    [
        "restapi.amap.com",
        "gov-125.cos.ap-guangzhou.myqcloud.com",
        "mapi.alipay.com",
        "img.alicdn.com",
        "api.weixin.qq.com",
        "webim.tim.qq.com",
        "unknown.example.com",
        "203.0.113.7",
        "zwfw.lincheng.gov.cn",
        "localhost",
    ],
)
def test_maps_clouds_payment_and_strangers_are_no_trackers(host: str) -> None:
    assert trackers(f"https://{host}/x") == []


def test_a_first_party_is_never_a_tracker() -> None:
    assert trackers("https://ulogs.umeng.com/", own=["umeng.com"]) == []


def test_a_bucket_belongs_to_the_clouds_customer() -> None:
    matcher = ReceiverMatcher(["gov-125.cos.ap-guangzhou.myqcloud.com"])
    own, other = (matcher.receiver_of(f"{name}.cos.ap-guangzhou.myqcloud.com") for name in ("gov-125", "x-1"))
    assert (own.party, other.party) == (Party.FIRST, Party.THIRD)
    assert own.tenant
    assert other.tenant
    assert other.service is not None
    assert other.service.id == "tencent_cos"


def test_a_receiver_that_nobody_knows_still_has_a_party() -> None:
    found = ReceiverMatcher(OWN).receiver_of("API.Unknown.Example.COM.")
    assert (found.host, found.registrable, found.party, found.service) == (
        "api.unknown.example.com",
        "example.com",
        Party.THIRD,
        None,
    )


def test_an_address_is_said_to_be_one() -> None:
    found = ReceiverMatcher(OWN).receiver_of("203.0.113.7")
    assert found.is_address
    assert found.party is Party.THIRD


def test_a_list_of_the_users_adds_its_own_sighting(tmp_path: Path) -> None:
    path = tmp_path / "chinese.txt"
    path.write_text("||spy.example^\n||umeng.com^\n||lincheng.gov.cn^\n")
    assert [one.form for one in trackers("https://spy.example/t", lists=[path])] == ["list:chinese.txt"]
    assert [one.form for one in trackers("https://ulogs.umeng.com/", lists=[path])] == ["umeng", "list:chinese.txt"]
    assert trackers("https://zwfw.lincheng.gov.cn/", lists=[path]) == []
    assert trackers("https://good.example/", lists=[path]) == []


@settings(deadline=None)  # the suffix list is parsed on first use
@given(st.lists(st.sampled_from(["ulogs.umeng.com", "a.example.com", "s.jpush.cn", "203.0.113.7"]), max_size=30))
def test_the_order_of_requests_changes_nothing(hosts: list[str]) -> None:
    matcher = ReceiverMatcher(OWN)
    forward = {host: [one.form for one in matcher.see(request(f"https://{host}/"), ())] for host in hosts}
    fresh = {
        host: [one.form for one in ReceiverMatcher(OWN).see(request(f"https://{host}/"), ())] for host in set(hosts)
    }
    assert forward == fresh
