"""Step words do what they say, and each is written down with its outcome but never with what it types."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from harness.devices.session import QR_FILE
from harness.drive.app_session import AppSession
from harness.model.app import InHost, Step
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


def test_a_step_may_touch_what_it_names_and_the_leave_ends_with_the_next_tap() -> None:
    phone = PaperPhone(lambda p: [button("提交"), button("删除"), button("通知")])
    made, _ = session(phone)
    made.do(step("tap", text="提交"))
    with pytest.raises(StepFailed, match="删除"):
        phone.tap(button("删除"))
    made.do(step("tap", text="通知"))
    with pytest.raises(StepFailed, match="提交"):
        phone.tap(button("提交"))
    assert phone.tapped == ["提交", "通知"]


def test_a_step_may_not_touch_another_control_that_contains_its_words() -> None:
    phone = PaperPhone(lambda p: [button("提交并支付")])
    with pytest.raises(StepFailed, match="支付"):
        session(phone)[0].do(step("tap", text="提交"))
    assert phone.tapped == []


def test_whoever_explores_is_given_no_leave() -> None:
    phone = PaperPhone(lambda p: [button("提交")])
    made, _ = session(phone)
    made.do(step("tap", text="提交"))
    with made.exploring():
        with pytest.raises(StepFailed, match="提交"):
            made.do(step("tap", text="提交"))
        with pytest.raises(StepFailed, match="提交"):
            made.tap_on_purpose(button("提交"))
    made.tap_on_purpose(button("提交"))
    assert phone.tapped == ["提交", "提交"]


def test_the_apps_own_words_hold_against_its_own_steps() -> None:
    phone, witness = PaperPhone(lambda p: [button("领取优惠")]), PaperWitness()
    made = AppSession(app(deny_texts=("优惠",), allow_texts=("优惠",)), phone, witness, {}, ())
    with pytest.raises(StepFailed, match="优惠"):
        made.do(step("tap", text="领取优惠"))
    assert (phone.tapped, witness.of(EventKind.STEP)[0]["outcome"]) == ([], "failed")


def test_a_page_that_was_opened_since_is_given_leave_again() -> None:
    phone = PaperPhone(lambda p: [button("提交")])
    made, _ = session(phone)
    made.do(step("tap", text="提交"))
    phone.deny(made.denied)  # as a new document has it
    made.do(step("tap", text="提交"))
    assert phone.tapped == ["提交", "提交"]


class HostedPhone(PaperPhone):
    """A phone whose app is in a host."""

    entry: InHost | None = None
    lead: Callable[[Sequence[Step]], None] = staticmethod(lambda _: None)

    def led_by(self, entry: InHost, lead: Callable[[Sequence[Step]], None]) -> None:
        self.entry, self.lead = entry, lead


def test_steps_in_a_host_are_done_and_not_written_down_and_may_choose_the_code() -> None:
    phone = HostedPhone(lambda p: [button("扫一扫"), entry("相册", "file")])
    made, witness = session(phone)
    assert phone.entry == InHost()
    phone.lead([step("tap", text="扫一扫"), step("choose_file", field="相册")])
    assert phone.tapped == ["扫一扫"]
    assert phone.files == [Path(QR_FILE)]
    assert witness.of(EventKind.STEP) == []
    assert witness.screens == []
    made.do(step("choose_file", field="相册", photo=1))
    assert phone.files[-1] == Path("slot-1.jpg")


def test_the_app_files_steps_in_a_host_have_leave_while_somebody_explores_and_only_they() -> None:
    phone = HostedPhone(lambda p: [button("删除小程序")])
    made, _ = session(phone)
    with made.exploring():
        phone.lead([step("tap", text="删除小程序")])
        assert phone.rules.asked == ()
        with pytest.raises(StepFailed):
            made.do(step("tap", text="删除小程序"))
    assert phone.tapped == ["删除小程序"]


class Stopped(Exception):
    """What the run's own witness raises as SecrecyMet."""


class StrictWitness(PaperWitness):
    def take_screen(self, why: str, role: str) -> None:
        super().take_screen(why, role)
        if why == "secrecy marking":
            raise Stopped


def test_a_secrecy_marking_is_looked_at_at_once_where_a_probe_looks_at_nothing() -> None:
    marked = PaperPhone(lambda _: [text("机密★10年"), button("通知")])
    made = AppSession(app(), marked, StrictWitness(), {}, (), patience=0.02)
    with pytest.raises(Stopped):
        made.can_do((step("tap", text="通知"),))
    assert marked.tapped == []


def test_a_page_that_speaks_of_secrecy_stops_nobody() -> None:
    speaking = PaperPhone(lambda _: [text("本应用不得处理国家秘密"), text("内部通知"), button("密码登录")])
    made = AppSession(app(), speaking, StrictWitness(), {}, (), patience=0.02)
    assert made.can_do((step("tap", text="密码登录"),))
