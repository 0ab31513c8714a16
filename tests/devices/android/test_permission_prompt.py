"""The system's permission question is known by who asks and by its buttons, on every ROM."""

import pytest

from harness.devices.android.permission_prompt import read_prompt, subject_of
from harness.devices.android.ui_tree import parse_ui_tree
from tests.devices.android.dumps import BUTTON, FRAME, TEXT, dump, node
from tests.devices.android.paper_ui import SIZE


def question(words: str, *buttons: str, package: str = "com.android.permissioncontroller") -> str:
    rows = [
        node(
            BUTTON, f"[100,{1500 + 100 * place}][900,{1590 + 100 * place}]", text=one, clickable="true", package=package
        )
        for place, one in enumerate(buttons)
    ]
    said = node(TEXT, "[100,1300][900,1450]", text=words, package=package)
    return dump(node(FRAME, "[60,1250][1020,2000]", said, *rows, package=package))


@pytest.mark.parametrize(
    ("package", "words", "buttons", "permission", "granted", "denied"),
    [
        (
            "com.google.android.permissioncontroller",
            "要允许“林城督办”获取此设备的位置信息吗？",
            ("使用该应用时允许", "仅限这一次", "不允许"),
            *("geolocation", "使用该应用时允许", "不允许"),
        ),
        (
            "com.lbe.security.miui",
            "拍摄照片或录制视频",
            ("仅在使用中允许", "本次运行允许", "拒绝"),
            *("camera", "仅在使用中允许", "拒绝"),
        ),
        (
            "com.android.packageinstaller",
            "Allow X to record audio?",
            ("Deny", "Allow"),
            *("microphone", "Allow", "Deny"),
        ),
        ("com.coloros.securitypermission", "读取通讯录", ("禁止", "允许"), *("contacts", "允许", "禁止")),
    ],
)
def test_each_rom_s_question_has_its_answers(
    package: str, words: str, buttons: tuple[str, ...], permission: str, granted: str, denied: str
) -> None:
    prompt = read_prompt(parse_ui_tree(question(words, *buttons, package=package), SIZE))
    assert prompt is not None
    assert (prompt.permission, prompt.offered) == (permission, buttons)
    yes, no = prompt.button("granted"), prompt.button("denied")
    assert yes is not None and no is not None
    assert (yes.text, no.text) == (granted, denied)


def test_an_app_s_own_dialogue_and_a_page_of_settings_are_no_question() -> None:
    assert read_prompt(parse_ui_tree(question("位置", "允许", "拒绝", package="cn.gov.lincheng"), SIZE)) is None
    assert read_prompt(parse_ui_tree(question("应用权限", "位置信息", "相机"), SIZE)) is None


def test_words_that_tell_nothing_name_no_permission() -> None:
    assert subject_of("要允许吗？") == ""
