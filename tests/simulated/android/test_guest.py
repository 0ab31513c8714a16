"""The stand-in host sets what real hosts set: the program is booked on its AppID, the host on none."""

import asyncio
import base64
from typing import Any, cast

import cv2
import pytest

from harness.model.hosted_app import Booking, HostedAddress, booking_of, hosted_address
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.guest import HOME, Guest
from harness.simulated.android.host_page import host_page
from harness.simulated.android.models import model_named
from harness.simulated.handset.dialogs import Choice

URL = "https://banshi.yuntai.test/"
PROGRAMS = (
    "wechat/wx0123456789abcdef",
    "gov-wechat/wx0123456789abcdef",
    "zhezhengding/5000000001234567",
    "baidu/abcdefghijklmnopqrstuvwx",
    "douyin/tt0123456789abcdef",
    "quick-xiaomi/cn.gov.yuntai.banshi",
)


def address(text: str) -> HostedAddress:
    found = hosted_address(text)
    assert found
    return found


def guest(text: str) -> Guest:
    device = AndroidDevice.new(model_named("plain"), 34, "SIM34PLAIN", rooted=False)
    return Guest(device, address(text), URL, "云台通办")


class Page:
    """What the guest tells the engine about its page."""

    def __init__(self) -> None:
        self.agent = self.referer = self.aside_agent = self.loaded = ""
        self.cleared: list[str] = []
        self.page = self

    async def call(self, method: str, wish: Any = None) -> None:
        if method == "Emulation.setUserAgentOverride":
            self.agent = str(wish["userAgent"])
        elif method == "Network.setExtraHTTPHeaders":
            self.referer = str(wish["headers"].get("Referer", ""))
        elif method == "Storage.clearDataForOrigin":
            self.cleared.append(str(wish["origin"]))

    async def aside(self, script: str, agent: str) -> None:
        self.aside_agent = agent

    async def load(self, url: str) -> int:
        self.loaded = url
        return 1


@pytest.mark.parametrize("text", PROGRAMS)
def test_the_programs_requests_are_its_own_and_the_hosts_are_not(text: str) -> None:
    made, page = guest(text), Page()
    asyncio.run(made.settle_in(cast(Any, page)))
    own = booking_of(address(text), page.referer, page.agent, to_its_server=False)
    asyncio.run(made.enter(cast(Any, page)))
    programs = booking_of(address(text), page.referer, page.agent, to_its_server=False)
    aside = booking_of(address(text), "", page.aside_agent, to_its_server=False)
    assert (own, programs, aside) == (Booking.HOST, Booking.PROGRAM, Booking.HOST)
    assert page.loaded == URL


def test_only_the_hosts_own_page_opens_and_forgets_the_program() -> None:
    made, page = guest(PROGRAMS[0]), Page()
    made.granted["获取你的位置信息"] = True
    asyncio.run(made.said(cast(Any, page), "forget"))
    assert page.cleared == ["https://banshi.yuntai.test"]
    assert made.granted == {}
    assert made.activity == HOME
    asyncio.run(made.said(cast(Any, page), "open"))
    assert made.inside
    asyncio.run(made.said(cast(Any, page), "forget"))
    assert len(page.cleared) == 1


@pytest.mark.parametrize(("said", "opens"), [("https://mp.test/?appid=wx0123456789abcdef", True), ("https://x", False)])
def test_a_scanned_code_opens_the_program_that_it_names(said: str, opens: bool) -> None:
    made, page = guest(PROGRAMS[0]), Page()
    code = cv2.QRCodeEncoder.create().encode(said)
    large = cv2.resize(code, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    code = cv2.copyMakeBorder(large, 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=[255])
    picture = base64.b64encode(cv2.imencode(".png", code)[1].tobytes()).decode()
    asyncio.run(made.said(cast(Any, page), f"scan:{picture}"))
    assert made.inside is opens
    asyncio.run(guest(PROGRAMS[0]).said(cast(Any, page), "scan:no picture"))


def test_the_host_asks_once_for_each_purpose_and_its_user_says() -> None:
    made, asked = guest(PROGRAMS[0]), []
    made.inside = True

    async def ask(package: str, message: str, rows: list[Choice]) -> str:
        asked.append((package, message))
        return "no"

    for _ in range(2):
        assert not asyncio.run(made.may(ask, ["android.permission.ACCESS_FINE_LOCATION"]))
    assert asked == [("com.tencent.mm", "云台通办 申请\n获取你的位置信息")]
    assert asyncio.run(made.may(ask, ["android.permission.READ_EXTERNAL_STORAGE"]))


def test_a_link_that_names_another_program_is_not_taken() -> None:
    made = guest(PROGRAMS[0])
    assert made.takes("weixin://dl/business/?appid=wx0123456789abcdef")
    assert not made.takes("weixin://dl/business/?appid=wxffffffffffffffff")
    assert not made.takes("javascript:wx0123456789abcdef")


def test_the_hosts_page_holds_no_text_as_markup() -> None:
    page = base64.b64decode(host_page("微信", "<b>云台</b>").partition("base64,")[2]).decode()
    assert "<b>" not in page
