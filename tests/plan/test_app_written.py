"""What an app file may say and what fits together, before any phone is asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from harness.model.app import Step
from harness.plan.app_file import load_app
from harness.plan.app_written import PLATFORMS, WrittenApp

Complaint = Callable[[str], str]
WAY_THROUGH = "    way_through:\n"
REACH = "    reach:\n      - tap: 学习\n      - expect: 本周必读\n    blocks: 要坚持问题导向\n"


def written(**changes: Any) -> WrittenApp:
    """The least that an app file must say, for an app that visitors use."""
    given: dict[str, Any] = {
        "key": "paper",
        "name": "纸上通",
        "sponsor": "纸城市办公室",
        "kind": "h5",
        "audience": "public",
        "version": "1.0",
        "addresses": {"browser": "https://paper.test/"},
    }
    return WrittenApp.model_validate(given | changes)


def refusal(**changes: Any) -> tuple[str, str]:
    """The message and the place below the field (our own validators) or the field itself."""
    with pytest.raises(ValidationError) as caught:
        written(**changes)
    (error,) = caught.value.errors()
    place = ".".join(str(part) for part in error["loc"])
    return error["msg"], place + str(error.get("ctx", {}).get("inner", ""))


def test_the_least_is_enough_for_an_app_without_accounts() -> None:
    app = written()
    assert (app.accounts, app.sign_in, app.gates, app.core_tasks) == ([], [], [], [])
    assert (app.filing_number, app.released_on) == (None, None)


def test_a_gate_stands_by_itself_unless_the_file_says_how_to_reach_it(good: str, tmp_path: Path) -> None:
    path = tmp_path / "app.yaml"
    path.write_text(good)
    (gate,) = load_app(path).gates
    assert (gate.reach, gate.blocks) == ((), "")
    path.write_text(good.replace(WAY_THROUGH, REACH + WAY_THROUGH, 1))
    (gate,) = load_app(path).gates
    assert gate.reach == (Step("tap", {"text": "学习"}), Step("expect", {"text": "本周必读"}))
    assert gate.blocks == "要坚持问题导向"
    assert gate.way_through[0] == Step("tap", {"text": "获取位置"})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "- tap: 学习",
            "- tab: 学习",
            "app.yaml: gates[0].reach[0].tab: no step word of this name; did you mean `tap`?",
        ),
        ("    reach:\n", "    reach: 学习\n    x:\n", "app.yaml: gates[0].x: no field of this name"),
        ("blocks: 要坚持问题导向", "blocks: 2026", "app.yaml: gates[0].blocks: text is expected, a number found"),
        ("blocks: 要坚持问题导向", "blocks: " + "长" * 201, "app.yaml: gates[0].blocks: "),
        ("blocks:", "block:", "app.yaml: gates[0].block: no field of this name is known; did you mean `blocks`?"),
    ],
)
def test_what_is_wrong_with_reach_or_blocks_is_named(
    good: str, complaint: Complaint, old: str, new: str, expected: str
) -> None:
    text = good.replace(WAY_THROUGH, REACH + WAY_THROUGH, 1)
    assert old in text
    assert complaint(text.replace(old, new, 1)).startswith(expected)


@pytest.mark.parametrize("package", ["cn.gov.lincheng", "cn.gov.lin_cheng.app-2"])
@pytest.mark.parametrize("platform", [one for one in PLATFORMS if one != "browser"])
def test_a_phone_s_app_is_addressed_by_its_package(platform: str, package: str) -> None:
    assert written(addresses={platform: package}).addresses == {platform: package}


@pytest.mark.parametrize(
    "package", ["lincheng", "https://a.test/", ".cn.gov", "cn..gov", "cn.gov.", "1cn.gov", "a b.c"]
)
def test_what_is_no_package_is_refused_with_its_platform(package: str) -> None:
    assert refusal(addresses={"android": package}) == ("not a package or bundle name", "addresses.android")


def test_an_app_without_any_address_is_refused() -> None:
    assert refusal(addresses={}) == ("no address at all", "addresses")


def test_a_domain_is_named_by_its_place() -> None:
    assert refusal(first_party_domains=["paper.test", "https://paper.test"])[1] == "first_party_domains[1]"


@pytest.mark.parametrize("key", ["", "1a", "A", "a b", "a/b", "../a", "a" * 41])
def test_a_key_fits_into_a_folder_s_name(key: str) -> None:
    assert refusal(key=key)[1] == "key"


def test_a_visitor_s_task_needs_no_account_and_a_visitor_s_account_no_sign_in() -> None:
    task = {"name": "看公告", "role": "visitor", "steps": [{"tap": "公告"}]}
    visitor = {"role": "visitor", "user": "a", "password": "b"}
    assert written(core_tasks=[task], accounts=[visitor]).core_tasks[0].role == "visitor"


def test_a_task_of_a_role_without_account_is_refused_by_its_place() -> None:
    tasks = [{"name": name, "role": role, "steps": ["back"]} for name, role in (("a", "visitor"), ("b", "superior"))]
    assert refusal(core_tasks=tasks) == ("no account has this role", "core_tasks[1].role")


def test_a_task_without_steps_is_refused() -> None:
    assert refusal(core_tasks=[{"name": "a", "role": "visitor", "steps": []}])[1] == "core_tasks.0.steps"


def test_an_exception_rests_on_a_document_with_its_digest() -> None:
    given = {"function": "打卡", "ground": "应急", "document": "预案.pdf", "sha256": "ab" * 32}
    assert written(exceptions=[given]).exceptions[0].sha256 == "ab" * 32
    dated = written(exceptions=[given | {"valid_from": "2026-06-01", "valid_until": "2026-09-30"}]).exceptions[0]
    assert (str(dated.valid_from), str(dated.valid_until)) == ("2026-06-01", "2026-09-30")
    assert refusal(exceptions=[given | {"sha256": "AB" * 32}])[1] == "exceptions.0.sha256"
    assert refusal(exceptions=[given | {"document": ""}])[1] == "exceptions.0.document"
