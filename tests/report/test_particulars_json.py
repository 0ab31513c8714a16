import json

from harness.model.laboratory import Laboratory
from harness.model.order import Order
from harness.report.particulars_json import particulars_json
from tests.report.inspection_factory import a_rule, a_run, a_verdict, an_inspection


def test_every_item_of_the_standard_stands_there_for_programs() -> None:
    lab, order = Laboratory("示例检测实验室", address="林城"), Order(customer="林城市委网信办", approved_by="张授权")
    inspection = an_inspection([a_run([a_verdict()])], [a_rule()], laboratory=lab, order=order)
    told = json.loads(particulars_json(inspection))
    assert {one["item"] for one in told["particulars"]} == set("bcdefghijknop")
    assert "张授权" in str(told["particulars"])
    assert told["conclusions"] == [{"app": "burdened", "articles": {"14(2)": "violation"}}]
    assert len(told["decisions"]) == 6
    assert told["statements"]


def test_the_same_inspection_gives_the_same_bytes() -> None:
    inspection = an_inspection([a_run([a_verdict()])], [a_rule()])
    assert particulars_json(inspection) == particulars_json(inspection)
