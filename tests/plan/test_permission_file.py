from datetime import date
from pathlib import Path

import pytest
import yaml

from harness.inspection.campaign_file import load_campaign
from harness.model.faults import BadInput
from harness.plan.permission_file import permission_in

EXAMPLE = Path(__file__).resolve().parents[2] / "reports" / "campaign.example.yaml"


def written(folder: Path, **changes: object) -> str:
    letter: dict[str, object] = {
        "issued_by": "云台市数据局",
        "valid_from": date(2026, 11, 1),
        "valid_until": date(2026, 12, 31),
        "hosts": ["banshi.example.gov.cn"],
    }
    file = folder / "campaign.yaml"
    file.write_text(yaml.safe_dump({"name": "x", "permission": letter | changes}, allow_unicode=True), "utf-8")
    return str(file)


def test_the_example_is_read_by_those_who_run_and_by_those_who_judge() -> None:
    letter = permission_in(str(EXAMPLE))
    assert letter
    assert (letter.issued_by, letter.valid_until, letter.hours) == (
        "云台市数据局",
        date(2026, 12, 31),
        ("08:00", "20:00"),
    )
    assert letter.forbidden_actions == ("提交预约",)
    assert load_campaign(EXAMPLE).name == "2026-12-yuntai"


def test_a_campaign_by_name_or_without_a_letter_has_none(tmp_path: Path) -> None:
    file = tmp_path / "plain.yaml"
    file.write_text("name: plain\nmin_working_days: 0\n", "utf-8")
    assert permission_in("demo") is None
    assert permission_in("") is None
    assert permission_in(str(file)) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_until": date(2026, 10, 1)}, "permission.valid_until"),
        ({"valid_from": "soon"}, "permission.valid_from"),
        ({"hosts": []}, "permission.hosts"),
        ({"hours": ["8:00", "20:00"]}, "permission.hours"),
        ({"hours": ["08:00"]}, "permission.hours"),
        ({"issued_by": ""}, "permission.issued_by"),
        ({"forbiden_actions": ["提交"]}, "permission.forbiden_actions"),
    ],
)
def test_a_mistake_is_told_with_its_field(tmp_path: Path, changes: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput, match=field.replace(".", r"\.")):
        permission_in(written(tmp_path, **changes))
