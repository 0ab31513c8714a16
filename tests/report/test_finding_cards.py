from harness.model.event import EventKind, Source
from harness.model.observation import Channel, Evidence, Kind
from harness.report.finding_cards import MOST_FIGURES, Card, cards
from harness.report.outcomes import by_app
from harness.report.pictures import Album
from harness.report.subject import InspectedRun, Picture
from harness.report.words import load_words
from tests.report.inspection_factory import EventLine, a_device, a_run, a_verdict, an_observation
from tests.report.sample_screens import a_screen


def card(*runs: InspectedRun) -> Card:
    return cards(by_app(runs, {})[0].results, 1, Album(), load_words("zh"))[0]


def test_same_sight_on_two_devices_is_told_once_with_both_devices() -> None:
    verdict = a_verdict(observations=[an_observation(evidence=[Evidence("events.jsonl", "seq=1")])])
    made = card(a_run([verdict]), a_run([verdict], device=a_device("ios", "苹果手机")))
    assert len(made.sights) == 1
    assert made.sights[0].devices == ("安卓手机", "苹果手机")
    assert [place.device for place in made.sights[0].places] == ["安卓手机", "苹果手机"]
    assert len(made.reasons) == 1


def test_direct_proof_comes_first() -> None:
    sights = [
        an_observation(confidence=0.99),
        an_observation(Kind.MANDATORY, Channel.SCENARIO, "check_in", direct=True),
    ]
    assert card(a_run([a_verdict(observations=sights)])).sights[0].kind == "mandatory"


def test_the_direct_protocol_is_not_hidden_behind_another_of_the_same_duty() -> None:
    sights = [
        an_observation(Kind.MANDATORY, Channel.SCENARIO, "check_in", data={"protocol": "MP-7"}),
        an_observation(
            Kind.MANDATORY,
            Channel.SCENARIO,
            "check_in",
            direct=True,
            data={"protocol": "MP-1", "scenarios": ["refusal_probes"], "why": "works: 通知公告"},
        ),
    ]
    made = card(a_run([a_verdict(observations=sights)])).sights
    shown = [{row.name: row.value for row in one.data} for one in made]
    assert [one["探测方法"] for one in shown] == ["MP-1", "MP-7"]
    assert (shown[0]["场景"], shown[0]["说明"]) == ("拒绝探测", "可用: 通知公告")


def test_stack_is_taken_from_the_cited_call() -> None:
    line = EventLine()
    called = line.add(EventKind.CALL, {"stack": ["locate (app.js:1)"]}, source=Source.HOOK)
    seen = an_observation(Kind.API_CALL, Channel.HOOK, "location", [Evidence("events.jsonl", f"seq={called.seq}")])
    made = card(a_run([a_verdict(observations=[seen])], timeline=tuple(line.events)))
    assert made.sights[0].stack == ("locate (app.js:1)",)


def test_pictures_with_a_marked_place_come_first_and_are_few() -> None:
    pictures = {f"screens/{n}.png": Picture(a_screen(str(n), [])) for n in range(5)}
    evidence = [Evidence("screens/0.png", ""), *(Evidence(f"screens/{n}.png", "box=1,100,50,20") for n in range(1, 5))]
    made = card(a_run([a_verdict(observations=[an_observation(evidence=evidence)])], pictures=pictures))
    assert len(made.figures) == MOST_FIGURES
    assert all(figure.frame for figure in made.figures)


def test_evidence_without_picture_makes_no_figure() -> None:
    seen = an_observation(evidence=[Evidence("screens/gone.png", "box=1,2,3,4")])
    assert card(a_run([a_verdict(observations=[seen])])).figures == ()
