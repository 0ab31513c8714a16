"""First and third parties by registrable domain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.receiver.parties import Parties, Party, is_local, plain_host, suffixes

CLOUDS = frozenset({"myqcloud.com", "aliyuncs.com"})


@pytest.mark.parametrize(
    ("declared", "host"),
    [
        ("sh.gov.cn", "zwfw.sh.gov.cn"),
        ("zwfw.sh.gov.cn", "static.sh.gov.cn"),
        ("lincheng.test", "duban.lincheng.test"),
        ("https://duban.lincheng.test:8443/app", "LINCHENG.test."),
        ("example.com.cn", "a.b.example.com.cn"),
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8::7", "[2001:db8::7]"),
        ("政务服务.中国", "www.xn--zfra014l3vb.xn--fiqs8s"),
        ("files-125.cos.ap-guangzhou.myqcloud.com", "files-125.cos.ap-guangzhou.myqcloud.com"),
    ],
)
def test_a_host_under_a_declared_name_is_the_first_party(declared: str, host: str) -> None:
    assert Parties([declared], CLOUDS).party(host) is Party.FIRST


@pytest.mark.parametrize(
    ("declared", "host"),
    [
        ("sh.gov.cn", "bj.gov.cn"),
        ("gov.cn", "zwfw.sh.gov.cn"),
        ("lincheng.gov.cn", "lincheng.gov.cn.evil.com"),
        ("lincheng.gov.cn", "notlincheng.gov.cn"),
        ("example.com.cn", "other.com.cn"),
        ("203.0.113.7", "203.0.113.8"),
        ("lincheng.gov.cn", "203.0.113.7"),
        ("files-125.cos.ap-guangzhou.myqcloud.com", "other-126.cos.ap-guangzhou.myqcloud.com"),
        ("myqcloud.com", "other-126.cos.ap-guangzhou.myqcloud.com"),
        ("lincheng.github.io", "other.github.io"),
        ("", "anything.com"),
    ],
)
def test_a_neighbour_is_a_third_party(declared: str, host: str) -> None:
    assert Parties([declared], CLOUDS).party(host) is Party.THIRD


@pytest.mark.parametrize("host", ["localhost", "app.localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]", "0.0.0.0"])
def test_loopback_is_neither(host: str) -> None:
    assert Parties(["lincheng.gov.cn"]).party(host) is Party.LOCAL


@pytest.mark.parametrize("host", ["192.168.1.7", "10.0.2.2", "127.0.0.1.evil.com", "localhost.com", "1.cn"])
def test_what_leaves_the_phone_is_not_local(host: str) -> None:
    assert not is_local(host)


def test_the_self_test_host_is_local() -> None:
    assert is_local("canary.harness.invalid")


@pytest.mark.parametrize(
    ("host", "registrable"),
    [
        ("a.sh.gov.cn", "sh.gov.cn"),
        ("ulogs.umeng.com", "umeng.com"),
        ("a.b.intranet", "b.intranet"),
        ("203.0.113.7", "203.0.113.7"),
        ("b-1.cos.ap-guangzhou.myqcloud.com", "b-1.cos.ap-guangzhou.myqcloud.com"),
    ],
)
def test_the_registrable_name(host: str, registrable: str) -> None:
    assert Parties([], CLOUDS).registrable(host) == registrable


@settings(deadline=None)  # the suffix list is parsed on first use
@given(st.text(max_size=300))
def test_no_host_however_odd_breaks_it(host: str) -> None:
    parties = Parties(["lincheng.gov.cn"], CLOUDS)
    assert parties.party(host) in Party
    assert parties.registrable(host) == parties.registrable(parties.registrable(host)) or not host.isascii()


@settings(deadline=None)  # the suffix list is parsed on first use
@given(st.from_regex(r"[a-z]{1,10}(\.[a-z]{1,10}){0,4}", fullmatch=True))
def test_every_host_is_the_first_party_of_an_app_that_declares_it(host: str) -> None:
    if host not in CLOUDS and not is_local(host):
        assert Parties([host], CLOUDS).party(f"WWW.{host}") is Party.FIRST or "." not in host or _is_suffix(host)


def _is_suffix(host: str) -> bool:
    """A public suffix itself: what stands below it belongs to many."""
    return Parties([]).registrable(f"www.{host}") == f"www.{host}"


def test_a_url_that_is_none_has_no_host() -> None:
    assert plain_host("http://[broken") == ""


def test_suffixes_go_from_the_whole_to_the_top() -> None:
    assert suffixes("a.b.cn") == ["a.b.cn", "b.cn", "cn"]
