"""Reminders count with a deadline or a consequence; plain ones do not."""

import pytest

from harness.drive.app_session import AppSession
from harness.drive.probes.reminders import probe_reminders, reminders
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, text


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("请每日登录本系统。连续3日未登录的，扣5分并在全市通报。", ["login"]),
        ("您今日尚未打卡，请于9点前完成", ["check_in"]),
        ("日报还未提交，逾期将通报", ["form"]),
        ("每日须在9:00前打卡，未打卡计入考核并通报。", ["check_in"]),
        ("提醒：明天有雨", []),
        ("请及时更新应用", []),
        ("会议将于9点前开始", []),
    ],
)
def test_what_reminds_and_threatens(words: str, duties: list[str]) -> None:
    assert reminders(PaperPhone(lambda _: [text(words)]).tree()) == duties


def test_reminders_are_counted_over_starts() -> None:
    witness = PaperWitness()
    phone = PaperPhone(lambda p: [text("您还未打卡，逾期扣分")] if p.starts > 1 else [])
    assert probe_reminders(AppSession(app(), phone, witness, {}, (), patience=0.02)) == 2
    assert [(one["duty"], one["result"]) for one in witness.of(EventKind.PROBE)] == [("check_in", "positive")]


def test_an_app_that_leaves_its_users_alone_is_negative() -> None:
    witness = PaperWitness()
    assert probe_reminders(AppSession(app(), PaperPhone(lambda _: []), witness, {}, (), patience=0.02)) == 0
    assert [(one["duty"], one["result"]) for one in witness.of(EventKind.PROBE)] == [("every", "negative")]
