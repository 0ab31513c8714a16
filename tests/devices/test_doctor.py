import json
from typing import get_args

import pytest

from harness.devices.components import Component, NeededBy
from harness.devices.doctor import doctor_json, doctor_lines, ready
from harness.devices.lab_only import LAB_ONLY
from harness.model.saying import Language, Saying


def component(found: bool, needed_by: NeededBy = "run", problem: Saying | None = None) -> Component:
    return Component(
        key="lamp",
        name="Lamp",
        version="1.2" if found else None,
        found=found,
        needed_for=Saying("light", "照明"),
        mend=Saying("buy one", "购买"),
        needed_by=needed_by,
        problem=problem,
    )


def test_a_found_component_is_one_short_line() -> None:
    assert doctor_lines([component(found=True)], "en")[0] == "✓ Lamp 1.2"


def test_a_missing_component_tells_the_loss_and_the_mend() -> None:
    assert doctor_lines([component(found=False)], "en")[0] == (
        "✗ Lamp: not found; lost without it: light; mend: buy one"
    )
    assert doctor_lines([component(found=False)], "zh")[0] == "✗ Lamp：未找到；没有它就没有：照明；补救：购买"


def test_a_component_with_a_problem_is_not_ticked() -> None:
    line = doctor_lines([component(found=True, problem=Saying("too old", "太旧"))], "en")[0]
    assert line.startswith("✗ Lamp 1.2: too old; lost without it")


def test_what_only_phones_need_does_not_count() -> None:
    handsets = component(found=False, needed_by="handsets")
    assert doctor_lines([handsets], "en")[0].startswith("· Lamp: not found")
    assert ready([handsets])


def test_only_what_a_run_needs_decides_whether_all_is_ready() -> None:
    assert ready([component(found=True), component(found=False, needed_by="setup")])
    assert not ready([component(found=True), component(found=False)])
    assert not ready([component(found=True, problem=Saying("too old", "太旧"))])


@pytest.mark.parametrize("language", get_args(Language))
def test_a_line_sums_up(language: Language) -> None:
    here, gone = component(found=True), component(found=False)
    assert doctor_lines([here], language)[1] != doctor_lines([gone], language)[1]


@pytest.mark.parametrize("language", get_args(Language))
def test_what_only_a_laboratory_can_prove_is_listed_with_its_proof(language: Language) -> None:
    lines = doctor_lines([component(found=True)], language)[2:]
    assert len(lines) == len(LAB_ONLY) + 1
    assert sum("harness devices accept" in line for line in lines) >= 3
    assert json.loads(doctor_json([]))["lab_only"][0]["key"] == LAB_ONLY[0].key


def test_the_json_form_holds_the_same() -> None:
    said = json.loads(doctor_json([component(found=False)]))
    assert said["ready"] is False
    (only,) = said["components"]
    assert only["key"] == "lamp"
    assert (only["found"], only["usable"], only["version"], only["needed_by"]) == (False, False, None, "run")
    assert only["needed_for"] == {"en": "light", "zh": "照明"}
