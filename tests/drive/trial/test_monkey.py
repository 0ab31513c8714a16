"""The monkey: the same seed, the same acts; what is denied is never tapped."""

import random

from hypothesis import given
from hypothesis import strategies as st

from harness.devices.deny_list import NEVER_TAPPED, DenyList
from harness.drive.trial.monkey import WEIGHTS, Act, act_on, allowed_controls, choose, left_the_app
from harness.model.event import EventKind
from harness.model.screen import UiNode, UiTree
from tests.drive.paper_phone import PaperPhone, button, entry, text
from tests.drive.trial.paper_trial import PaperTrial, like, stage, told


def tree(*nodes: UiNode) -> UiTree:
    return UiTree("https://paper.test/", "纸", 360, 780, nodes)


SCREEN = tree(text("首页"), button("通知"), button("立即支付"), button("退出登录"), entry("关键词"))


@given(st.integers())
def test_the_same_seed_gives_the_same_acts(seed: int) -> None:
    first, second = random.Random(seed), random.Random(seed)
    assert [choose(SCREEN, first) for _ in range(20)] == [choose(SCREEN, second) for _ in range(20)]


@given(st.integers(), st.lists(st.sampled_from([*NEVER_TAPPED, "通知", "我的", "不碰"]), max_size=6))
def test_what_is_denied_is_never_tapped(seed: int, words: list[str]) -> None:
    chance = random.Random(seed)
    shown = tree(*(button(f"立即{word}") for word in words))
    acts = [choose(shown, chance, DenyList(("不碰",))) for _ in range(20)]
    tapped = {act.node.text for act in acts if act.word == "tap" and act.node}
    assert tapped <= {"立即通知", "立即我的"}


def test_an_open_dialogue_comes_first_and_what_is_covered_never() -> None:
    shown = tree(button("后面"), button("知道了", in_dialog=True), button("遮住", in_dialog=True, covered=True))
    assert [node.text for node in allowed_controls(shown)] == ["知道了"]


def test_a_screen_without_controls_is_gone_back_from() -> None:
    acts = {choose(tree(text("空")), random.Random(seed)).word for seed in range(60)}
    assert "tap" not in acts
    assert "back" in acts
    assert acts <= set(WEIGHTS)


def test_acts_reach_the_phone_and_are_written_down() -> None:
    phone, trial = PaperPhone(lambda _: [button("通知"), entry("关键词")]), PaperTrial()
    one = stage(phone, trial)
    nodes = phone.tree().nodes
    for act in (Act("tap", nodes[0]), Act("type", nodes[1], "$name"), Act("turn"), Act("background"), Act("reload")):
        act_on(one, act)
    assert (phone.tapped, phone.typed, phone.hidden, phone.starts) == (["通知"], {"关键词": "张三"}, False, 1)
    assert trial.did == ["screen 780x360", "own screen"]
    words = [step["word"] for step in told(one, EventKind.STEP)]
    assert words == ["monkey tap", "monkey type", "monkey turn", "monkey background", "monkey reload"]
    assert "张三" not in str(told(one, EventKind.STEP))


def test_somebody_else_s_page_is_outside() -> None:
    assert not left_the_app(like(url="https://app.paper.test:8443/a"), ["paper.test"])
    assert left_the_app(like(url="https://notpaper.test/"), ["paper.test"])
    assert left_the_app(like(url="about:blank"), ["paper.test"])
