from typing import get_args

import pytest

from harness.devices.android.permission_dialog import Answer, is_permission_dialog, offered, resource_ids, texts


@pytest.mark.parametrize("answer", get_args(Answer))
def test_every_answer_has_ids_and_chinese_words(answer: Answer) -> None:
    assert all(":id/" in one for one in resource_ids(answer))
    assert any("\u4e00" <= word[0] <= "\u9fff" for word in texts(answer))


def test_the_one_time_grant_is_of_android_11() -> None:
    assert not offered("allow_once", 29)
    assert offered("allow_once", 30)
    assert offered("deny", 26)


def test_a_dialog_of_the_app_is_not_the_systems() -> None:
    assert is_permission_dialog("com.lbe.security.miui")
    assert not is_permission_dialog("cn.gov.yuntai.banshi")
