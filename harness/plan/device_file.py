"""Device profiles: one YAML file a device kind, named by its file name."""

import re
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import available_timezones

from pydantic import Field, field_validator, model_validator

from harness.model.device_profile import DeviceProfile, Imitates, Platform
from harness.model.faults import BadInput
from harness.model.file_fault import nearest, printable, refused
from harness.model.saying import Saying
from harness.plan.device_match_written import WrittenMatch, WrittenVirtual
from harness.plan.written_file import Written, read_as

KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
Words = Annotated[str, Field(min_length=1, max_length=400, pattern=r"^[^\x00-\x1f\x7f]*$")]


class WrittenDevice(Written):
    """A device profile as people write it; its key is the file's name without .yaml."""

    name: Words
    platform: Platform
    imitates: Imitates
    simulated: bool
    width_dp: Annotated[int, Field(ge=200, le=4000)]
    height_dp: Annotated[int, Field(ge=200, le=4000)]
    scale: Annotated[float, Field(ge=1, le=6)]
    user_agent: Annotated[str, Field(max_length=600, pattern=r"^[\x20-\x7e]*$")] = ""
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "zh-CN"
    timezone: Words = "Asia/Shanghai"
    client_hints_platform: Annotated[str, Field(max_length=60)] = ""
    model: Annotated[str, Field(max_length=100)] = ""
    match: WrittenMatch | None = None
    virtual: WrittenVirtual | None = None

    @model_validator(mode="after")
    def _of_its_platform(self) -> Self:
        """A browser is told what to say it is; a device that is attached is found by what it is."""
        attached = self.platform != "browser"
        if attached and self.match is None:
            mend = Saying(
                "say which devices it means: maker, rom, api_level, serial ...",
                "写明所指设备：maker、rom、api_level、serial 等",
            )
            raise refused(Saying("`match` is missing", "缺少 match"), mend)
        if not attached and (self.match or self.virtual):
            mend = Saying("leave `match` and `virtual` out", "去掉 match 与 virtual")
            raise refused(Saying("a browser is not attached", "浏览器类设备无需匹配"), mend)
        if not attached and not self.user_agent:
            raise refused(Saying("`user_agent` is missing", "缺少 user_agent"), Saying("add it", "补上该字段"))
        return self

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        # A machine without a time zone database knows none at all: the browser, which has its own, is then the judge.
        known = available_timezones()
        if known and zone not in known:
            mend = Saying("write it as Asia/Shanghai", "写成 Asia/Shanghai 的形式")
            raise refused(Saying("no time zone of this name", "没有这个时区"), mend)
        return zone


def load_device(path: Path) -> DeviceProfile:
    """The profile in `path`. Raises BadInput in one line: file, field, what is wrong, the mend."""
    if not KEY.fullmatch(path.stem):
        mend = Saying("use small letters, digits, dots and dashes", "用小写字母、数字、点与短横命名")
        raise BadInput(Saying("not a name for a device profile", "不能作设备配置的文件名"), str(path), mend)
    written = read_as(path, WrittenDevice)
    told = written.model_dump(exclude={"match", "virtual"})
    match = written.match.as_match() if written.match else None
    virtual = written.virtual.as_virtual() if written.virtual else None
    return DeviceProfile(key=path.stem, **told, match=match, virtual=virtual)


def find_device(name: str, folder: Path) -> DeviceProfile:
    """The profile called `name` in `folder`, or the one in the YAML file `name`. BadInput lists the known ones."""
    if name.endswith((".yaml", ".yml")):
        return load_device(Path(name))
    known = known_devices(folder)
    if name not in known:
        raise BadInput(
            Saying("no device profile of this name", "没有这个设备配置"),
            f"--device {printable(name, 80)}",
            nearest(name, known),
        )
    return load_device(folder / f"{name}.yaml")


def known_devices(folder: Path) -> tuple[str, ...]:
    """The keys of the profiles in `folder`, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))
