import pytest

from harness.model.app import Account
from harness.report.statements import statements
from harness.report.words import load_words
from tests.report.inspection_factory import a_run, an_app, an_inspection, coverage

ZH = load_words("zh")


def said(*runs: object) -> str:
    return "".join(statements(an_inspection(runs), ZH))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("off", "told"),
    [
        (((), ()), "各次运行的流量经实验室代理记录"),
        (((), ("proxy",)), "部分运行的流量经实验室代理记录"),
        ((("proxy",), ("proxy",)), "各次运行均未取得可用的流量记录"),
    ],
)
def test_decrypted_traffic_is_stated_only_of_runs_that_had_it(off: tuple[tuple[str, ...], ...], told: str) -> None:
    assert told in said(*(a_run(coverage=coverage(without=one)) for one in off))


def test_accounts_are_stated_only_where_the_app_has_some() -> None:
    account = Account("grassroots", "zhaolei", "secret")
    assert "未使用应用账号" in said(a_run())
    assert "应用文件所列的账号" in said(a_run(app=an_app(accounts=(account,))))


def test_the_fixed_words_of_the_standard_are_there() -> None:
    assert "不得部分复制" in said(a_run())
    assert "结果仅对本次所检" in said(a_run())
