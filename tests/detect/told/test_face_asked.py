"""Faces: the only way or one of several, asked apart or not."""

from harness.detect.told.face_asked import detect_face_asked
from tests.detect.screen_factory import MASKER, app, button, view


def asked(*rows: object) -> list[tuple[object, object]]:
    seen = detect_face_asked([view(*rows)], app(), MASKER)  # type: ignore[arg-type]
    return [(one.data["other_way"], one.data["separate_consent"]) for one in seen]


def test_the_only_way() -> None:
    assert asked(button("刷脸登录")) == [(False, False)]


def test_with_another_way_and_a_consent_of_its_own() -> None:
    assert asked(button("人脸识别"), button("密码登录"), "单独同意：处理您的面部信息") == [(True, True)]


def test_what_says_that_none_is_needed_is_none() -> None:
    assert asked(button("无需刷脸办理")) == []
