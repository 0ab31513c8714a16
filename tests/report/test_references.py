from harness.report.references import references
from harness.report.words import load_words
from tests.report.inspection_factory import a_rule, a_run, an_inspection


def test_each_text_that_a_rule_cites_is_named_once_in_order() -> None:
    rules = [
        a_rule("R-1", source="S0 Art. 14(4); 2.x [S17]"),
        a_rule("R-2", source="MIIT [S4b]; [S4]; [S17]; [S99]"),
        a_rule("R-3", source="[default]"),
    ]
    told = references(an_inspection([a_run()], rules), load_words("zh"))
    assert told[0] == "国办函〔2026〕12号"
    assert len(told) == 4
    assert told[1].startswith("工信部信管函〔2023〕26号")
    assert "适老化" in told[3]
