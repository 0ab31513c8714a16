"""An app file as people write it: the same nouns as model.App, with the checks that one can make before a run."""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from harness.model.app import AppKind, Audience, Duty
from harness.model.file_fault import nearest, refused
from harness.model.hosted_app import HOSTS, hosted_address
from harness.model.saying import Saying
from harness.plan.address import check_domain, check_url
from harness.plan.in_host_written import WrittenInHost
from harness.plan.step_words import WrittenStep
from harness.plan.written_file import Written

Role = Literal["grassroots", "superior", "visitor"]
PLATFORMS = ("browser", "android", "ios", "harmony")
PACKAGE = re.compile(r"[A-Za-z][\w-]*(\.[\w-]+)+")
Name = Annotated[str, Field(min_length=1, max_length=200)]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Names = Annotated[list[Name], Field(max_length=500)]
Steps = Annotated[list[WrittenStep], Field(max_length=200)]


class WrittenAccount(Written):
    role: Role
    user: Name
    password: Name


class WrittenGate(Written):
    name: Name
    duty: Duty
    marker: Name
    way_through: Steps = Field(default_factory=list)
    reach: Steps = Field(default_factory=list)
    blocks: Annotated[str, Field(max_length=200)] = ""


class WrittenTask(Written):
    name: Name
    role: Role
    steps: Annotated[Steps, Field(min_length=1)]
    duty: Duty | None = None
    needs_permission: Names = Field(default_factory=list)


class WrittenException(Written):
    function: Name
    ground: Name
    document: Name
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    roles: Names = Field(default_factory=list)
    valid_from: Annotated[date | None, Field(strict=False)] = None
    valid_until: Annotated[date | None, Field(strict=False)] = None


class WrittenApp(Written):
    key: Key
    name: Name
    sponsor: Name
    sponsor_short_names: Names = Field(default_factory=list)
    filing_number: Name | None = None
    kind: AppKind
    audience: Audience
    version: Name
    released_on: Annotated[date | None, Field(strict=False)] = None
    offline_on: Annotated[date | None, Field(strict=False)] = None
    addresses: dict[str, Name]
    first_party_domains: Names = Field(default_factory=list)
    declared_functions: Names = Field(default_factory=list)
    accounts: list[WrittenAccount] = Field(default_factory=list)
    sign_in: Steps = Field(default_factory=list)
    gates: list[WrittenGate] = Field(default_factory=list)
    core_tasks: list[WrittenTask] = Field(default_factory=list)
    exceptions: list[WrittenException] = Field(default_factory=list)
    legal_basis: dict[str, Name] = Field(default_factory=dict)
    necessary_media: Names = Field(default_factory=list)
    deny_texts: Names = Field(default_factory=list)
    allow_texts: Names = Field(default_factory=list)
    in_host: WrittenInHost | None = None
    administrative_functions: bool | None = None

    @field_validator("addresses")
    @classmethod
    def _reachable(cls, addresses: dict[str, str]) -> dict[str, str]:
        if not addresses:
            raise refused(
                Saying("no address at all", "没有任何地址"),
                Saying("add `browser: https://…`", "补上 `browser: https://…`"),
            )
        for platform, address in addresses.items():
            if platform not in PLATFORMS:
                what = Saying("no platform of this name", "没有这个平台")
                raise refused(what, nearest(platform, PLATFORMS), f".{platform:.60}")
            if platform == "browser":
                check_url(address, f".{platform}")
            elif not PACKAGE.fullmatch(address) and hosted_address(address) is None:
                what = Saying("not a package or bundle name", "不是包名")
                hosts = ", ".join(HOSTS)
                mend = Saying(
                    f"write it as cn.gov.example, or HOST/APPID of a mini-program (hosts: {hosts})",
                    f"写成 cn.gov.example 的形式；小程序写成 宿主/AppID（宿主：{hosts}）",
                )
                raise refused(what, mend, f".{platform}")
        return addresses

    @field_validator("first_party_domains")
    @classmethod
    def _domains(cls, domains: list[str]) -> list[str]:
        for index, domain in enumerate(domains):
            check_domain(domain, f"[{index}]")
        return domains

    @model_validator(mode="after")
    def _leads_into_its_host(self) -> Self:
        hosted = [found for address in self.addresses.values() if (found := hosted_address(address))]
        if self.in_host is not None and not hosted:
            mend = Saying("leave it out, or write HOST/APPID as the address", "删去该项，或将地址写成 宿主/AppID")
            raise refused(Saying("the app is in no host", "该应用不在宿主中运行"), mend, "in_host")
        shut = next((one for one in hosted if not one.link), None)
        if shut is not None and not (self.in_host and (self.in_host.link or self.in_host.open)):
            what = Saying(f"{shut.host.name} opens it for nobody from outside", f"{shut.host.name}不允许外部直接打开")
            mend = Saying(
                "write in_host.link (a URL scheme that the sponsor was given), or in_host.open (the steps to it)",
                "写出 in_host.link（主办单位取得的 URL Scheme）或 in_host.open（在宿主中进入它的步骤）",
            )
            raise refused(what, mend, "in_host")
        return self

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        roles = {account.role for account in self.accounts} | {"visitor"}
        names: set[str] = set()
        for index, task in enumerate(self.core_tasks):
            if task.role not in roles:
                mend = Saying("add the account, or let a visitor do the task", "补上账号，或改由 visitor 执行")
                raise refused(Saying("no account has this role", "没有该角色的账号"), mend, f"core_tasks[{index}].role")
            if task.name in names:
                what = Saying("another task has the same name", "任务名称重复")
                raise refused(what, Saying("give each its own", "各用不同名称"), f"core_tasks[{index}].name")
            names.add(task.name)
        return self
