"""The newest date of lists, and menu entries that lead to nothing."""

from harness.detect.screen.screen_view import ScreenView
from harness.detect.usable.content_age import detect_content_age
from harness.model.observation import Kind, Observation
from tests.detect.screen_factory import MASKER, app, heading, link, view


def seen(*views: ScreenView) -> dict[Kind, Observation]:
    return {one.kind: one for one in detect_content_age(list(views), app(), MASKER)}


def test_the_newest_date_counts() -> None:
    page = view(
        heading("通知公告"), link("关于防汛的通知 2026-08-01"), link("关于值班的通知 2026-07-20"), title="通知公告"
    )
    assert seen(page)[Kind.CONTENT_DATES].data["newest_days"] == 113


def test_a_date_without_a_year_is_the_last_such_day() -> None:
    page = view(heading("新闻资讯"), link("开馆公告 12-01"), link("会议召开 11-02"), title="新闻资讯")
    assert seen(page)[Kind.CONTENT_DATES].data["newest_days"] == 20


def test_a_single_date_tells_nothing() -> None:
    assert seen(view(heading("通知公告"), "版本 2020-01-01", title="通知公告")) == {}


def _opened(name: str, *rows: str) -> ScreenView:
    return view(heading(name), *rows, title=name, why=f"menu {name}", screen=name)


def test_dead_entries_are_counted() -> None:
    alive = [_opened(f"栏目{n}", "办事指南第一条", "办事指南第二条") for n in range(4)]
    found = seen(*alive, _opened("数据开放", "正在建设中"))[Kind.DEAD_ENTRIES]
    assert (found.data["entries"], found.data["dead"]) == (5, 1)
    assert Kind.DEAD_ENTRIES not in seen(*alive)
