"""A host's own question about the program inside it, told from what the program draws itself."""

from harness.devices.android.host_prompt import read_host_prompt
from harness.devices.android.ui_tree import parse_ui_tree
from harness.model.screen import UiTree
from tests.devices.android.dumps import BUTTON, TEXT, node, page
from tests.devices.android.paper_ui import SIZE


def screen(*texts: str, buttons: tuple[str, ...] = ("拒绝", "允许")) -> UiTree:
    said = [node(TEXT, f"[0,{at * 100}][900,{at * 100 + 90}]", text=text) for at, text in enumerate(texts)]
    taps = [
        node(BUTTON, f"[0,{900 + at * 100}][900,{990 + at * 100}]", text=text, clickable="true")
        for at, text in enumerate(buttons)
    ]
    return parse_ui_tree(page(*said, *taps), SIZE)


def test_the_hosts_question_says_who_asks_and_for_what() -> None:
    prompt = read_host_prompt(screen("云台通办 申请", "获取你的位置信息"))
    assert prompt
    assert prompt.permission == "geolocation"
    granted, denied = prompt.button("granted"), prompt.button("denied")
    assert granted
    assert denied
    assert (granted.text, denied.text) == ("允许", "拒绝")


def test_what_a_program_draws_in_its_own_words_is_none() -> None:
    assert read_host_prompt(screen("允许使用位置信息以查看附近网点吗？")) is None
    assert read_host_prompt(screen("居住证 申请", "请填写申请表")) is None
    assert read_host_prompt(screen("云台通办 申请", "获取你的位置信息", buttons=("允许",))) is None
