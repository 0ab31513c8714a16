"""`content`: the content providers from the shell."""

from harness.simulated.android.providers import BadQuery
from harness.simulated.android.shell.call import Call, CommandTable


def _value(word: str) -> tuple[str, str | int]:
    name, _, typed = word.partition(":")
    kind, _, text = typed.partition(":")
    return name, int(text) if kind in ("i", "l") and text.lstrip("-").isdigit() else text


async def content(call: Call) -> int:
    verb, words = (call.argv[0], call.argv[1:]) if call.argv else ("", [])
    pairs = list(zip(words[::2], words[1::2], strict=False))
    told = dict(pairs)
    uri, where = told.get("--uri", ""), told.get("--where", "")
    providers = call.device.providers
    try:
        if verb == "query":
            columns = [name for name in told.get("--projection", "").split(":") if name]
            rows = providers.query(uri, columns, where)
            lines = (f"Row: {at} {', '.join(_shown(*item) for item in row.items())}\n" for at, row in enumerate(rows))
            return await call.say("".join(lines) or "No result found.\n")
        if verb == "insert":
            providers.insert(uri, dict(_value(word) for option, word in pairs if option == "--bind"))
        elif verb == "delete":
            providers.delete(uri, where)
        elif verb == "call":
            return await call.say("Result: Bundle[{}]\n")
        else:
            return await call.complain("usage: adb shell content [subcommand] [options]\n", 1)
    except BadQuery as error:
        return await call.complain(f"Error while accessing provider:{uri}\n{error}\n")
    return 0


def _shown(name: str, value: object) -> str:
    return f"{name}={'NULL' if value is None else value}"


CONTENT_COMMANDS: CommandTable = {"content": content}
