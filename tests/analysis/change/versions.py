"""Made-up versions of an app for the tests of the comparison."""

from collections.abc import Iterable

from hypothesis import strategies as st

from harness.model.inventory import Category, Inventory, Item
from harness.model.observation import Evidence

CHANNELS = frozenset({"channel:screens", "channel:proxy", "channel:hooks", "channel:ledger"})
SCENES = frozenset({"scenario:core_tasks", "scenario:menu_walk"})
EVERYTHING = CHANNELS | SCENES | {"role:grassroots"}


def item(category: Category, name: str, place: str = "", under: Iterable[str] = (), *traits: str) -> Item:
    conditions = frozenset(under) or frozenset({"channel:screens", "scenario:menu_walk"})
    return Item(category, name, place, conditions, Evidence("events.jsonl", "seq=7", name), frozenset(traits))


def version(
    *items: Item,
    name: str = "a",
    number: str = "1.0",
    met: Iterable[str] = EVERYTHING,
    device: str = "android-phone",
    app: str = "sample",
) -> Inventory:
    lacking = dict.fromkeys(EVERYTHING - frozenset(met), "switched off")
    return Inventory(f"{name}/attempt-1", app, number, device, "host", items, frozenset(met), lacking)


FUNCTIONS = (
    item(Category.FUNCTION, "办事指南", "home", (), "menu"),
    item(Category.FUNCTION, "附近网点", "home", (), "menu"),
    item(Category.RECEIVER, "banshi.yuntai.test", "", ["channel:proxy", "scenario:core_tasks"], "first"),
    item(Category.DATA, "phone", "banshi.yuntai.test", ["channel:proxy", "scenario:core_tasks"], "phone", "first"),
)

_names = st.sampled_from(["a", "b", "c", "d"])
_items = st.builds(
    item,
    st.sampled_from(list(Category)),
    _names,
    st.sampled_from(["", "x", "y", "z"]),
    st.sets(st.sampled_from(sorted(EVERYTHING)), min_size=1, max_size=3),
)


@st.composite
def any_version(draw: st.DrawFn, name: str) -> Inventory:
    """Items only under conditions that the recording met, as in a real one."""
    met = draw(st.sets(st.sampled_from(sorted(EVERYTHING)), min_size=2)) | {"channel:screens"}
    items = [one for one in draw(st.lists(_items, max_size=12)) if one.under <= met]
    return version(*items, name=name, met=met)
