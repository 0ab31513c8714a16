"""What is hooked, as the agent and the channel know it; people write it as table/*.yaml (hook_file)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Literal

from harness.model.saying import Saying

Weight = Literal["low", "normal", "high"]
Keep = int | Literal["numbers", "texts", "all"]
# What the agent knows to read of a native function's arguments.
NativeReader = Literal["connect", "getaddrinfo", "path", "bytes", "cipher_update", "block", "called"]
# How a pinning check is answered in the place of the app's own.
Answer = Literal["nothing", "true", "empty_list", "first_argument_list", "first_argument", "proceed", "zero"]


class Category(StrEnum):
    """What a call collects or does, in the words of the rules; the browser's hooks use the same where they overlap."""

    DEVICE = "device"
    NETWORK_ENVIRONMENT = "network_environment"
    LOCATION = "location"
    APP_LIST = "app_list"
    CONTACTS = "contacts"
    CALL_LOG = "call_log"
    SMS = "sms"
    CALENDAR = "calendar"
    MEDIA = "media"
    CONTENT = "content"
    CLIPBOARD = "clipboard"
    CAMERA = "camera"
    MICROPHONE = "microphone"
    SCREEN_CAPTURE = "screen_capture"
    FILE_CHOICE = "file_choice"
    PHOTO = "photo"
    SENSORS = "sensors"
    BIOMETRIC = "biometric"
    NFC = "nfc"
    BLUETOOTH = "bluetooth"
    ACCOUNTS = "accounts"
    PERSISTENCE = "persistence"
    POWERFUL_SERVICE = "powerful_service"
    PERMISSION_PROMPT = "permission_prompt"
    HYBRID = "hybrid"
    NETWORK = "network"
    CRYPTO = "crypto"
    PINNING = "pinning"
    SELF_TEST = "self_test"


@dataclass(frozen=True, slots=True)
class Condition:
    """A regular expression (the dialect of JavaScript and Python alike) searched in one argument's text."""

    argument: int
    matches: str


@dataclass(frozen=True, slots=True)
class Refinement:
    """Where an argument matches, the call belongs to another category or weighs differently."""

    argument: int
    matches: str
    category: Category | None = None
    weight: Weight | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """Where plain and encrypted bytes stand: an argument's position or "result"; "cipher" asks the Cipher's mode."""

    plaintext: int | Literal["result", "cipher"]
    ciphertext: int | Literal["result", "cipher"]


@dataclass(frozen=True, slots=True)
class Hook:
    """One Java method (`$init`: the constructors), all overloads unless `signature` names the types of one.

    `keep`: positions or kinds of arguments told as they are; `mask`: positions told as digests; all others are told as
    shapes. `only`: calls that do not match are none of this hook's. `answer`: a pinning check that is answered.
    `self_test`: arguments of a harmless call by which the agent proves a static method's hook.
    """

    class_name: str
    method: str
    category: Category
    collects: Saying
    source: str
    weight: Weight = "normal"
    signature: tuple[str, ...] | None = None
    keep: tuple[Keep, ...] = ()
    mask: tuple[int, ...] = ()
    refine: tuple[Refinement, ...] = ()
    only: Condition | None = None
    payload: Payload | None = None
    answer: Answer | None = None
    self_test: tuple[str, ...] | None = None

    @property
    def api(self) -> str:
        return f"{self.class_name}.{self.method}"


@dataclass(frozen=True, slots=True)
class NativeHook:
    """One exported function. `modules`: a regular expression over file names, "" for whoever exports it globally.

    `length` and `plaintext` are positions of arguments for the readers that take them.
    """

    function: str
    category: Category
    collects: Saying
    source: str
    reader: NativeReader
    modules: str = ""
    weight: Weight = "normal"
    plaintext: int = 0
    length: int = -1
    only: Condition | None = None
    answer: Answer | None = None

    @property
    def api(self) -> str:
        return f"native {self.function}"


@dataclass(frozen=True, slots=True)
class HookTable:
    """All hooks; the agent speaks of them by number, Java's first."""

    java: tuple[Hook, ...]
    native: tuple[NativeHook, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.java) + len(self.native)

    def at(self, number: int) -> Hook | NativeHook | None:
        """The hook with a number, None for a number that there is not."""
        every: tuple[Hook | NativeHook, ...] = (*self.java, *self.native)
        return every[number] if 0 <= number < len(every) else None

    def without_answers(self) -> "HookTable":
        """Only what watches, nothing that changes what the app decides."""
        java = tuple(hook for hook in self.java if hook.answer is None)
        return HookTable(java, tuple(hook for hook in self.native if hook.answer is None), self.origins)

    def for_agent(self) -> dict[str, Any]:
        """What the agent must know, as JSON: numbers are places in these lists."""
        return {
            "java": [_told(hook) for hook in self.java],
            "native": [_told(hook) for hook in self.native],
        }


def _told(hook: Hook | NativeHook) -> dict[str, Any]:
    left_out = ("collects", "source")
    return {key: value for key, value in asdict(hook).items() if key not in left_out and value not in (None, (), "")}
