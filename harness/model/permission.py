"""Permission: the letter under which an app that is not ours may be tested (standards.md, IN-11)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Leave(StrEnum):
    """What may be sent that nobody wrote into the app file: nothing, forms other than complaints, or everything.

    A complaint is filed once, wherever somebody could have to answer it.
    """

    NOTHING = "nothing"
    FORMS = "forms"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Permission:
    """Both days of validity are included, in legal time. `apps` empty: any app on the `hosts`.

    `hosts` are host names (`*.example.gov.cn`: whatever stands below) and names of packages. `hours` are "HH:MM" from
    and to, empty for the whole day; `forbidden_actions` are words on controls that are never touched.
    `forms_may_be_sent`: this is a test tenant, where a form filled with planted values harms nobody.
    """

    issued_by: str
    valid_from: date
    valid_until: date
    hosts: tuple[str, ...]
    number: str = ""
    apps: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    forbidden_scenarios: tuple[str, ...] = ()
    forbidden_actions: tuple[str, ...] = ()
    forms_may_be_sent: bool = False
