"""An order file says what the report must say and no recording knows."""

from datetime import date
from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.model.order import Order
from harness.plan.order_file import load_order

EXAMPLE = Path(__file__).resolve().parents[2] / "reports" / "order.example.yaml"


def test_the_example_is_read_whole() -> None:
    order = load_order(EXAMPLE)
    assert order.number == "ZW2026-0042"
    assert order.received == date(2026, 11, 18)
    assert order.approved_by == "张授权"
    assert len(order.remarks) == 1


def test_without_a_file_nothing_was_said() -> None:
    assert load_order(None) == Order()


@pytest.mark.parametrize(("text", "said"), [("custommer: a", "customer"), ("received: soon", "received")])
def test_a_mistake_is_named_with_its_field(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "order.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        load_order(path)
