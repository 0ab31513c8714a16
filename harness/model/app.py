"""App: the subject of a run, as its sponsor or the laboratory describes it in a YAML file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

AppKind = Literal["native", "mini_program", "quick_app", "h5"]
Audience = Literal["internal", "public"]
Duty = Literal["check_in", "share", "photo", "trail", "invite", "learning", "other"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step word with its arguments, e.g. Step("type", {"field": "姓名", "text": "$name"})."""

    word: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """A test account; `role` is grassroots (基层用户), superior (上级/管理员) or visitor."""

    role: str
    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Gate:
    """What the app demands before it lets the user on.

    `marker` is text that shows it, `way_through` satisfies it, `reach` leads to it (empty: it stands after sign-in),
    `blocks` is text that can be seen only once it is passed (empty: it blocks the app's functions as a whole).
    """

    name: str
    duty: Duty
    marker: str
    way_through: tuple[Step, ...]
    reach: tuple[Step, ...] = ()
    blocks: str = ""


@dataclass(frozen=True, slots=True)
class CoreTask:
    """One declared function with its steps; `unrelated_to` names the duties it has no need of."""

    name: str
    role: str
    steps: tuple[Step, ...]
    duty: Duty | None = None
    needs_permission: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredException:
    """An 安保/应急 exception with the written rule it rests on, and the days (both included) for which it stands."""

    function: str
    ground: str
    document: str
    sha256: str
    roles: tuple[str, ...]
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether its days are given and `day` is one of them."""
        if self.valid_from is None or self.valid_until is None:
            return False
        return self.valid_from <= day <= self.valid_until


@dataclass(frozen=True, slots=True)
class InHost:
    """How a program inside a host app is reached there, and how its state there is put away.

    `link` opens it from outside; else `open` are the steps to it from the host's first page, which may choose the
    picture `qr` (PNG or JPEG in base64; "" for none). `forget` are the steps by which a user removes the program from
    its host with what it stored and was permitted.
    """

    link: str = ""
    open: tuple[Step, ...] = ()
    forget: tuple[Step, ...] = ()
    qr: str = ""


@dataclass(frozen=True, slots=True)
class App:
    """The subject. `addresses` maps a platform (browser, android, ios, harmony) to a package or URL.

    `deny_texts` are never touched, not even by the file's own steps; `allow_texts` lift the general deny list where
    they stand, for a test tenant in which that does no harm. `administrative_functions` tells whether the sponsor
    carries out any (承担行政职能): a 事业单位 that does not need not file (Article 5); None where nobody said.
    """

    key: str
    name: str
    sponsor: str
    sponsor_short_names: tuple[str, ...]
    filing_number: str | None
    kind: AppKind
    audience: Audience
    version: str
    released_on: date | None
    addresses: Mapping[str, str]
    first_party_domains: tuple[str, ...]
    declared_functions: tuple[str, ...]
    accounts: tuple[Account, ...]
    sign_in: tuple[Step, ...]
    gates: tuple[Gate, ...]
    core_tasks: tuple[CoreTask, ...]
    exceptions: tuple[DeclaredException, ...] = ()
    legal_basis: Mapping[str, str] = field(default_factory=dict)
    necessary_media: tuple[str, ...] = ()
    deny_texts: tuple[str, ...] = ()
    offline_on: date | None = None  # declared end of the service (Articles 12 and 13)
    allow_texts: tuple[str, ...] = ()
    in_host: InHost | None = None
    administrative_functions: bool | None = None

    def account(self, role: str) -> Account | None:
        return next((account for account in self.accounts if account.role == role), None)
