"""MP-6, no opt-out: is there a switch with which a user hides a rank, points or time online from others?"""

import re
from collections.abc import Iterable, Iterator

from harness.drive.app_session import AppSession
from harness.drive.find import find_control, plain
from harness.drive.probes.conclusion import Asked, conclude
from harness.model.faults import StepFailed
from harness.model.protocol import Result
from harness.model.screen import UiNode, UiTree

# Where people look for such a choice, outermost first.
PLACES = ("我的", "个人中心", "设置", "隐私设置", "隐私", "通用", "账号设置")
DEEPEST = 3
SHOWN = {
    "ranking": re.compile(r"排名|排行|榜|名次|积分"),
    "online_time": re.compile(r"在线时长|学习时长|在线状态|使用时长"),
}
# Where an app leads to it; a headline of news about ranks is longer, and 积分落户 is no score.
_LEADS_TO = {
    "ranking": re.compile(r"(排行|排名|榜|榜单|名次|积分)$"),
    "online_time": re.compile(r"(在线|学习|使用)时长$|在线状态$"),
}
ENTRY_CHARACTERS = 8
_CHOICE = re.compile(r"隐藏|不参与|不参加|不显示|不公开|匿名|退出|关闭|仅自己可见|公开|参与|显示")


def probe_opt_out(session: AppSession, duty: str) -> Result:
    """`duty` is ranking or online_time. An app that shows nothing of it to others has nothing to hide: negative."""
    asked = Asked("find_opt_out", duty, duty)
    session.device.open_app()
    pages = list(_pages(session, PLACES))
    if not pages and not session.found.of(session.role).whole:
        return conclude(session, asked, "unknown", "no page of settings could be opened")
    found = session.found.of(session.role)
    choice = next((node.text for tree in pages[-1:] for node in choices(tree, duty)), found.choices.get(duty, ""))
    if choice:
        return conclude(session, asked, "negative", f"the user may choose: {choice[:30]}")
    session.device.open_app()
    texts = [text for tree in (session.device.tree(), *pages) for text in tree.texts()]
    if not _is_offered([*texts, *found.labels], duty):
        return conclude(session, asked, "negative", "nothing of it is shown")
    return conclude(session, asked, "positive", "no choice in the settings")


def _is_offered(texts: Iterable[str], duty: str) -> bool:
    entries = map(plain, texts)
    return any(len(text) <= ENTRY_CHARACTERS and _LEADS_TO[duty].search(text) for text in entries)


def _pages(session: AppSession, words: tuple[str, ...]) -> Iterator[UiTree]:
    """The pages behind the words of settings, each tapped where the last one led; a page with a choice is the last."""
    for _ in range(DEEPEST):
        before = session.device.tree()
        word, control = next(
            ((word, node) for word in words if (node := find_control(before, word)) and node.clickable), ("", None)
        )
        if control is None:
            return
        words = tuple(other for other in words if other != word)
        try:
            session.device.tap(control)
        except StepFailed:
            return
        session.look(f"settings {word}")
        tree = session.device.tree()
        yield tree
        if any(True for duty in SHOWN for _ in choices(tree, duty)):
            return


def choices(tree: UiTree, duty: str) -> Iterator[UiNode]:
    """Switches and controls that name both a choice and what is shown; a plain link to the ranking is none."""
    for node in tree.nodes:
        text = plain(node.text)
        usable = node.kind == "checkbox" or node.checked is not None or node.clickable
        if usable and node.enabled and SHOWN[duty].search(text) and _CHOICE.search(text):
            yield node
