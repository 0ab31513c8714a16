"""Ways round the deny list in real Chromium: a harmless control is tapped, and the page does the rest by script.

Whatever it does, no form with a denied button is sent, nothing is called, written to or paid, and the next tap is
answered: a browser that asks, unseen, whether another app may be opened answers nothing any more.
"""

import json
from collections.abc import Iterator

import pytest

from harness.devices.browser import BrowserSession
from harness.devices.deny_list import DenyList
from harness.model.screen import Box, UiNode
from tests.end_to_end.one_browser import Site, browser_on

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(120)]
DENIED, HARMLESS = "提交", "查询"


def form(word: str) -> str:
    sent = "http://app.test/sent"
    return f"<form id=f action={sent} method=post><input name=words value=1><button>{word}</button></form>"


def page_that_sends(word: str) -> str:
    return f"<!doctype html><meta charset=utf-8>{form(word)}<script>document.getElementById('f').submit()</script>"


def first_page(word: str) -> str:
    told = ", ".join(json.dumps(text).replace("</", "<\\/") for text in (form(word), page_that_sends(word)))
    return f"""<!doctype html><meta charset=utf-8><title>ways</title>
<p>正文 <button id=go>继续</button></p><div id=place></div>
<script>
  const [FORM, SENDS] = [{told}];
  const frame = (made = () => {{}}) => {{
    const held = document.createElement("iframe");
    made(held);
    document.body.append(held);
    return held;
  }};
  const inside = () => {{
    const shown = frame().contentDocument;
    shown.body.innerHTML = FORM;
    return shown;
  }};
  const written = (shown) => {{ shown.open(); shown.write(FORM); shown.close(); return shown; }};
  const link = (href, target = "") => Object.assign(document.createElement("a"), {{ href, target, textContent: "好" }});
  const blob = () => URL.createObjectURL(new Blob([SENDS], {{ type: "text/html" }}));
  const refreshed = (url) => {{
    const meta = Object.assign(document.createElement("meta"), {{ httpEquiv: "refresh", content: "0;url=" + url }});
    document.head.append(meta);
  }};
</script>"""


# A form that would be sent, in every place where the listeners of the page do not reach of themselves.
SENT = {
    "blank frame": "inside().forms[0].submit()",
    "blank frame, asked": "inside().forms[0].requestSubmit()",
    "blank frame, clicked": "inside().querySelector('button').click()",
    "blank frame, later": "const d = inside(); setTimeout(() => d.forms[0].submit(), 200)",
    "written frame": "written(frame().contentDocument).forms[0].submit()",
    "written frame, clicked": "written(frame().contentDocument).querySelector('button').click()",
    "source document": "frame((f) => { f.srcdoc = SENDS })",
    "sandbox": "frame((f) => { f.sandbox = 'allow-scripts allow-forms'; f.srcdoc = SENDS })",
    "data frame": "frame((f) => { f.src = 'data:text/html,' + encodeURIComponent(SENDS) })",
    "blob frame": "frame((f) => { f.src = blob() })",
    "script frame": "frame((f) => { f.src = 'javascript:' + JSON.stringify(SENDS) })",
    "frame of the site": "frame((f) => { f.src = '/sends' })",
    "frame of another site": "frame((f) => { f.src = 'http://other.test/sends' })",
    "object": "document.body.append(Object.assign(document.createElement('object'), { data: '/sends' }))",
    "embed": "document.body.append(Object.assign(document.createElement('embed'), { src: '/sends' }))",
    "next page": "location = '/sends'",
    "next page, refreshed": "refreshed('/sends')",
    "window": "written(window.open('').document).forms[0].submit()",
    "window, clicked": "written(window.open('').document).querySelector('button').click()",
    "window, later": "const w = window.open(''); w.document.write(FORM);"
    " setTimeout(() => w.document.forms[0].submit(), 200)",
    "window of a page": "window.open('/sends')",
    "window without opener": "window.open('/sends', '_blank', 'noopener')",
    "window of a blob": "window.open(blob())",
    "window of a frame": "frame().contentWindow.open('/sends')",
    "link to a window": "document.body.appendChild(link('/sends', '_blank')).click()",
    "link that stands nowhere": "link('/sends', '_blank').click()",
    "rewritten": "written(document).forms[0].submit()",
    "rewritten, asked": "written(document).forms[0].requestSubmit()",
    "rewritten, clicked": "written(document).querySelector('button').click()",
    "rewritten, later": "written(document); setTimeout(() => document.querySelector('button').click(), 200)",
    "timer": "place.innerHTML = FORM; setTimeout(() => f.requestSubmit(), 200)",
    "button outside": "place.innerHTML = FORM; const b = f.querySelector('button');"
    " b.setAttribute('form', 'f'); place.append(b); f.submit()",
    "input called submit": "place.innerHTML = FORM; f.elements[0].name = 'submit';"
    " HTMLFormElement.prototype.submit.call(f)",
    "borrowed": "place.innerHTML = FORM; frame().contentWindow.HTMLFormElement.prototype.submit.call(f)",
    "moved": "document.body.append(inside().forms[0]); document.forms[0].submit()",
    "into a blank frame": "place.innerHTML = '<iframe name=held></iframe>' + FORM; f.target = 'held'; f.submit()",
    "into a loaded frame": "place.innerHTML = '<iframe name=held src=/next></iframe>' + FORM; f.target = 'held';"
    " setTimeout(() => f.submit(), 300)",
    "into a window": "place.innerHTML = FORM; f.target = '_blank'; f.submit()",
    "closed root": "const r = place.attachShadow({ mode: 'closed' }); r.innerHTML = FORM;"
    " r.querySelector('form').submit()",
    "closed root, clicked": "const r = place.attachShadow({ mode: 'closed' }); r.innerHTML = FORM;"
    " r.querySelector('button').click()",
    "label": "place.innerHTML = FORM.replace('<button>', '<label for=b>好</label><button id=b hidden>');"
    " place.querySelector('label').click()",
    "renamed for the moment": "place.innerHTML = FORM; const b = f.querySelector('button');"
    " b.textContent = ' '; b.title = '提交'; f.submit()",
    "button's own address": "place.innerHTML = '<form><button formaction=/sent/logout>再见</button></form>';"
    " place.querySelector('button').click()",
    "drawn link": "place.innerHTML = '<svg><a xlink:href=/sent/logout><text y=20>再见</text></a></svg>';"
    " place.querySelector('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
}
# Another app that would be opened: to call, to write, to pay, or one that nobody knows.
OPENED = {
    "frame": "frame((f) => { f.src = 'ADDRESS' })",
    "blank frame": "frame().contentWindow.location = 'ADDRESS'",
    "sandbox": "frame((f) => { f.sandbox = 'allow-scripts'; f.srcdoc = `<script>location='ADDRESS'<\\/script>` })",
    "data frame": "frame((f) => { f.src = `data:text/html,<script>location='ADDRESS'<\\/script>` })",
    "page": "location = 'ADDRESS'",
    "window": "window.open('ADDRESS')",
    "refreshed": "refreshed('ADDRESS')",
    "form": "place.innerHTML = '<form id=f action=\"ADDRESS\" method=post><input name=a></form>'; f.submit()",
    "link that stands nowhere": "link('ADDRESS').click()",
    "hidden in a link": "place.innerHTML = '<a href=\"ADDRESS\">好</a>'.replace(':', '&#9;:');"
    " place.querySelector('a').click()",
}
MOST_USED = ("frame", "page", "window")
ADDRESSES = {
    "tel:12345": tuple(OPENED),
    "someapp://pay": tuple(OPENED),
    **dict.fromkeys(("sms:12345", "mailto:a@b.test", "intent://1#Intent;scheme=tel;end"), MOST_USED),
}
GO = UiNode("button", "继续", Box(0, 0, 10, 10), clickable=True, locator="//*[@id='go']")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BrowserSession, Site]]:
    other = {"/next": "<!doctype html><p>下一页", "/sent": "<!doctype html>已发送", "/sent/logout": "<!doctype html>"}
    pages = {"/": first_page(DENIED), "/sends": page_that_sends(DENIED), **other}
    harmless = {"/harmless": first_page(HARMLESS), "/harmless-sends": page_that_sends(HARMLESS)}
    site = Site({**pages, **harmless})
    with browser_on(site, tmp_path_factory.mktemp("ways")) as session:
        session.deny(DenyList())
        yield session, site


def tapped(browser: tuple[BrowserSession, Site], script: str, path: str = "/") -> list[str]:
    """Have the harmless control run the script, tap it, wait; what was sent."""
    session, site = browser
    session.open_app()
    if path != "/":
        session.show_test_page(f"http://app.test{path}")
    site.asked.clear()
    session.evaluate(f"document.getElementById('go').onclick = () => {{ {script} }}")
    session.tap(GO)
    session.settle(300)
    session.evaluate("return new Promise((done) => setTimeout(done, 350))")
    return [asked for asked in site.asked if asked.startswith("/sent")]


@pytest.mark.parametrize("way", SENT)
def test_no_form_is_sent_by_any_way_round(browser: tuple[BrowserSession, Site], way: str) -> None:
    assert tapped(browser, SENT[way]) == []
    assert len(browser[0].driver.window_handles) == 1


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_app_is_opened_and_the_next_tap_is_answered(
    browser: tuple[BrowserSession, Site], address: str
) -> None:
    for way in ADDRESSES[address]:
        tapped(browser, OPENED[way].replace("ADDRESS", address))
        shown = browser[0].tree()
        assert shown.url.startswith("http://app.test/"), (way, shown.url)
        browser[0].tap(GO)


@pytest.mark.parametrize(
    "way", ["blank frame", "written frame", "window", "window, clicked", "rewritten, clicked", "into a window", "timer"]
)
def test_what_is_harmless_is_sent_by_the_same_ways(browser: tuple[BrowserSession, Site], way: str) -> None:
    assert tapped(browser, SENT[way], "/harmless") == ["/sent"]


def test_a_window_that_a_touch_opens_is_the_app_s_own(browser: tuple[BrowserSession, Site]) -> None:
    session, _ = browser
    for script in ("window.open('/next')", "document.body.appendChild(link('/next', '_blank')).click()"):
        tapped(browser, script)
        assert session.tree().url.endswith("/next"), script
    tapped(browser, "const w = window.open('', 'later'); setTimeout(() => { w.location = '/next'; w.close() }, 100)")
    assert session.tree().url.endswith("/next")
