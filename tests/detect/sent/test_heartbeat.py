"""A pulse of online time, and the sums that come back; polls and statistics of matters are neither."""

from pathlib import Path

import pytest

from harness.detect.sent.heartbeat import detect_heartbeat, detect_online_time_returned
from tests.detect.recording_factory import HOST, Stage, stage


def beats(made: Stage, times_s: list[float], path: str = "/api/heartbeat", field: str = "onlineTime") -> Stage:
    for at in times_s:
        made.at(at).request("POST", f"https://{HOST}{path}", {field: round(at)})
    return made


def test_a_steady_pulse_with_a_growing_time(tmp_path: Path) -> None:
    made = beats(stage(tmp_path).session(1, "grassroots"), [2, 4, 6.1, 8, 10])
    (seen,) = detect_heartbeat(made.view())
    assert (seen.subject, seen.role, seen.data["field"], seen.data["steady"]) == (
        "heartbeat",
        "grassroots",
        "onlineTime",
        True,
    )
    assert seen.data["period_s"] == pytest.approx(2.0, abs=0.1)


def test_a_pulse_that_every_page_starts_anew_is_found_by_its_growing_time(tmp_path: Path) -> None:
    made = beats(stage(tmp_path).session(1), [2, 4, 9, 9.5, 30, 31], path="/api/u/state", field="stayTime")
    (seen,) = detect_heartbeat(made.view())
    assert seen.data["steady"] is False


@pytest.mark.parametrize(
    ("path", "field", "times"),
    [
        ("/api/poll", "cursor", [2, 4, 6, 8, 10]),
        ("/api/heartbeat", "n", [1, 30, 31, 90, 92]),
        ("/api/heartbeat", "onlineTime", [2, 4, 6]),
        ("/api/video", "videoDuration", [2, 4, 6, 8]),
    ],
)
def test_polls_and_rare_requests_are_no_pulse(tmp_path: Path, path: str, field: str, times: list[float]) -> None:
    assert not list(detect_heartbeat(beats(stage(tmp_path).session(1), times, path, field).view()))


def test_page_loads_start_the_pulse_anew(tmp_path: Path) -> None:
    made = stage(tmp_path).session(1, "grassroots")
    for load in (0.0, 7.0, 30.0, 41.5):
        made.at(load).request("GET", f"https://{HOST}/", answer=b"<html>", headers={"sec-fetch-dest": "document"})
        made.at(load + 2.1).request("POST", f"https://{HOST}/api/beat", {"onlineTime": 2})
    (seen,) = detect_heartbeat(made.view())
    assert (seen.data["steady"], seen.data["period_s"]) == (True, 2.1)


def test_the_pause_between_sessions_is_no_unsteadiness(tmp_path: Path) -> None:
    made = beats(stage(tmp_path).session(1), [2, 4, 6], field="seq")
    beats(made.session(2), [100, 102, 104], field="seq")
    (seen,) = detect_heartbeat(made.view())
    assert seen.data["steady"] is True


ONLINE = {
    "data": {"online": [{"name": "李某", "unit": "东关街道", "onlineTime": 15240}, {"name": "王*", "onlineTime": 90}]}
}
MATTERS = {"data": [{"name": "身份证换领", "avgDuration": 3.2}, {"name": "居住证", "avgDuration": 1.0}]}
VIDEOS = {"data": [{"title": "王者归来", "duration": 320}, {"title": "安全须知", "duration": 90}]}


def test_time_per_person_that_a_superior_gets_back(tmp_path: Path) -> None:
    made = stage(tmp_path).session(1, "superior")
    made.request("GET", f"https://{HOST}/api/stats", answer=ONLINE)
    (seen,) = detect_online_time_returned(made.view())
    assert (seen.subject, seen.role) == ("returned", "superior")


@pytest.mark.parametrize("answer", [MATTERS, VIDEOS, {"data": {"onlineTime": 3}}])
def test_times_of_matters_and_videos_are_nobodys_online_time(tmp_path: Path, answer: object) -> None:
    made = stage(tmp_path).session(1, "superior")
    made.request("GET", f"https://{HOST}/api/stats", answer=answer)
    assert not list(detect_online_time_returned(made.view()))
