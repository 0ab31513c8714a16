from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.words.asked_datum import asked_datum, is_same

ONE_THING = [
    ("填表人姓名", "填报人"),
    ("负责人", "场所负责人姓名"),
    ("巡查责任人", "责任人姓名"),
    ("企业名称", "企业名称(全称)"),
    ("统一社会信用代码", "企业信用代码"),
    ("现住址", "现居住地址"),
    ("姓名", "党员姓名"),
    ("联系电话", "居住人联系电话"),
    ("返乡人姓名", "返乡人员姓名"),
    ("户主手机号", "宣传对象手机(填户主)"),
    ("矛盾纠纷排查(起)", "矛盾纠纷排查起数"),
    ("学生姓名", "受助学生姓名"),
    ("家庭住址", "现居地址(家庭住址)"),
    ("患者姓名", "就诊人姓名"),
    ("消杀人员", "作业人员姓名"),
    ("单位名称", "填报单位"),
    ("企业名称", "走访企业"),
    ("家庭住址", "家庭详细住址"),
    ("工号", "员工编号"),
    ("年龄", "老人当前年龄(岁)"),
    ("健康状况", "目前身体情况"),
    ("银行账号", "打款账号"),
    ("走访对象", "受访人姓名"),
    ("点检员", "点检人姓名"),
    ("户主电话", "户主电话(复核)"),
]
TWO_THINGS = [
    ("姓名", "紧急联系人姓名"),
    ("联系电话", "监护人电话"),
    ("户主姓名", "网格员姓名"),
    ("姓名", "联系电话"),
    ("企业名称", "项目名称"),
    ("申请人身份证号", "代理人身份证号"),
    ("是否流动党员", "姓名"),
    ("患者姓名", "陪同人姓名"),
    ("单位名称", "施工单位"),
    ("年龄", "配偶年龄"),
    ("姓名", "老人姓名"),
    ("联系电话", "代办人电话"),
    ("司机姓名", "押运员姓名"),
]


def test_one_thing_is_one_by_whatever_name() -> None:
    assert [pair for pair in ONE_THING if not is_same(asked_datum(pair[0]), asked_datum(pair[1]))] == []


def test_another_person_or_another_datum_is_another_thing() -> None:
    assert [pair for pair in TWO_THINGS if is_same(asked_datum(pair[0]), asked_datum(pair[1]))] == []


def test_a_heading_says_whose_it_is() -> None:
    assert is_same(asked_datum("姓名", "一、被访人信息"), asked_datum("被访人姓名"))
    assert not is_same(asked_datum("姓名", "父亲信息"), asked_datum("姓名", "母亲信息"))
    assert is_same(asked_datum("联系电话", "一、产权人"), asked_datum("出租人电话", "二、出租人(同产权人)"))
    assert asked_datum("姓名", "实有人口登记").whose == ""


@given(st.sampled_from([one for pair in ONE_THING + TWO_THINGS for one in pair]), st.text(max_size=12))
def test_a_label_asks_for_the_same_as_itself(label: str, heading: str) -> None:
    assert is_same(asked_datum(label, heading), asked_datum(label, heading))


def test_whether_two_are_one_does_not_depend_on_their_order() -> None:
    labels = [asked_datum(one) for pair in ONE_THING + TWO_THINGS for one in pair]
    assert all(is_same(first, second) == is_same(second, first) for first, second in product(labels, labels))
