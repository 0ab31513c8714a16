"""Refused five times in a row: an app that lets go, one that lets go late, one that never does."""

from harness.drive.app_session import AppSession
from harness.drive.probes.refusal_loop import probe_refusal_loop
from harness.model.event import EventKind, Phase
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text

CONSENT = [
    text("请阅读并同意《隐私政策》", in_dialog=True),
    button("同意", in_dialog=True),
    button("不同意", in_dialog=True),
]
LOCATION = [text("请授权位置权限", in_dialog=True), button("去设置", in_dialog=True), button("取消", in_dialog=True)]
HOME = [text("公告")]


def refused(phone: PaperPhone, target: str) -> tuple[str, dict[str, object], PaperWitness]:
    witness = PaperWitness()
    session = AppSession(app(), phone, witness, {}, (), patience=0.01)
    result = probe_refusal_loop(session, target)
    return result, witness.of(EventKind.PROBE)[0], witness


def _until(refusals: int, dialog: list[UiNode]) -> PaperPhone:
    """Lets go after so many refusals."""
    return PaperPhone(lambda phone: HOME if len(phone.tapped) >= refusals else dialog)


def test_a_dialog_that_comes_back_five_times_holds_the_user() -> None:
    phone = _until(99, CONSENT)
    result, told, witness = refused(phone, "consent")
    assert (result, told["refusals"], told["probe"]) == ("positive", 5, "refuse_again")
    assert phone.tapped == ["不同意"] * 5
    assert witness.phase is Phase.REFUSED
    assert len([why for why in witness.screens if why.startswith("refused consent")]) == 5


def test_one_that_lets_go_at_the_first_or_the_fifth_time_does_not() -> None:
    for wanted in (1, 5):
        result, told, _ = refused(_until(wanted, CONSENT), "consent")
        assert (result, told["refusals"]) == ("negative", wanted)


def test_where_only_words_stand_the_app_is_started_again() -> None:
    def page(phone: PaperPhone) -> list[UiNode]:
        return [text("需要同意后才能使用")] if len(phone.tapped) > phone.starts else CONSENT

    phone = PaperPhone(page)
    result, told, _ = refused(phone, "consent")
    assert (result, told["refusals"]) == ("positive", 5)
    assert phone.starts == 2


def test_a_permission_that_the_app_asks_for_in_a_dialog_of_its_own() -> None:
    phone = _until(99, LOCATION)
    result, told, _ = refused(phone, "geolocation")
    assert (result, told["refusals"]) == ("positive", 5)
    assert set(phone.tapped) == {"取消"}


def test_a_dialog_without_a_way_to_say_no_is_left_by_the_way_back() -> None:
    class Backed(PaperPhone):
        def back(self) -> None:
            self.tapped.append("back")

    phone = Backed(lambda phone: HOME if phone.tapped else [text("请开启定位权限", in_dialog=True)])
    assert refused(phone, "geolocation")[0] == "negative"


def test_a_notice_that_speaks_of_no_permission_is_no_request() -> None:
    phone = PaperPhone(lambda _: [text("系统升级公告", in_dialog=True), button("关闭", in_dialog=True)])
    result, told, _ = refused(phone, "geolocation")
    assert (result, told["why"]) == ("unknown", "nothing was asked")
