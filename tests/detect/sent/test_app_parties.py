"""First or third party by what an app's file declares, its own addresses included."""

import pytest

from harness.detect.sent.app_parties import own_hosts, parties_of
from tests.detect.recording_factory import app

DECLARED = app(first_party_domains=("lincheng.gov.cn", "198.51.100.4"), addresses={"browser": "https://h5.duban.cn/a"})


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("www.lincheng.gov.cn", "first"),
        ("lincheng.gov.cn", "first"),
        ("img.duban.cn", "first"),
        ("www.other.gov.cn", "third"),
        ("lincheng.gov.cn.evil.com", "third"),
        ("LINCHENG.gov.cn.", "first"),
        ("203.0.113.7", "third"),
        ("198.51.100.4", "first"),
        ("127.0.0.1", "local"),
    ],
)
def test_parties_by_registrable_domain(host: str, party: str) -> None:
    assert parties_of(DECLARED).party(host) == party


def test_a_package_is_no_host() -> None:
    assert own_hosts(app(first_party_domains=("a.cn",), addresses={"android": "cn.lincheng.duban"})) == ("a.cn",)
