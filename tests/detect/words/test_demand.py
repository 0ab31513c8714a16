"""What of a demand a sentence holds, and what lifts it."""

import pytest

from harness.detect.words.demand import Demand, demand_in, is_lifted, of_public


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("发动家人转发,每户不少于3次", {"whole", "quantity"}),
        ("请各科室于今天下班前全部安装到位", {"modal", "whole", "deadline"}),
        ("每周至少走访10户,纳入年度考核", {"period", "quantity", "consequence"}),
        ("请立即下载,否则影响评优", {"modal", "consequence", "condition"}),
        ("在岗期间必须保持定位开启,否则按脱岗处理", {"modal", "consequence", "condition", "follows"}),
        ("邀请员工加入企业账户", set()),
        ("立即转发", {"modal"}),
        ("会议须知", set()),
    ],
)
def test_parts_of_a_demand(sentence: str, parts: set[str]) -> None:
    found = demand_in(sentence)
    assert {name for name in Demand.__dataclass_fields__ if getattr(found, name)} == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "不得强制要求转发",
        "取消每日打卡要求,不再纳入考核",
        "居民自愿安装",
        "请勿转发不明链接",
        "《考核办法》每月不少于2次",
    ],
)
def test_what_lifts_a_duty_demands_nothing(sentence: str) -> None:
    assert is_lifted(sentence)
    assert not demand_in(sentence).holds


@pytest.mark.parametrize("sentence", ["每天不得少于2次", "缺卡的取消评优资格", "未安装不得办理业务"])
def test_not_less_than_and_lost_rights_lift_nothing(sentence: str) -> None:
    assert not is_lifted(sentence)


@pytest.mark.parametrize("sentence", ["考生须在开考前30分钟到场", "纳税人每月15日前申报", "每人每天饮水不少于1500毫升"])
def test_what_is_asked_of_the_public_binds_no_staff(sentence: str) -> None:
    assert of_public(sentence)
    assert demand_in(sentence) == Demand()


def test_a_consequence_demands_by_itself_and_a_number_does_not() -> None:
    assert demand_in("未登录的予以通报").holds
    assert not demand_in("已有12人以上报名").holds
