"""A page of traps in real Chromium: whatever is tried, by whatever way, what the deny list names is never touched."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from harness.devices.browser import BrowserSession
from harness.devices.deny_list import DenyList
from harness.drive.app_session import AppSession
from harness.model.faults import StepFailed
from harness.model.screen import Box, UiNode
from tests.drive.paper_phone import PaperWitness, app, step
from tests.end_to_end.one_browser import Site, browser_on

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(120)]

# Each has `id`; what it would do is done by `did(id)`, on the earliest event there is.
TRAPS = {
    "plain": "<button>立即支付</button>",
    "spaced": "<button>支 \u200b付</button>",
    "wide": "<button>ｐａｙ ｎｏｗ</button>",
    "spread": "<button><b>注</b><i>销</i>账号</button>",
    "aria": "<button aria-label='删除'>×</button>",
    "labelled-by": "<span id=word hidden>删除</span><button aria-labelledby=word>×</button>",
    "title": "<a href='#' title='退出登录'>⎋</a>",
    "alt": "<button><img alt='拨打电话' width=20 height=20></button>",
    "svg": "<button><svg width=20 height=20><title>发送</title><rect width=20 height=20 /></svg></button>",
    "icon": "<button><i class='icon icon-trash' style='display:inline-block;width:20px;height:20px'></i></button>",
    "generated": "<style>.gone::before{content:'清空'}</style><button class=gone></button>",
    "nested": "<div onclick='0'>提交申请<p><span class=inner>详情</span></p></div>",
    "unmarked": "<div class=quiet><em>购买</em> <span class=inner>❯</span></div>",
    "hidden-part": "<button>继续<span style='position:absolute;left:-9999px'>并支付</span></button>",
    "own": "<button>领取优惠</button>",
    "call": "<a href='tel:12345'>联系我们</a>",
    "leave": "<a href='#/user/logout'>再见</a>",
    "shadow": "<my-button></my-button>",
    "closed": "<shut-button></shut-button>",
    "canvas": "<canvas role=button tabindex=0 width=90 height=30></canvas>",
    "picture": "<b class=inner tabindex=0 style='display:block;height:30px;background:url(/btn_pay.png)'></b>",
    "slider": "<div style='width:300px'>滑动确认支付<span class=inner tabindex=0>›</span></div>",
    "range": "<input type=range class=inner aria-label='滑动支付' value=0>",
    "focused": "<i class=inner tabindex=0 role=button>立即支付</i>",
}
PAGE = """<!doctype html><meta charset=utf-8><title>traps</title>
<style>body>div,a{display:block;padding:6px}button{min-width:30px;min-height:24px}</style>
<p>请先登录 <button id=harmless>更多</button></p>TRAPS
<form id=chat action="/sent"><input id=words name=words><button>发送</button></form>
<form id=quiet action="/sent"><input id=search name=search aria-label="搜索"><button>查询</button></form>
<div id=talk><input id=line aria-label="消息"><button id=fly aria-label="发送">↑</button></div>
<form id=bare action="/sent"><input id=bareline name=bare></form>
<script>
  window.dids = [];
  const did = (name) => dids.push(name);
  customElements.define("my-button", class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = "<button>确认删除</button>"; }
  });
  customElements.define("shut-button", class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: "closed" }).innerHTML = "<button>确认删除</button>"; }
  });
  const HEARD = ["touchstart", "touchmove", "touchend", "pointerdown", "mousedown", "click", "dblclick", "contextmenu",
    "pointerover", "mouseover", "focusin",
    "keydown", "input", "change"];
  for (const name of HEARD) {
    addEventListener(name, (event) => {
      const trap = event.target.closest && event.target.closest("[data-trap]");
      if (trap) did(trap.dataset.trap);
      if (event.target.id === "harmless" && name === "click") did("harmless");
      if (event.target.id === "fly") did("fly");
    }, true);
  }
  document.getElementById("line").addEventListener("keydown", (event) => { if (event.key === "Enter") did("line"); });
</script>""".replace("TRAPS", "".join(f"<div data-trap={name} id={name}>{html}</div>" for name, html in TRAPS.items()))


NEXT = "<!doctype html><meta charset=utf-8><title>next</title><p>下一页</p>"
FRAMED = "<!doctype html><meta charset=utf-8><body onclick='top.postMessage(0, \"*\")'><button>立即支付</button>"


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BrowserSession, Site]]:
    site = Site({"/": PAGE, "/sent": "<!doctype html><meta charset=utf-8>已发送", "/framed": FRAMED, "/next": NEXT})
    with browser_on(site, tmp_path_factory.mktemp("traps")) as session:
        session.deny(DenyList(own=("优惠",)))
        yield session, site


def opened(trapped: tuple[BrowserSession, Site]) -> BrowserSession:
    session, site = trapped
    session.deny(DenyList(own=("优惠",)))
    session.open_app()
    site.asked.clear()
    return session


def dids(session: BrowserSession) -> list[str]:
    told = session.evaluate("return window.dids")
    return list(told) if isinstance(told, list) else []


INNER = {"shadow": "my-button", "closed": "shut-button", "canvas": "canvas"} | dict.fromkeys(
    ("nested", "unmarked", "picture", "slider", "range", "focused"), ".inner"
)


def control_of(name: str) -> str:
    inner = INNER.get(name, "button,a")
    return f"document.querySelector('#{name}').querySelector('{inner}')"


def by_tap(session: BrowserSession, name: str) -> None:
    """As the explorer and every scenario: the node of the tree, whatever text it would be given."""
    css = control_of(name).split("querySelector('")[-1].rstrip("')")
    path = f"//*[@id='{name}']//*[{' or '.join(_xpath(part) for part in css.split(','))}]"
    session.tap(UiNode("button", "更多", Box(0, 0, 10, 10), clickable=True, locator=path))


def _xpath(css: str) -> str:
    return f"contains(@class,'{css[1:]}')" if css.startswith(".") else f"local-name()='{css}'"


def by_place(session: BrowserSession, name: str) -> None:
    """A finger at coordinates, past every locator."""
    script = (
        f"const e = {control_of(name)}; e.scrollIntoView({{block: 'center'}}); const b = e.getBoundingClientRect();"
    )
    x, y = session.evaluate(script + "return [b.left + b.width / 2, b.top + b.height / 2]")
    session.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
    session.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    for kind in ("mousePressed", "mouseReleased"):
        session.cdp("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def by_script(session: BrowserSession, name: str) -> None:
    inner = f"({control_of(name)}.shadowRoot || {control_of(name)}.parentElement).querySelector('*')"
    session.evaluate(f"{control_of(name)}.click(); if ({control_of(name)}.shadowRoot) {inner}.click()")


def by_driver(session: BrowserSession, name: str) -> None:
    """The driver itself, without the device's words."""
    driver: Any = session.driver
    driver.execute_script(
        f"{control_of(name)}.dispatchEvent(new MouseEvent('click', {{bubbles: true, composed: true}}))"
    )


def by_push(session: BrowserSession, name: str) -> None:
    """A finger that stays for a while and is drawn to the right, as over "slide to pay"."""
    script = (
        f"const e = {control_of(name)}; e.scrollIntoView({{block: 'center'}}); const b = e.getBoundingClientRect();"
    )
    x, y = session.evaluate(script + "return [b.left + Math.min(b.width / 2, 9), b.top + b.height / 2]")
    session.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
    for far in (30, 90, 200):
        session.cdp("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": x + far, "y": y}])
    session.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])


def by_keys(session: BrowserSession, name: str) -> None:
    """The keys that press what has the focus. What takes none is pressed in no other way than by hand."""
    session.evaluate(f"{control_of(name)}.focus()")
    if name in ("closed", "nested", "unmarked", "shadow"):
        return by_place(session, name)
    for key in (Keys.ENTER, Keys.SPACE, Keys.ARROW_RIGHT):
        session.driver.switch_to.active_element.send_keys(key)
    return None


WAYS: Mapping[str, Callable[[BrowserSession, str], None]] = {
    "tap": by_tap,
    "place": by_place,
    "script": by_script,
    "driver": by_driver,
    "push": by_push,
    "keys": by_keys,
}


@pytest.mark.parametrize("way", WAYS)
def test_no_trap_is_sprung(trapped: tuple[BrowserSession, Site], way: str) -> None:
    session = opened(trapped)
    for name in TRAPS:
        with contextlib.suppress(StepFailed, WebDriverException):
            WAYS[way](session, name)
        assert dids(session) == [], f"{name} by {way}"
        assert session.stopped(), f"{name} by {way}"


@pytest.mark.parametrize("source", ["/framed", "http://other.test/framed"])
def test_what_stands_in_a_frame_is_not_touched_either(trapped: tuple[BrowserSession, Site], source: str) -> None:
    session = opened(trapped)
    script = (
        "addEventListener('message', () => did('frame')); const f = document.createElement('iframe'); f.id = 'held';"
    )
    session.evaluate(f"{script} f.src = '{source}'; document.body.prepend(f); return new Promise((r) => f.onload = r)")
    x, y = session.evaluate("const b = document.getElementById('held').getBoundingClientRect(); return [b.left, b.top]")
    session.tap(UiNode("button", "", Box(0, 0, 9, 9), clickable=True, locator="//*[@id='held']"))
    for kind in ("mousePressed", "mouseReleased"):
        session.cdp("Input.dispatchMouseEvent", type=kind, x=x + 30, y=y + 20, button="left", clickCount=1)
    session.settle(300)
    assert dids(session) == []


@pytest.mark.parametrize(
    "script", ["location = 'tel:12345'", "location.assign('weixin://dl')", "location.replace('alipays://x')"]
)
def test_no_script_calls_pays_or_opens_another_app(trapped: tuple[BrowserSession, Site], script: str) -> None:
    session = opened(trapped)
    session.evaluate(script)
    session.settle(300)
    assert session.stopped()


def test_going_back_sends_no_form_again(trapped: tuple[BrowserSession, Site]) -> None:
    session = opened(trapped)
    session.evaluate("const f = document.getElementById('quiet'); f.method = 'post'; f.requestSubmit()")
    session.settle()
    session.evaluate("location.href = '/next'")
    session.settle()
    session.back()
    session.settle(600)
    assert [path for path in trapped[1].asked if path.startswith("/sent")] == ["/sent"]


def test_what_opens_in_another_window_comes_into_the_app_s_own(trapped: tuple[BrowserSession, Site]) -> None:
    """A page behind another window is hidden, and a tap on it would wait until the driver's time is up."""
    session = opened(trapped)
    session.evaluate(
        "document.getElementById('harmless').outerHTML = '<a id=harmless target=_blank href=/next>更多</a>'"
    )
    session.tap(UiNode("link", "更多", Box(0, 0, 10, 10), clickable=True, locator="//*[@id='harmless']"))
    assert (len(session.driver.window_handles), session.tree().url.endswith("/next")) == (1, True)
    session.back()
    session.tap(UiNode("text", "请先登录", Box(0, 0, 10, 10), locator="//p"))


def test_what_is_harmless_goes_through(trapped: tuple[BrowserSession, Site]) -> None:
    session = opened(trapped)
    session.tap(UiNode("button", "更多", Box(0, 0, 10, 10), clickable=True, locator="//*[@id='harmless']"))
    assert dids(session) == ["harmless"]
    assert session.stopped() == ()
    session.driver.find_element(By.XPATH, "//*[@id='search']").send_keys("社保" + Keys.ENTER)
    session.settle()
    assert any(path.startswith("/sent?search=") for path in trapped[1].asked)


@pytest.mark.parametrize("field", ["words", "line"])
def test_the_enter_key_sends_nothing(trapped: tuple[BrowserSession, Site], field: str) -> None:
    session = opened(trapped)
    session.type_text(UiNode("input", "消息", Box(0, 0, 9, 9), field="text", locator=f"//*[@id='{field}']"), "你好\n")
    session.driver.find_element(By.XPATH, f"//*[@id='{field}']").send_keys("再说" + Keys.ENTER)
    session.settle(400)
    assert (dids(session), trapped[1].asked) == ([], [])


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('#chat').requestSubmit()",
        "document.querySelector('#chat').submit()",
        "HTMLFormElement.prototype.submit.call(document.querySelector('#chat'))",
        "document.querySelector('#chat button').click()",
        "document.querySelector('#words').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))",
        "document.querySelector('#fly').click()",
    ],
)
def test_a_form_is_not_submitted_by_script(trapped: tuple[BrowserSession, Site], script: str) -> None:
    session = opened(trapped)
    session.evaluate(script)
    session.settle(400)
    assert (dids(session), trapped[1].asked) == ([], [])


def test_the_page_cannot_lift_the_guard(trapped: tuple[BrowserSession, Site]) -> None:
    session = opened(trapped)
    session.evaluate(
        "String.prototype.normalize = () => ''; Element.prototype.matches = () => false; delete window.harnessGuard"
    )
    assert session.evaluate("return typeof window.harnessGuard") == "undefined"
    by_script(session, "plain")
    assert dids(session) == []


def test_a_step_of_the_app_file_may_do_what_it_names_and_nothing_more(trapped: tuple[BrowserSession, Site]) -> None:
    session = opened(trapped)
    subject = app(deny_texts=("优惠",))
    made = AppSession(subject, session, PaperWitness(), {}, ())
    with made.exploring(), pytest.raises(StepFailed, match="支付"):
        made.do(step("tap", text="立即支付"))
    with pytest.raises(StepFailed, match="优惠"):
        made.do(step("tap", text="领取优惠"))
    made.do(step("tap", text="立即支付"))
    assert set(dids(session)) == {"plain"}
    by_script(session, "spread")
    assert set(dids(session)) == {"plain"}
    made.do(step("type", field="消息", text="测试"))
    made.do(step("tap", text="更多"))
    by_script(session, "plain")
    assert set(dids(session)) == {"plain", "harmless"}
    tenant = AppSession(replace(subject, allow_texts=("发送",)), session, PaperWitness(), {}, ())
    with tenant.exploring():
        tenant.do(step("tap", text="发送"))
    session.settle()
    assert trapped[1].asked
