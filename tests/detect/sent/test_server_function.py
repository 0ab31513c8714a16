"""Functions are seen from paths and tables; the innocent look-alikes of an ordinary service are not taken for them."""

from pathlib import Path

import pytest

from harness.detect.sent.server_function import detect_server_function
from tests.detect.recording_factory import HOST, PASSWORD, Stage, stage


def found(made: Stage) -> set[tuple[str, str]]:
    return {(one.kind.value, one.subject) for one in detect_server_function(made.view())}


def asked(
    tmp_path: Path, method: str, path: str, body: object = b"", answer: object = None, status: int = 200
) -> Stage:
    made = stage(tmp_path).session(1, "grassroots")
    made.request(method, f"https://{HOST}{path}", body, answer, status=status)
    return made


PERSONS = [{"rank": 1, "name": "李某", "unit": "东关街道", "score": 98}, {"rank": 2, "name": "王某某", "score": 90}]
UNITS = [{"rank": 1, "unit": "东关街道", "score": 98}, {"rank": 2, "unit": "西关街道", "score": 90}]
RATES = [{"rank": 1, "unit": "东关街道", "installRate": 0.98}, {"rank": 2, "unit": "西关街道", "installRate": 0.6}]
METRICS = [{"name": "李某", "likeCount": 9, "score": 4}, {"name": "王某", "likeCount": 1, "score": 2}]


@pytest.mark.parametrize(
    ("method", "path", "body", "answer", "expected"),
    [
        ("POST", "/api/checkin", {"lat": 1}, {"code": 0}, ("check_in", "")),
        ("GET", "/api/points", b"", {"score": 12}, ("points", "")),
        ("POST", "/api/share", {"article": 3}, {"code": 0}, ("promotion", "share")),
        ("POST", "/api/invite/code", b"", {"code": 0}, ("promotion", "invite")),
        ("POST", "/api/track", {"d": ""}, {"code": 0}, ("trail_function", "")),
        ("GET", "/adx/request", b"", {"title": "x"}, ("advertisement", "")),
        ("POST", "/api/vip/order", {"plan": 1}, {"code": 0}, ("payment", "")),
        ("GET", "/api/board", b"", {"persons": PERSONS}, ("ranking", "persons")),
        ("GET", "/api/board", b"", {"units": UNITS}, ("ranking", "units")),
        ("GET", "/api/stats", b"", {"units": RATES}, ("usage_rate", "units")),
        ("GET", "/api/detail", b"", {"rows": METRICS}, ("metric_assessment", "persons")),
        ("POST", "/api/like", {"id": 1}, {"points": 5, "likeCount": 2}, ("metric_assessment", "persons")),
    ],
)
def test_functions_of_burden_are_found(
    tmp_path: Path, method: str, path: str, body: object, answer: object, expected: tuple[str, str]
) -> None:
    assert expected in found(asked(tmp_path, method, path, body, answer))


@pytest.mark.parametrize(
    ("method", "path", "body", "answer"),
    [
        ("POST", "/api/signin", {"user": "a", "password": PASSWORD}, {"token": "x"}),
        ("POST", "/api/checkToken", {"t": 1}, {"ok": True}),
        ("GET", "/notice/meeting-checkin.html", b"", b"<html>"),
        ("GET", "/js/rank.js", b"", b"var rank"),
        ("POST", "/api/checkin", b"", {"code": 404}),
        ("GET", "/api/news", b"", {"list": [{"id": 1, "title": "城市GDP排名公布"}, {"id": 2, "title": "积分落户"}]}),
        (
            "GET",
            "/api/gdp",
            b"",
            {"list": [{"rank": 1, "city": "林城", "gdp": 1}, {"rank": 2, "city": "海城", "gdp": 2}]},
        ),
        ("GET", "/api/statistics", b"", {"list": [{"item": "身份证", "days": 3}, {"item": "居住证", "days": 5}]}),
        ("GET", "/api/articles", b"", {"list": [{"title": "甲", "likeCount": 3}, {"title": "乙", "likeCount": 4}]}),
        ("POST", "/api/complaint/TS1/rating", {"rating": 5}, {"code": 0}),
        ("POST", "/api/appointment", {"name": "x"}, {"code": 0, "number": "YY1"}),
        ("POST", "/api/tax/pay", {"id": 1}, {"code": 0}),
        ("POST", "/api/quiz", {"a": 1}, {"score": 80}),
        ("POST", "/api/map/waypoints", {"points": [1, 2]}, {"points": 2, "location": "x"}),
    ],
)
def test_look_alikes_are_not(tmp_path: Path, method: str, path: str, body: object, answer: object) -> None:
    status = 404 if answer == {"code": 404} else 200
    assert not found(asked(tmp_path, method, path, body, answer, status))


def test_path_and_table_together_weigh_more(tmp_path: Path) -> None:
    made = asked(tmp_path, "GET", "/api/rank", b"", {"persons": PERSONS})
    seen = {(one.kind.value, one.subject): one for one in detect_server_function(made.view())}
    assert seen["ranking", "persons"].confidence == 0.8
    assert seen["ranking", ""].confidence == 0.6
    assert seen["ranking", "persons"].role == "grassroots"


def test_a_rate_table_with_ranks_is_said_to_be_ranked(tmp_path: Path) -> None:
    made = asked(tmp_path, "GET", "/api/stats", b"", {"units": RATES})
    (seen,) = (one for one in detect_server_function(made.view()) if one.kind == "usage_rate")
    assert seen.data["ranked"] is True


@pytest.mark.parametrize(
    "field", ["loginDays", "continuousLoginDays", "consecutive_login", "unLoginDays", "login_streak"]
)
def test_counts_of_logging_in_are_a_duty_to_log_in(tmp_path: Path, field: str) -> None:
    made = asked(tmp_path, "GET", "/api/me", answer={"data": {"name": "x", field: 12}})
    assert ("login_duty", "") in found(made)


@pytest.mark.parametrize(
    "answer",
    [
        {"lastLogin": 1795323509},
        {"loginTimeout": 30},
        {"loginTime": 1795323509},
        {"autoLogin": 1},
        {"needLogin": 0},
        {"loginDays": "many"},
        {"loginDays": True},
        {"sessionLoginDays": 7},
    ],
)
def test_sessions_and_times_of_logging_in_are_none(tmp_path: Path, answer: dict[str, object]) -> None:
    assert ("login_duty", "") not in found(asked(tmp_path, "GET", "/api/me", answer={"data": answer}))
