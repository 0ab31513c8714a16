"""Fields are filled with planted values by their labels; passwords, dates and what is filled already are left alone."""

from pathlib import Path

import pytest

from harness.drive.app_session import AppSession
from harness.drive.explorer.form import ANYTHING, fill_in, value_for
from harness.model.event import EventKind
from harness.model.screen import Box, UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, entry


@pytest.mark.parametrize(
    ("label", "kind", "value"),
    [
        ("联系电话", "text required", "$phone"),
        ("姓 名", "text", "$name"),
        ("身份证号", "text", "$id_card"),
        ("走访情况", "textarea", ANYTHING),
        ("数量", "number", "1"),
        ("密码", "password", ""),
        ("日期", "date", ""),
        ("类别", "select", ""),
        ("照片", "file", ""),
    ],
)
def test_a_field_gets_what_its_label_asks_for(label: str, kind: str, value: str) -> None:
    assert value_for(entry(label, kind)) == value


def test_empty_fields_are_filled_and_no_value_is_written_down() -> None:
    full = UiNode("input", "备注", Box(0, 0, 9, 9), field="text", value="已填")
    phone = PaperPhone(lambda _: [entry("姓名"), entry("照片", "file"), entry("密码", "password"), full])
    witness = PaperWitness()
    session = AppSession(app(), phone, witness, {"name": "张三"}, (Path("slot-0.jpg"),))
    assert fill_in(session, phone.tree()) == 2
    assert (phone.typed, phone.files) == ({"姓名": "张三"}, [Path("slot-0.jpg")])
    assert [step["word"] for step in witness.of(EventKind.STEP)] == ["type", "choose_file"]
    assert "张三" not in str(witness.said)
