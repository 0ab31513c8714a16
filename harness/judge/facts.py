"""Facts about the subject that rules ask for: from the app file, the campaign and the date, never from evidence."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from harness.judge.campaign import Campaign
from harness.model.run import Run
from harness.model.saying import Saying

ISSUED = date(2026, 1, 25)  # Article 26: in force from the day of issue
FILING_DUTY_FOR_OLD_APPS = date(2026, 7, 25)  # Article 26: six months later; A26-1 counts this day as still free
LEGAL_DAY = ZoneInfo("Asia/Shanghai")


def day_of_test(began: datetime) -> date:
    """The day of the test where the law applies."""
    return began.astimezone(LEGAL_DAY).date()


def _before_filing_duty(run: Run, _campaign: Campaign) -> bool:
    released = run.app.released_on
    return released is not None and released < ISSUED and day_of_test(run.began) <= FILING_DUTY_FOR_OLD_APPS


def _not_yet_offline(run: Run, _campaign: Campaign) -> bool:
    end = run.app.offline_on
    return end is None or day_of_test(run.began) <= end


def _necessity_unknown(run: Run, campaign: Campaign) -> bool:
    return not run.app.necessary_media and campaign.switches["empty_necessary_media"] == "unknown"


FACTS: Mapping[str, tuple[Saying, Callable[[Run, Campaign], bool]]] = MappingProxyType(
    {
        "before_filing_duty": (
            Saying(
                "the app was online before 2026-01-25 and the test was made by 2026-07-25 (Article 26)",
                "该应用于2026年1月25日前上线，检测日未超过2026年7月25日（第二十六条）",
            ),
            _before_filing_duty,
        ),
        "no_administrative_functions": (
            Saying(
                "the sponsor carries out no administrative functions (Article 5)", "主办单位不承担行政职能（第五条）"
            ),
            lambda run, _campaign: run.app.administrative_functions is False,
        ),
        "administrative_functions_unknown": (
            Saying(
                "the app file does not say whether the sponsor carries out administrative functions",
                "应用档案未写明主办单位是否承担行政职能",
            ),
            lambda run, _campaign: run.app.administrative_functions is None,
        ),
        "no_functions_declared": (
            Saying("no list of functions is declared", "未申报功能清单"),
            lambda run, _campaign: not run.app.declared_functions,
        ),
        "internal_audience": (
            Saying("the app is for internal staff", "该应用面向内部工作人员"),
            lambda run, _campaign: run.app.audience == "internal",
        ),
        "not_mini_program": (
            Saying("the app is no mini-program", "该应用不是小程序"),
            lambda run, _campaign: run.app.kind != "mini_program",
        ),
        "no_accounts": (
            Saying("the app file holds no account of a user", "应用档案中没有用户账号"),
            lambda run, _campaign: all(account.role == "visitor" for account in run.app.accounts),
        ),
        "no_package": (
            Saying("the app is no package on the phone (H5 or mini-program)", "该应用没有安装包（H5或小程序）"),
            lambda run, _campaign: run.app.kind in ("h5", "mini_program"),
        ),
        "no_shutdown_declared": (
            Saying("no end of the service is declared", "未申报关停下线日期"),
            lambda run, _campaign: run.app.offline_on is None,
        ),
        "not_yet_offline": (
            Saying("no declared end of the service had come", "检测日在申报的下线日期之前，或未申报下线"),
            _not_yet_offline,
        ),
        "necessity_unknown": (
            Saying("necessity of media was not declared", "未申报照片、视频、轨迹的必要性"),
            _necessity_unknown,
        ),
    }
)


def facts_of(run: Run, campaign: Campaign) -> Mapping[str, bool]:
    """Every fact by name."""
    return {name: holds(run, campaign) for name, (_, holds) in FACTS.items()}
