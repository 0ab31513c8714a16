"""Frida's calls with an end: none of them may hold a run longer than its own timeout, nor anything after it."""

import threading
from collections.abc import Callable
from typing import Any

import frida

from harness.model.faults import CaptureLost
from harness.model.saying import Saying

FRIDA_FAULTS: tuple[type[Exception], ...] = (
    frida.ServerNotRunningError,
    frida.ProcessNotFoundError,
    frida.ProcessNotRespondingError,
    frida.InvalidArgumentError,
    frida.InvalidOperationError,
    frida.PermissionDeniedError,
    frida.TimedOutError,
    frida.NotSupportedError,
    frida.ProtocolError,
    frida.TransportError,
    frida.OperationCancelledError,
    frida.ExecutableNotSupportedError,
    frida.core.RPCException,
)


def bounded[Answer](work: Callable[[], Answer], timeout_s: float) -> Answer:
    """What `work` answers, run in a thread with an end. Raises CaptureLost when it fails or does not return in time."""
    faults: list[str] = []
    answers: list[Answer] = []

    def guarded() -> None:
        try:
            answers.append(work())
        except FRIDA_FAULTS as error:
            faults.append(f"{type(error).__name__}: {error}")
        except CaptureLost as error:
            faults.append(error.what.en)

    worker = threading.Thread(target=guarded, name="frida-work", daemon=True)
    worker.start()
    worker.join(timeout_s)
    if answers:
        return answers[0]
    why = faults[0] if faults else f"no answer in {timeout_s:.0f} s"
    raise CaptureLost(Saying(f"Frida: {why}"[:300], f"Frida 无法工作（{why}）"[:300]), "frida")


def let_go(session: Any, script: Any, hear: Callable[..., None], lose: Callable[..., None]) -> None:
    """Let go of a script and its session, whether they ended well or not, and of who listened to them.

    A script of Frida's Python binding listens to its own messages (`Script._setup`): a ring through native code, which
    Python's collector cannot see. Unbroken, it keeps every listener, and with it the whole run, for good.
    """
    if script is not None:
        script.off("message", hear)
        vars(script).pop("_impl", None)
    if session is not None:
        session.off("detached", lose)
