from itertools import product

from harness.detect.words.same_thing import is_same_thing, thing_named

ONE_THING = [
    ("在校学生数", "在校学生人数"),
    ("新增就业人数", "就业新增人数"),
    ("房屋地址", "房屋坐落"),
    ("走访日期", "入户时间"),
    ("开展时间", "活动日期"),
    ("日期", "填报日期"),
    ("企业名称", "单位全称"),
    ("填报村", "所属村"),
    ("党支部", "所在支部"),
    ("问题类型", "问题类别"),
    ("参会人数", "实到人数"),
    ("入党时间", "何时入党"),
    ("单位职务", "现任职务"),
]
TWO_THINGS = [
    ("日期", "日期"),
    ("日期", "整改日期"),
    ("检查日期", "填报日期"),
    ("企业名称", "填报单位"),
    ("应到人数", "实到人数"),
    ("户籍地址", "房屋坐落"),
    ("走访户数", "走访次数"),
    ("处置情况", "处置状态"),
]


def _same(first: str, second: str) -> bool:
    return is_same_thing(thing_named(first), thing_named(second))


def test_labels_that_ask_for_one_thing_have_one_name() -> None:
    assert [pair for pair in ONE_THING if not (_same(*pair) and _same(*pair[::-1]))] == []


def test_two_things_have_two_names_and_a_bare_date_is_of_nothing() -> None:
    assert [pair for pair in TWO_THINGS if _same(*pair)] == []


def test_a_label_is_the_same_as_itself_but_for_a_bare_date() -> None:
    labels = {one for pair in ONE_THING + TWO_THINGS for one in pair} - {"日期"}
    assert all(_same(one, other) for one, other in product(labels, labels) if one == other)
