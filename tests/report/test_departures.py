"""What left to whom: gathered once over rules, marked by party and moment, drawn as dots."""

from harness.analysis.plot.canvas import Paper
from harness.analysis.plot.departures import draw_departures
from harness.model.event import Phase
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.report.departures import departures
from harness.report.outcomes import by_app
from harness.report.words import load_words
from tests.report.inspection_factory import a_run, a_verdict, an_observation

ZH = load_words("zh")


def sent(host: str, receiver: str, subject: str = "phone", **data: object) -> Observation:
    told = {"host": host, "receiver": receiver, "requests": 3} | data
    place = [Evidence("traffic/flows.mitm", f"flow={host}")]
    return an_observation(
        Kind.PERSONAL_DATA_SENT, Channel.TRAFFIC, subject, place, data=told, phase=Phase.AFTER_CONSENT
    )


def test_what_two_rules_cite_is_told_once() -> None:
    own, other = sent("a.test", "first"), sent("b.test", "third", before_consent=True, plaintext=True)
    run = a_run([a_verdict("PI-24", observations=[own, other]), a_verdict("PI-34", observations=[other])])
    first, third = departures(by_app([run], {})[0], ZH)
    assert (first.what, first.receiver, first.third, first.times, first.unasked) == (
        "手机号",
        "a.test",
        False,
        3,
        False,
    )
    assert (third.receiver, third.third, third.times, third.unasked, third.plain) == ("b.test", True, 3, True, True)


def test_nothing_that_left_is_no_picture() -> None:
    assert departures(by_app([a_run([a_verdict()])], {})[0], ZH) == ()
    assert draw_departures((), Paper("zh")) is None


def test_the_same_departures_give_the_same_picture() -> None:
    rows = departures(by_app([a_run([a_verdict(observations=[sent("a.test", "first")])])], {})[0], ZH)
    once, again = draw_departures(rows, Paper("zh", "png")), draw_departures(rows, Paper("zh", "png"))
    assert once
    assert again
    assert once.content == again.content
    assert once.content.startswith(b"\x89PNG")
