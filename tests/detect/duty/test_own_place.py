from harness.detect.duty.own_place import told_places
from tests.detect.screen_factory import MASKER, Cell, heading, link, view

PLACES: dict[str, list[Cell]] = {
    "persons": ["学员排名", "213/640"],
    "units": ["上周名次", "第 4(共 9 个站所)"],
}
TOLD = {
    "我": ("persons", ["我", "第 56 名"]),
    "our unit": ("units", ["我单位排名", "第 3 名"]),
    "one's own in a unit": ("persons", ["您本月处理量在全科室排名第 14 位"]),
    "our community": ("units", ["我所在社区", "NO.11"]),
}
OF_NOBODY: tuple[list[Cell], ...] = (
    ["空气质量排名", "全省第 3"],
    ["公示排名", "6021"],
    ["公租房轮候排名", "第 12 名"],
    ["用电量排名", "第 3 名"],
    ["排队", "第 4 位"],
)


def subjects(row: list[Cell]) -> set[str]:
    return {one.subject for one in told_places(view(row), MASKER)}


def test_a_row_tells_whose_place_it_is() -> None:
    for who, row in PLACES.items():
        assert subjects(row) == {who}, row
    for who, told in TOLD.values():
        assert subjects(list(told)) == {who}, told


def test_places_of_cities_queues_and_things_are_nobodys() -> None:
    for row in OF_NOBODY:
        assert subjects(row) == set(), row


TOLD_IN_WORDS = {
    "persons": (
        *("您在全镇列第 12 位", "本周您比 72% 的同事学得多", "较昨日上升 5 名", "比上周后退了 8 位，再加把劲"),
        *("距前一名 刘洋 还差 12 分", "被 张敏 反超，您已跌出前十", "恭喜您进入全区前 50 名", "您目前倒数第 5"),
        *("在 214 名网格员中的位置", "后三名：周强、吴敏、钱军", "本周榜首：胡晓燕（86 分）", "您的得分低于全员平均"),
    ),
    "units": (
        *("我镇在全县 18 个乡镇中居第 11 位", "柳河镇较上月下降 4 位，跌至第 15", "我支部落后第一名 56 分"),
        *("排名后三：白沙镇、双溪乡、古城镇", "东湖县第一，南岭区第二，北关区末位", "马头镇本月全县排名第十五"),
    ),
}


def test_a_sentence_tells_whose_place_it_is_in_many_words() -> None:
    for who, sentences in TOLD_IN_WORDS.items():
        for sentence in sentences:
            assert subjects([sentence]) == {who}, sentence


def test_what_households_pupils_and_towns_are_told_is_no_place_at_work() -> None:
    for sentence in (
        "您家用电量超过了 71% 的邻居",
        "你的跳绳成绩超过全国 85% 的同龄人",
        "我县营商环境评价排名全省前 10",
    ):
        assert subjects([sentence]) == set(), sentence


def test_the_entry_to_a_board_tells_by_its_name_who_stands_on_it() -> None:
    boards = {
        **dict.fromkeys(("学习榜", "河长履职榜", "网格员排行", "班级家长学习榜", "打卡排行"), "persons"),
        **dict.fromkeys(("工会小组榜", "部门积分排行", "乡镇榜"), "units"),
        **dict.fromkeys(("热搜榜", "新书榜", "城市排名", "榜样"), ""),
    }
    for name, who in boards.items():
        page = view(heading("工作台"), link(name))
        assert {one.subject for one in told_places(page, MASKER)} == ({who} if who else set()), name


def test_an_order_made_known_to_all_is_one_and_an_abolished_one_is_none() -> None:
    assert subjects(["市里每天通报各校完成率并排名,请家长配合"]) == {"units"}
    assert subjects(["每位组员每周打卡,每月公布打卡榜"]) == {"persons"}
    assert subjects(["活动名次不公布"]) == set()
    assert subjects(["取消积分排名,不得通报排名"]) == set()


def all_subjects(*rows: Cell | list[Cell]) -> set[str]:
    return {one.subject for one in told_places(view(*rows), MASKER)}


def test_a_board_or_a_scope_of_any_name_with_a_place_on_it() -> None:
    for row in (["司机榜 第 6 名"], ["宣传榜", "本旗第 8 名"], ["里程全场第 4 名/19 人"], ["全村排行", "第 34 户"]):
        assert all_subjects(list(row)) == {"persons"}, row
    assert all_subjects(["本月得分", "46", "全区第 27 名›"]) == {"persons"}


def test_whom_one_is_ahead_of_tells_who_one_is() -> None:
    assert all_subjects("本单位第 22 名，超过 41% 的学员") == {"persons"}
    assert all_subjects("活跃率高于全市 71% 的单位") == {"units"}


def test_a_share_a_streak_and_a_lag_are_no_places() -> None:
    for text in (
        "优秀等次不超过 20%",
        "缴存比例|单位12%/个人12%",
        "这是你连续登录的第36天",
        "柿花村应填118已填40，落后于全乡平均",
    ):
        assert all_subjects(text) == set(), text


def test_the_place_of_a_unit_stands_with_its_name() -> None:
    assert all_subjects(["财政局代表队", "当前名次"], ["", "11"], ["首页", "排名", "我的"]) == {"units"}
    assert all_subjects(["全国排名", "第34571名"], ["支部排名", "第4名"]) == {"persons"}


def test_the_head_of_a_table_of_places_is_nobodys_place() -> None:
    assert all_subjects(["名次", "账号", "得分"], ["1", "平湖发布", "96"], ["2", "平湖文旅", "93"]) == set()


def test_an_entry_to_a_board_before_an_arrow_or_among_tabs() -> None:
    assert all_subjects(["我的积分", "218"], ["排行榜", "›"]) == {"persons"}
    assert all_subjects("党员学习", ["学习", "支部", "排行", "我的"]) == {"persons"}


def seen_on(*rows: list[Cell]) -> set[str]:
    return {one.subject for one in told_places(view(*rows), MASKER)}


def test_on_ones_own_page_the_place_in_ones_unit_is_ones_own() -> None:
    assert seen_on(["我的积分", "920"], ["本单位排名", "第 7"]) == {"persons"}


def test_a_page_that_asks_votes_for_us_tells_the_place_of_us() -> None:
    assert seen_on(["最美庭院评选·我们村需要你!"], ["距第 3 名", "差 120 票"]) == {"units"}


def test_the_head_of_a_column_of_places_is_nobodys_place() -> None:
    assert "persons" not in seen_on(["排名", "街镇", "效能分"], ["1", "甲", "98"], ["2", "乙", "97"])


def test_a_school_in_the_net_is_nobodys_unit() -> None:
    assert seen_on(["干部网络学院"], ["已学", "排名"], ["9 学时", "第 12"]) == {"persons"}


BOARDS = {
    "units": ("班级归寝率排名", "基层工会平均步数榜", "流动红旗窗口"),
    "persons": ("班组学霸榜",),
}


def test_a_board_is_of_those_whom_it_names_whatever_is_counted() -> None:
    for who, boards in BOARDS.items():
        for board in boards:
            assert seen_on([board]) == {who}, board
    for other in ("社区团购销量榜", "小区房价排行榜", "医院口碑排行榜", "学校升学率排名"):
        assert seen_on([other]) == set(), other


def test_a_place_beside_a_figure_of_our_unit_is_the_units() -> None:
    assert seen_on(["本社区安装率", "71.3%"], ["全镇排名", "倒数第2"]) == {"units"}
    assert seen_on(["本街道得分", "全区排名"], ["87.6", "第 5"]) == {"units"}


def test_names_ahead_of_others_are_units_where_each_unit_is_spoken_to() -> None:
    assert seen_on(["请各社区发动居民"], ["现在前三:桂苑、周平、兰苑"]) == {"units"}
    assert seen_on(["请大家加油"], ["现在前三:周平、吴敏、李兰"]) == {"persons"}


def test_a_board_of_each_and_one_told_as_a_chain_are_of_units() -> None:
    for row in (["各单位学时完成榜"], ["各中队完成率排行"], ["各村报送进度榜"]):
        assert seen_on(list(row)) == {"units"}, row
    assert "units" in seen_on(["1 江涛", "9 步"], ["2 桑宁", "8 步"], ["科室榜", "后勤>财务>护理"])


def test_a_unit_that_is_some_cases_behind_has_no_place() -> None:
    assert seen_on(["本班指标 20 起,落后 6 起"]) == set()


def test_a_banner_that_goes_round_is_a_units_though_persons_are_listed_beside() -> None:
    assert "units" in seen_on(["1", "姜晓雯", "9分"], ["2", "李慧敏", "8分"], ["流动红旗窗口"])
