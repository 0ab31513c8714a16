"""Planted values that a server had the browser keep."""

import base64
from pathlib import Path

import pytest

from harness.detect.sent.stored_value import detect_stored_value
from tests.detect.recording_factory import HOST, PASSWORD, PERSONA, stage
from tests.detect.served_stage import detected, served


@pytest.mark.parametrize(
    ("cookie", "what"),
    [
        (f"u={PERSONA.phone}; Path=/", "phone"),
        (f"u={base64.b64encode(('id:' + PERSONA.id_card).encode()).decode()}", "id_card"),
        (f"p={PASSWORD}; HttpOnly", "password"),
    ],
)
def test_cookies_that_hold_a_planted_value(tmp_path: Path, cookie: str, what: str) -> None:
    scene = stage(tmp_path)
    served(scene, f"https://{HOST}/login", cookie=cookie)
    (found,) = detected(detect_stored_value, scene)
    assert found.subject == what
    assert PERSONA.phone not in str(found)


@pytest.mark.parametrize("cookie", ["sid=8fe1c0; HttpOnly", f"u={PERSONA.phone}; Max-Age=0"])
def test_a_session_and_a_deleted_cookie_are_none(tmp_path: Path, cookie: str) -> None:
    scene = stage(tmp_path)
    served(scene, f"https://{HOST}/login", cookie=cookie)
    assert list(detected(detect_stored_value, scene)) == []
