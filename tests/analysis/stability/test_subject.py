"""Subjects: the runs of one app version on one device and network, held together; others apart."""

from harness.analysis.stability.subject import subjects
from tests.analysis.stability.laboratory import CLEAN, key, made, tables


def test_each_device_is_a_subject_of_its_own() -> None:
    one = made([CLEAN] * 2)
    others = [made([CLEAN], key(f"r{number}", device=f"d{number}")) for number in range(2)]
    found = list(subjects(tables(one, *others)))
    assert len(found) == 3
    assert {subject.device for subject in found} >= {"d0", "d1"}


def test_two_runs_on_one_device_are_one_subject() -> None:
    assert len(list(subjects(tables(made([CLEAN]), made([CLEAN], key("r2")))))) == 1
