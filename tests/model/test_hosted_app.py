import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.hosted_app import HOSTS, Booking, HostedAddress, booked_on, booking_of, hosted_address

WX = "wx0123456789abcdef"
REFERER = f"https://servicewechat.com/{WX}/37/page-frame.html"
WECHAT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.54 MiniProgramEnv/android"


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (f"wechat/{WX}", "wechat"),
        (f"gov-wechat/{WX}", "gov-wechat"),
        ("zhezhengding/5000000001234567", "zhezhengding"),
        ("alipay/2021001234567890", "alipay"),
        ("quick-huawei/cn.gov.yuntai.quick", "quick-huawei"),
    ],
)
def test_a_program_is_named_by_its_host_and_its_id(text: str, host: str) -> None:
    found = hosted_address(text)
    assert found
    assert f"{found.host.key}/{found.app_id}" == text
    assert found.host.key == host


@pytest.mark.parametrize(
    "text", ["cn.gov.yuntai", "wechat/", f"wechat/{WX}0", "wechat/2021001234567890", f"qq/{WX}", ""]
)
def test_anything_else_is_none(text: str) -> None:
    assert hosted_address(text) is None


def test_a_request_is_booked_by_the_referer_that_its_host_sets() -> None:
    assert booked_on(REFERER, WECHAT) == ("wechat", WX)
    assert booked_on(REFERER, "Mozilla/5.0 wxworklocal/2.6.0 MicroMessenger/7.0") == ("gov-wechat", WX)
    assert booked_on(
        "https://2021001234567890.hybrid.alipay-eco.com/2021001234567890/0.2/index.html", "AliApp(AP/10.5)"
    ) == (
        "alipay",
        "2021001234567890",
    )
    assert booked_on("https://2021001234567890.hybrid.alipay-eco.com/", "x TaurusApp y") == (
        "zhezhengding",
        "2021001234567890",
    )
    assert booked_on("https://tmaservice.developer.toutiao.com/?version=1&appid=tt0123456789abcdef", "") == (
        "douyin",
        "tt0123456789abcdef",
    )


def test_a_quick_app_is_booked_by_the_user_agent() -> None:
    agent = "Mozilla/5.0 (Linux; Android 12) hap/1.12/huawei com.huawei.fastapp/14.2.1 cn.gov.yuntai.quick/2.0.1 (x)"
    assert booked_on("", agent) == ("quick-huawei", "cn.gov.yuntai.quick")


def test_what_names_no_program_is_the_hosts() -> None:
    assert booked_on("", WECHAT) is None
    assert booked_on(f"https://evil.test/?r={REFERER}", WECHAT) is None
    assert booked_on("https://servicewechat.com.evil.test/" + WX, WECHAT) is None


def test_a_web_page_inside_a_mini_program_is_booked_by_the_user_agent() -> None:
    agent = f"Mozilla/5.0 (Linux; Android 14; wv) MicroMessenger/8.0.42.2460(0x28002A58) ABI/arm64 miniProgram/{WX}"
    assert booked_on("https://banshi.yuntai.test/h5", agent) == ("wechat", WX)


def ours() -> HostedAddress:
    found = hosted_address(f"wechat/{WX}")
    assert found
    return found


def test_only_what_names_the_program_is_the_programs() -> None:
    other = REFERER.replace("0123", "3210")
    for referer, agent, own, whose in (
        (REFERER, WECHAT, False, Booking.PROGRAM),
        (REFERER, "x wxworklocal/2 MicroMessenger/7", False, Booking.PROGRAM),
        (other, WECHAT, True, Booking.OTHER_PROGRAM),
        (other, f"{WECHAT} miniProgram/{WX}", True, Booking.UNDECIDED),  # it names two
        ("", "MicroMessenger/8.0.54", False, Booking.HOST),
        ("", "MicroMessenger/8.0.54", True, Booking.UNDECIDED),  # to the sponsor's server, by nobody knows whom
        ("", WECHAT, False, Booking.UNDECIDED),  # some program's, by its agent
    ):
        assert booking_of(ours(), referer, agent, to_its_server=own) is whose, (referer, agent)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_header_is_booked_or_not(referer: str, agent: str) -> None:
    booked_on(referer, agent)
    assert booking_of(ours(), referer, agent, to_its_server=False) in Booking
    hosted_address(referer)


def test_every_host_says_what_cannot_be_seen_in_it() -> None:
    assert {"wechat", "gov-wechat", "zhezhengding"} <= HOSTS.keys()
    assert all(host.unseen and host.packages and host.contexts for host in HOSTS.values())


def test_the_screens_of_programs_are_known_by_their_activity_where_the_host_has_one_for_them() -> None:
    wechat, quick = HOSTS["wechat"].screen, HOSTS["quick-xiaomi"].screen
    assert wechat
    assert quick
    for name in (".plugin.appbrand.ui.AppBrandUI", ".plugin.appbrand.ui.AppBrandUI3", ".ui.AppBrandPluginUI"):
        assert wechat.search(name), name
    assert not any(
        wechat.search(name) for name in (".ui.LauncherUI", ".plugin.appbrand.launching.AppBrandLaunchProxyUI")
    )
    assert quick.search("org.hapjs.LauncherActivity$Launcher0")
