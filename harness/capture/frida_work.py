"""Frida's calls with an end: none of them may hold a run longer than its own timeout."""

import threading
from collections.abc import Callable

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
