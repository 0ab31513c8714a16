import hashlib

import pytest

from harness.detect.traffic.identity.package_target import PackageTarget
from harness.detect.traffic.identity.planted_value import packages_of
from tests.detect.traffic.identity.sending import PERSONA, layer, seen

APPS = PERSONA.app_list


def test_three_planted_packages_are_one_list() -> None:
    (one,) = seen(layer({f"l[{number}]": package for number, package in enumerate(APPS[:3])}))
    assert (one.canary, one.form, one.seeded, one.data["count"]) == ("app_list", "list", True, 3)


@pytest.mark.parametrize("joint", [",", ";", "|", " "])
def test_a_list_in_one_value_counts_however_it_is_joined(joint: str) -> None:
    (one,) = seen(layer({"x": joint.join(APPS).upper()}))
    assert one.data["count"] == len(APPS)


def test_two_count_only_together_and_less() -> None:
    (one,) = seen(layer({"apps[0]": APPS[0], "apps[1]": APPS[1]}))
    assert one.confidence < 1.0
    assert not seen(layer({"a": APPS[0], "b": APPS[1]}))


def test_two_in_one_value_with_words_between_them_list_nothing() -> None:
    assert not seen(layer({"link": f"from={APPS[0]};to={APPS[1]}"}))
    assert not seen(layer({"note": f"{APPS[0]} opens {APPS[1]}"}))


@pytest.mark.parametrize("text", [APPS[0], f"Mozilla/5.0 {APPS[0]}/1.0", f"{APPS[0]},{APPS[0]}"])
def test_one_package_is_nothing(text: str) -> None:
    assert not seen(layer({"packageName": text}))


def test_packages_in_a_user_agent_do_not_count() -> None:
    assert not seen(layer({"user-agent": " ".join(APPS), "referer": APPS[0]}, "header", ()))


def test_digests_of_packages_are_a_list_too() -> None:
    (one,) = seen(layer({f"l[{n}]": hashlib.md5(package.encode()).hexdigest() for n, package in enumerate(APPS)}))
    assert (one.canary, one.form) == ("app_list", "list+md5")


def test_a_package_that_begins_a_longer_one_is_another() -> None:
    assert not seen(layer({f"a[{number}]": package + ".debug" for number, package in enumerate(APPS)}))
    assert not seen(layer({f"a[{number}]": package + "2" for number, package in enumerate(APPS)}))


def test_a_package_is_looked_for_by_what_is_left_without_points() -> None:
    target = PackageTarget(next(iter(packages_of(PERSONA))))
    assert target.cores == ("cncanaryreadermmyt2ws9",)


@pytest.mark.parametrize("mark", [",", "|", ";"])
@pytest.mark.parametrize("ending", ["", ".json", ".html", ".do"])
def test_a_list_in_a_path_is_seen_with_the_ending_of_a_page(mark: str, ending: str) -> None:
    (one,) = seen(layer({"[3]": mark.join(APPS[:2]) + ending}, "url", ()))
    assert (one.where, one.data["count"]) == ("url[3]", 2)


@pytest.mark.parametrize("ending", [".jsonx", ".json.gz", ".docs", ".j"])
def test_other_endings_belong_to_another_package(ending: str) -> None:
    assert not seen(layer({"[3]": ",".join((APPS[0], APPS[1] + ending))}, "url", ()))


def test_the_folders_that_android_puts_apps_in_are_seen() -> None:
    folders = [f"/data/app/~~3sQ==/{package}-kW8_a1Zx0Q==/base.apk" for package in PERSONA.app_list]
    assert {one.form for one in seen(layer({"x": " ".join(folders)})) if one.canary == "app_list"} == {"list"}


def test_a_list_of_one_beside_the_package_that_asks_is_none() -> None:
    assert not seen(layer({"apps[0]": APPS[0], "pkg": APPS[1]}))
    assert seen(layer({"apps.one": APPS[0], "apps.two": APPS[1]}))
