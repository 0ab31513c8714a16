from collections.abc import Sequence

from harness.detect.duty.told_list import told_lists
from tests.detect.screen_factory import Cell, view


def told(*rows: Cell | Sequence[Cell]) -> set[str]:
    return {who for who, _ in told_lists(view(*rows))}


def test_places_counted_in_one_line() -> None:
    assert told("达人榜：1 晨光 2 老船长 3 小禾苗") == {"persons"}
    assert told("早到榜", "1 周强 07:41 2 吴敏 07:49 3 钱军 07:55") == {"persons"}
    assert told("各镇考核排名", "1 高坡乡 2 茶园镇 3 石板镇") == {"units"}
    assert told("支部热度：机关支部 1 执法支部 2 老干支部 3") == {"units"}


def test_names_with_figures_under_a_label_of_order() -> None:
    assert told("单位办结率末三位", "住建局 78% · 青杠乡 75% · 供销社分局 70%") == {"units"}
    assert told("转发量单位排名", ["教育局 4410", "石板镇 2983", "卫健局 2130"]) == {"units"}
    assert told("A 类公司排名：装备 97.2、物流 96.0、船管 93.8") == {"units"}


def test_an_end_of_an_order_by_itself() -> None:
    assert told("登录率后三") == {"units"}


def test_steps_books_and_lists_without_order_are_none() -> None:
    assert told("办理流程：1 提出申请 2 窗口受理 3 审核发证") == set()
    assert told("好书榜：1 平凡世界 2 活着 3 红岩") == set()
    assert told("值班表", "1 周强 2 吴敏 3 钱军") == set()
    assert told("受灾情况", "青杠乡 75 · 石板镇 70") == set()


def test_figures_that_fall_from_unit_to_unit_need_no_word_of_order() -> None:
    assert told("截至中午:财政82赞,交通40赞,档案馆3赞") == {"units"}
    assert told("第1前营村213赞;第2大沟村140赞;第9石咀村22赞") == {"units"}


def test_figures_of_no_units_and_figures_that_do_not_fall_are_no_order() -> None:
    assert told("语文98分,数学95分,英语90分") == set()
    assert told("前营村40票,大沟村82票,石咀村3票") == set()
    assert told("苹果5斤,白梨3斤,前营村1斤") == set()


def test_rates_without_places_are_no_order() -> None:
    assert told("目前注册率:石桥村81%,新堰村64%,双井村39%") == set()
