"""The explorer on a small site in real Chromium: every page found, nothing denied asked for, the end known."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.devices.browser import BrowserSession
from harness.drive.app_session import AppSession
from harness.drive.explorer.budget import Budget, Explored
from harness.drive.explorer.explore import Explorer
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperWitness, app
from tests.end_to_end.one_browser import Site, browser_on

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(120)]

HEAD = "<!doctype html><meta charset=utf-8><title>站</title><style>a,button{display:block;padding:9px}</style>"
PAGES = {
    "/": HEAD
    + "<a href=/list>公告</a><a href=/form>预约</a><a href=/white>看板</a><a href='http://other.test/out'>外站</a>"
    + "<button onclick=\"document.body.insertAdjacentHTML('beforeend', '<div role=dialog>说明"
    + "<a href=/hidden>详情</a><button onclick=this.parentElement.remove()>知道了</button></div>')\">帮助</button>"
    + "<form action=/paid><button>立即支付</button></form>",
    "/list": HEAD + "".join(f"<li><a href=/notice/{n}>公告之{'一二三四五六七八九十'[n]}</a></li>" for n in range(10)),
    **{f"/notice/{n}": HEAD + f"<p>第 {n} 号</p>" for n in range(10)},
    "/form": HEAD + "<form action=/found><input name=who aria-label=姓名 required><button>下一步</button></form>",
    "/found": HEAD + "<p>查询结果</p><a href=/deep>历史</a>",
    "/deep": HEAD + "<p>到底了</p>",
    "/hidden": HEAD + "<p>说明全文</p>",
    "/white": "<!doctype html><title>白</title><script>document.getElementById('x').y</script>",
    "/out": HEAD + "<p>别人的站</p>",
    "/paid": HEAD + "<p>已支付</p>",
}


@dataclass(frozen=True)
class Done:
    """What an exploration left behind: its end, what it wrote, what the site was asked for."""

    result: Explored
    witness: PaperWitness
    asked: list[str]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Done]:
    site, witness = Site(PAGES), PaperWitness()
    with browser_on(site, tmp_path_factory.mktemp("explorer")) as device:
        yield Done(_explored(device, witness), witness, site.asked)


def _explored(device: BrowserSession, witness: PaperWitness) -> Explored:
    subject = app(first_party_domains=("app.test",))
    session = AppSession(subject, device, witness, {"name": "张三"}, (Path("none.jpg"),), patience=0.2)
    return Explorer(session, Budget(seconds=60, steps=80)).explore()


def test_every_page_is_found_and_it_ends_by_saturation(done: Done) -> None:
    asked = {path.split("?", 1)[0] for path in done.asked}
    assert {"/", "/list", "/form", "/found", "/deep", "/hidden", "/white", "/out"} <= asked
    assert done.result.ended == "saturated"
    assert done.result.screens == 8, "first page, its dialog, list, notice, form, result, history, full text"


def test_a_long_list_is_sampled(done: Done) -> None:
    assert 0 < len({path for path in done.asked if path.startswith("/notice/")}) <= 8


def test_what_is_denied_was_never_asked_for_and_is_told(done: Done) -> None:
    assert not [path for path in done.asked if path.startswith("/paid")]
    assert done.result.denied == ("立即支付",)


def test_the_way_out_and_the_white_page_are_in_the_graph(done: Done) -> None:
    led = {move["to"] for move in done.witness.of(EventKind.MOVE)}
    assert {"blank", "outside other.test"} <= led
    assert any(path.startswith("/found?who=") for path in done.asked)
