"""A command line as a tree: lists of pipelines of commands."""

from dataclasses import dataclass, field

from harness.simulated.android.shell.words import BadSyntax, Operator, Token, Word, tokens

REDIRECTIONS = {">": "out", "1>": "out", ">>": "append", "<": "in", "2>": "err", "2>>": "err", "&>": "both"}
SEPARATORS = (";", "\n", "&", "&&", "||", ";;")


@dataclass(slots=True)
class Redirection:
    """`kind`: out, append, in, err, both (to a file), err-to-out or out-to-err (no target)."""

    kind: str
    target: Word | None = None


@dataclass(slots=True)
class Command:
    """A simple command, or a group ( ... ) in `body`."""

    words: list[Word] = field(default_factory=list)
    redirections: list[Redirection] = field(default_factory=list)
    body: "list[Step] | None" = None
    negated: bool = False


@dataclass(slots=True)
class Step:
    """A pipeline and what stands before it: "" always, "&&" after success, "||" after failure."""

    after: str
    pipeline: list[Command]
    background: bool = False


def parse(line: str) -> list[Step]:
    """Raises BadSyntax."""
    given = list(tokens(line))
    steps, rest = _steps(given, 0, closing=False)
    if rest != len(given):
        raise BadSyntax("unexpected ')'")
    return steps


def _steps(given: list[Token], at: int, *, closing: bool) -> tuple[list[Step], int]:
    steps: list[Step] = []
    after = ""
    while at < len(given):
        token = given[at]
        if isinstance(token, Operator) and token.sign == ")":
            if closing:
                return steps, at + 1
            raise BadSyntax("unexpected ')'")
        if isinstance(token, Operator) and token.sign in SEPARATORS:
            if token.sign == "&" and steps:
                steps[-1].background = True
            after = token.sign if token.sign in ("&&", "||") else ""
            at += 1
            continue
        pipeline, at = _pipeline(given, at)
        steps.append(Step(after, pipeline))
        after = ""
    if closing:
        raise BadSyntax("no closing ')'")
    return steps, at


def _pipeline(given: list[Token], at: int) -> tuple[list[Command], int]:
    pipeline: list[Command] = []
    while True:
        command, at = _command(given, at)
        pipeline.append(command)
        token = given[at] if at < len(given) else None
        if not (isinstance(token, Operator) and token.sign == "|"):
            return pipeline, at
        at += 1


def _command(given: list[Token], at: int) -> tuple[Command, int]:
    command = Command()
    while at < len(given):
        token = given[at]
        if isinstance(token, Word):
            plain = token.plain()
            if plain == "!" and not command.words:
                command.negated = True
            elif not (plain in ("{", "}") and (not command.words or plain == "}")):
                command.words.append(token)
            at += 1
        elif token.sign == "(" and not command.words:
            command.body, at = _steps(given, at + 1, closing=True)
        elif token.sign == "2>&1":
            command.redirections.append(Redirection("err-to-out"))
            at += 1
        elif token.sign == ">&2":
            command.redirections.append(Redirection("out-to-err"))
            at += 1
        elif token.sign in REDIRECTIONS:
            target = given[at + 1] if at + 1 < len(given) else None
            if not isinstance(target, Word):
                raise BadSyntax("unexpected end after a redirection")
            command.redirections.append(Redirection(REDIRECTIONS[token.sign], target))
            at += 2
        else:
            break
    return command, at
