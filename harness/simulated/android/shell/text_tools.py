"""The shell's tools that work on text (toybox's, as far as adb clients use them)."""

import base64
import re
from collections.abc import Iterable

from harness.simulated.android.shell.call import Call, CommandTable


async def echo(call: Call) -> int:
    words = call.argv[1:] if call.argv[:1] in (["-n"], ["-e"]) else call.argv
    return await call.say(" ".join(words) + ("" if call.argv[:1] == ["-n"] else "\n"))


async def printf(call: Call) -> int:
    text = (call.argv[0] if call.argv else "").replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t")
    for word in call.argv[1:]:
        text = text.replace("%s", word, 1).replace("%d", word, 1)
    return await call.say(text)


async def _lines(call: Call, paths: Iterable[str]) -> list[str]:
    texts = [call.device.read_file(path, call.uid) for path in paths] or [await call.all_input()]
    return b"".join(texts).decode("utf-8", "replace").splitlines()


async def grep(call: Call) -> int:
    options, words = call.options("-m -e -A -B -C")
    letters = "".join(options)
    pattern = options.get("-e") or (words.pop(0) if words else "")
    # Without -E a bare | or + stands for itself; nobody asks this shell for more of the old syntax.
    source = re.escape(pattern) if "F" in letters else pattern.replace("\\|", "|") if "E" not in letters else pattern
    try:
        wanted = re.compile(source, re.IGNORECASE if "i" in letters else 0)
        lines = await _lines(call, words)
    except (re.error, OSError) as error:
        return await call.complain(f"grep: {error}\n", 2)
    found = [line for line in lines if bool(wanted.search(line)) != ("v" in letters.replace("-", ""))]
    if "c" in letters:
        await call.say(f"{len(found)}\n")
    elif "o" in letters:
        await call.say("".join(f"{one[0]}\n" for line in found for one in wanted.finditer(line)))
    elif "q" not in letters:
        await call.say("".join(line + "\n" for line in found))
    return 0 if found else 1


async def head(call: Call) -> int:
    options, paths = call.options("-n -c")
    count = next((int(word[1:]) for word in options if word[1:].isdigit()), int(options.get("-n", "10")))
    lines = await _lines(call, paths)
    chosen = lines[:count] if call.name == "head" else lines[-count:] if count else []
    return await call.say("".join(line + "\n" for line in chosen))


async def wc(call: Call) -> int:
    options, paths = call.options()
    lines = await _lines(call, paths)
    words, size = sum(len(line.split()) for line in lines), sum(len(line.encode()) + 1 for line in lines)
    told = {"-l": len(lines), "-w": words, "-c": size}
    return await call.say(" ".join(str(told[name]) for name in told if name in options or not options) + "\n")


async def sort(call: Call) -> int:
    options, paths = call.options()
    lines = sorted(await _lines(call, paths), reverse="-r" in options)
    chosen = list(dict.fromkeys(lines)) if "-u" in options or call.name == "uniq" else lines
    return await call.say("".join(line + "\n" for line in chosen))


async def cut(call: Call) -> int:
    options, paths = call.options("-d -f")
    fields = [int(part) - 1 for part in options.get("-f", "1").split(",") if part.isdigit()]
    sign = options.get("-d", "\t")
    rows = [line.split(sign) for line in await _lines(call, paths)]
    return await call.say("".join(sign.join(row[at] for at in fields if at < len(row)) + "\n" for row in rows))


async def tr(call: Call) -> int:
    text = (await call.all_input()).decode("utf-8", "replace")
    options, words = call.options()
    old, new = (*(word.replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0") for word in words), "", "")[:2]
    if "-d" in options:
        return await call.say("".join(letter for letter in text if letter not in old))
    table = {ord(one): (new[min(at, len(new) - 1)] if new else None) for at, one in enumerate(old)}
    return await call.say(text.translate(table))


async def base64_(call: Call) -> int:
    data = b"".join(call.device.read_file(path, call.uid) for path in call.options()[1]) or await call.all_input()
    coded = base64.b64decode(data) if "-d" in call.argv else base64.encodebytes(data)
    await call.stdout.write(coded)
    return 0


TEXT_TOOLS: CommandTable = {
    "base64": base64_,
    "cut": cut,
    "echo": echo,
    "grep": grep,
    "head": head,
    "printf": printf,
    "sort": sort,
    "tail": head,
    "tr": tr,
    "uniq": sort,
    "wc": wc,
}
