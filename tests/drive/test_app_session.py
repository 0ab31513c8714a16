"""Step words do what they say, and each is written down with its outcome but never with what it types."""

from pathlib import Path

import pytest

from harness.drive.app_session import AppSession
from harness.model.event import EventKind
from harness.model.faults import StepFailed
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, step, text


def session(phone: PaperPhone, values: dict[str, str] | None = None) -> tuple[AppSession, PaperWitness]:
    witness = PaperWitness()
    made = AppSession(app(), phone, witness, values or {}, (Path("slot-0.jpg"), Path("slot-1.jpg")))
    made.appear_timeout_s = 0.05
    return made, witness


def test_persona_values_are_typed_and_not_recorded() -> None:
    phone = PaperPhone(lambda p: [entry("手机号", "tel")])
    made, witness = session(phone, {"phone": "13812345678"})
    made.do(step("type", field="手机号", text="$phone"))
    assert phone.typed == {"手机号": "13812345678"}
    assert "13812345678" not in str(witness.said)


def test_a_photo_slot_is_chosen() -> None:
    phone = PaperPhone(lambda p: [entry("照片", "file")])
    session(phone)[0].do(step("choose_file", field="照片", photo=1))
    assert phone.files == [Path("slot-1.jpg")]


def test_a_missing_text_fails_and_is_recorded_with_a_screen() -> None:
    made, witness = session(PaperPhone(lambda p: [text("别的")]))
    with pytest.raises(StepFailed, match="成功"):
        made.do(step("expect", text="成功"))
    assert witness.of(EventKind.STEP)[0]["outcome"] == "failed"
    assert witness.screens


def test_a_planted_value_that_does_not_appear_is_named_as_it_is_written() -> None:
    made, witness = session(PaperPhone(lambda p: [text("加载")]), {"name": "闻人垚瑄"})
    with pytest.raises(StepFailed, match=r"“\$name” does not appear") as failed:
        made.do(step("expect", text="$name"))
    assert "闻人" not in failed.value.line("zh") + str(witness.said)


def test_expecting_a_text_to_go_waits_for_it() -> None:
    made, _ = session(PaperPhone(lambda p: [text("别的")]))
    made.do(step("expect_gone", text="加载中"))


def test_a_probe_has_little_patience_and_gives_it_back() -> None:
    made, _ = session(PaperPhone(lambda p: [button("通知")]))
    made.appear_timeout_s = 9.0
    assert not made.can_do([step("expect", text="没有")], timeout_s=0.01)
    assert made.appear_timeout_s == 9.0
