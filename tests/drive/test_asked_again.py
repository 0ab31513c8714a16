from harness.drive.app_session import AppSession
from harness.drive.asked_again import start_again
from harness.model.event import EventKind
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text

DIALOG = [
    text("请阅读并同意《隐私政策》", in_dialog=True),
    button("同意", in_dialog=True),
    button("不同意", in_dialog=True),
]


def asked(page: list[UiNode], every: int = 1) -> tuple[int, PaperPhone, PaperWitness]:
    phone = PaperPhone(lambda phone: page if phone.starts % every == 0 else [text("公告")])
    witness = PaperWitness()
    session = AppSession(app(), phone, witness, {}, (), patience=0.01)
    return start_again(session), phone, witness


def test_an_app_that_asks_at_every_start_is_counted() -> None:
    count, phone, witness = asked(DIALOG)
    assert (count, phone.starts) == (5, 5)
    assert [data["dialog"] for data in witness.of(EventKind.ASKED_AGAIN)] == [True] * 5
    assert phone.tapped == []


def test_an_app_that_asks_now_and_then_too() -> None:
    assert asked(DIALOG, every=2)[0] == 2


def test_an_app_that_leaves_the_user_alone_asked_never() -> None:
    count, phone, _ = asked([text("公告"), button("隐私政策")])
    assert (count, phone.starts) == (0, 5)
