"""appops and cmd appops: reading, setting and booking operations."""

from harness.simulated.android.dumps import appops_dump
from harness.simulated.android.permissions import OPERATIONS
from harness.simulated.android.shell.call import Call, CommandTable
from harness.simulated.handset.package import Package

SHELL_PACKAGE = "com.android.shell"


def operation_named(word: str) -> str:
    """android:fine_location, FINE_LOCATION or a permission's name; mock location keeps its public name."""
    if word in OPERATIONS:
        return OPERATIONS[word]
    return word.removeprefix("android:").upper()


async def appops(call: Call) -> int:
    verb = call.argv[0] if call.argv else ""
    call.argv = call.argv[1:]
    _, words = call.options("--user --uid")
    if verb == "reset":
        call.device.core.ledger.reset(words[0] if words else None)
        return 0
    if verb == "query-op":
        return await _query(call, words)
    package = call.device.core.packages.get(words[0]) if words else None
    if package is None:
        return await call.complain(f"Error: No UID for {words[0] if words else ''} in user 0\n", 255)
    return await _of_package(call, verb, package, words[1:])


async def _of_package(call: Call, verb: str, package: Package, words: list[str]) -> int:
    operation = operation_named(words[0]) if words else ""
    if verb == "get":
        return await call.say(appops_dump.last(call.device, package, operation))
    if verb == "set" and len(words) > 1:
        call.device.core.ledger.set_mode(package.name, operation, words[1])
        return 0
    if verb in ("start", "stop", "note") and operation:
        return _booked(call, verb, package.name, operation)
    call.device.unknown(f"appops {verb} {package.name} {' '.join(words)}")
    return await call.complain(f"Unknown command: {verb}\n", 255)


def _booked(call: Call, verb: str, package: str, operation: str) -> int:
    core = call.device.core
    now = core.clock.now()
    if verb == "stop":
        for use in core.ledger.of(package, now):
            if use.operation == operation and use.running:
                core.ledger.end(use, now)
        return 0
    begin = core.ledger.begin if verb == "start" else core.ledger.book
    begin(package, operation, now, call.device.manager.state_of(package))
    return 0


async def _query(call: Call, words: list[str]) -> int:
    operation, wanted = operation_named(words[0]) if words else "", words[1] if len(words) > 1 else "allow"
    modes = call.device.core.ledger.modes.items()
    found = [package for (package, name), mode in modes if name == operation and mode == wanted]
    return await call.say("".join(f"{name}\n" for name in found) or "No operations.\n")


APPOPS_COMMANDS: CommandTable = {"appops": appops}
