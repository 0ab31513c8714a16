"""Who has left the app knows it: another host, another package, a page that stays white."""

import pytest

from harness.drive.app_session import AppSession
from harness.drive.explorer.outside import left_for, origin_of, settled
from harness.model.screen import UiTree
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, text


def tree(url: str) -> UiTree:
    return UiTree(url, "", 360, 780, (text("正文"),))


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://paper.test/x", ""),
        ("https://cdn.paper.test:8443/", ""),
        ("https://notpaper.test/", "outside notpaper.test"),
        ("https://other.example/", "outside other.example"),
        ("about:blank#x", "outside about:blank"),
    ],
)
def test_the_apps_own_hosts_are_inside(url: str, left: str) -> None:
    assert left_for(app(), "paper.test", tree(url)) == left


def test_on_a_handset_the_package_in_front_says_it() -> None:
    home = origin_of(tree("android:cn.gov.app"))
    assert left_for(app(), home, tree("android:cn.gov.app")) == ""
    assert left_for(app(), home, tree("android:com.android.chrome")) == "outside android:com.android.chrome"


def test_a_white_page_is_waited_for_and_then_told() -> None:
    shown = iter([[], [], [text("正文")]])
    phone = PaperPhone(lambda _: next(shown))
    session = AppSession(app(), phone, PaperWitness(), {}, (), patience=1.0)
    assert list(settled(session, phone.tree()).texts()) == ["正文"]
    assert left_for(app(), "paper.test", UiTree("https://paper.test/", "", 1, 1)) == "blank"
