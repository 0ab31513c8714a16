from pathlib import Path

import pytest

from harness.assess import assess
from harness.detect.inventory.inventory_of import inventory_of
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.model.inventory import Category, Inventory, Item
from harness.recording.reader import Recording
from tests.detect.inventory.version_stage import version
from tests.detect.recording_factory import HOST, PERSONA

CATALOGUE = load_catalogue()


def taken(folder: Path) -> Inventory:
    found = assess(folder, CATALOGUE, Campaign(), None)
    return inventory_of(Recording.open(folder), found.observations, found.coverage)


def named(inventory: Inventory, category: Category) -> dict[str, Item]:
    return {one.name: one for one in inventory.items if one.category is category}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Inventory:
    folder = tmp_path_factory.mktemp("whole")
    return taken(version(folder, behind=["设置"], calls=["location", "storage"], sent_to=["sdk.example.com"]))


def test_menu_entries_stand_where_the_walk_found_them(whole: Inventory) -> None:
    found = named(whole, Category.FUNCTION)
    assert {"办事指南", "附近网点", "设置", "提交"} <= set(found)
    assert (found["办事指南"].place, found["设置"].place) == ("home", "我的")
    assert "opened:grassroots:我的" in found["设置"].under


def test_what_is_reached_for_is_a_permission_and_a_call_with_its_moment(whole: Inventory) -> None:
    assert set(named(whole, Category.PERMISSION)) == {"location"}
    assert named(whole, Category.INTERFACE)["location.get"].place == "in_use"
    assert "storage.get" not in named(whole, Category.INTERFACE)


def test_receivers_and_data_are_told_by_host(whole: Inventory) -> None:
    receivers = named(whole, Category.RECEIVER)
    assert ("first" in receivers[HOST].traits, "third" in receivers["sdk.example.com"].traits) == (True, True)
    sent = {(one.name, one.place) for one in whole.items if one.category is Category.DATA}
    assert {("phone", HOST), ("phone", "sdk.example.com")} <= sent


def test_an_interface_is_named_without_its_numbers_and_without_planted_values(whole: Inventory) -> None:
    assert "POST /api/form/*" in named(whole, Category.INTERFACE)
    assert PERSONA.phone not in str(whole.items)


def test_who_could_sign_in_is_a_role_and_who_nobody_tried_is_lacking(whole: Inventory) -> None:
    assert set(named(whole, Category.ROLE)) == {"grassroots"}
    assert "role:superior" in whole.lacking
    assert {"channel:proxy", "scenario:core_tasks", "role:grassroots"} <= whole.met


def test_a_channel_that_was_off_is_lacking_with_its_reason(tmp_path: Path) -> None:
    deaf = taken(version(tmp_path, without=["proxy"]))
    assert "channel:proxy" not in deaf.met
    assert deaf.lacking["channel:proxy"] == "switched off"
