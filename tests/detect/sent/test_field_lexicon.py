"""Names are read as words, so that look-alikes inside longer words do not count."""

import pytest

from harness.detect.sent.field_lexicon import FieldLexicon, words_of
from harness.model.faults import BadInput

LEXICON = FieldLexicon.load()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("/api/trackPoints", "api_track_points"),
        ("GPSUpload", "gps_upload"),
        ("check-in/v2", "check_in_v2"),
        ("在线时长", "在线时长"),
        ("user.realName", "user_real_name"),
    ],
)
def test_a_name_is_cut_into_words(name: str, words: str) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize(
    ("meaning", "name"),
    [
        ("check_in", "/api/checkin"),
        ("check_in", "/v1/daily-sign-in"),
        ("check_in", "/attendance/qianDao"),
        ("rank", "/api/rank"),
        ("rank", "leaderBoard"),
        ("points", "/api/points"),
        ("points", "jifenDetail"),
        ("points", "myScore"),
        ("duration", "onlineSeconds"),
        ("duration", "studyTime"),
        ("duration", "heartBeat"),
        ("track", "/track/upload"),
        ("track", "/api/guiji"),
        ("rate", "installRate"),
        ("rate", "unLogin"),
        ("metric", "likeCount"),
        ("metric", "shareNum"),
        ("invite", "inviteCode"),
        ("payment", "/order/unifiedorder"),
        ("advertisement", "/adx/request"),
        ("person", "realName"),
        ("unit", "deptName"),
    ],
)
def test_function_names_are_known(meaning: str, name: str) -> None:
    assert LEXICON.is_(meaning, name)


@pytest.mark.parametrize(
    ("meaning", "name"),
    [
        ("check_in", "signature"),
        ("check_in", "/api/checkUpdate"),
        ("check_in", "/meeting/signin"),
        ("check_in", "/design/index"),
        ("rank", "frankfurt"),
        ("rank", "sortBy"),
        ("points", "endpoints"),
        ("points", "/track/points"),
        ("points", "creditScore"),
        ("points", "breakpoint"),
        ("duration", "animationDuration"),
        ("duration", "avgDuration"),
        ("duration", "timeout"),
        ("track", "trackEvent"),
        ("track", "traceId"),
        ("metric", "likelihood"),
        ("rate", "rating"),
        ("rate", "cpuUseRate"),
        ("payment", "/tax/pay"),
        ("payment", "payload"),
        ("advertisement", "loads"),
        ("invite", "/meeting/invite"),
        ("person", "usage"),
    ],
)
def test_look_alikes_are_not(meaning: str, name: str) -> None:
    assert not LEXICON.is_(meaning, name)


@pytest.mark.parametrize(
    "text", ["", "[]", "check_in: 3\nsurnames: a\nfingerprint: {}", "surnames: a\nfingerprint: {x: ['(']}", "a: ["]
)
def test_a_broken_lexicon_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput):
        FieldLexicon.parse(text)
