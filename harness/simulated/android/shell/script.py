"""A command line as a tree: lists of pipelines of commands, with the shell's compound ones.

Known: ( ... ), { ... }, if, for ... in, while, until, case, NAME() { ... }.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from harness.simulated.android.shell.words import BadSyntax, Operator, Token, Word, tokens

REDIRECTIONS = {">": "out", "1>": "out", ">>": "append", "<": "in", "2>": "err", "2>>": "err", "&>": "both"}
SEPARATORS = (";", "\n", "&", "&&", "||")


@dataclass(slots=True)
class Redirection:
    """`kind`: out, append, in, err, both (to a file), err-to-out or out-to-err (no target)."""

    kind: str
    target: Word | None = None


@dataclass(slots=True)
class Simple:
    """Words and nothing else."""

    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    steps: "list[Step]"


@dataclass(slots=True)
class If:
    """Conditions with what follows each, and what follows when none holds."""

    branches: "list[tuple[list[Step], list[Step]]]"
    otherwise: "list[Step]"


@dataclass(slots=True)
class Loop:
    """`while`, or `until` where `ends_when` is true."""

    condition: "list[Step]"
    body: "list[Step]"
    until: bool


@dataclass(slots=True)
class For:
    name: str
    words: list[Word]
    body: "list[Step]"


@dataclass(slots=True)
class Case:
    subject: Word
    branches: "list[tuple[list[Word], list[Step]]]"


@dataclass(slots=True)
class Function:
    name: str
    body: "list[Step]"


Node = Simple | Group | If | Loop | For | Case | Function


@dataclass(slots=True)
class Command:
    node: Node
    redirections: list[Redirection] = field(default_factory=list)
    negated: bool = False


@dataclass(slots=True)
class Step:
    """A pipeline and what stands before it: "" always, "&&" after success, "||" after failure."""

    after: str
    pipeline: list[Command]
    background: bool = False


def parse(line: str) -> list[Step]:
    """Raises BadSyntax."""
    reader = _Reader(list(tokens(line)))
    steps = reader.steps(())
    if reader.left():
        raise BadSyntax(f"unexpected '{reader.shown()}'")
    return steps


class _Reader:
    """Walks over the tokens."""

    def __init__(self, given: list[Token]) -> None:
        self._given, self._at = given, 0

    def left(self) -> bool:
        return self._at < len(self._given)

    def _token(self) -> Token | None:
        return self._given[self._at] if self.left() else None

    def _sign(self) -> str:
        token = self._token()
        return token.sign if isinstance(token, Operator) else ""

    def _plain(self) -> str:
        token = self._token()
        return (token.plain() or "") if isinstance(token, Word) else ""

    def shown(self) -> str:
        return self._sign() or self._plain() or "end of input"

    def _take(self, *wanted: str) -> str:
        found = self.shown()
        if found not in wanted:
            raise BadSyntax(f"unexpected '{found}'")
        self._at += 1
        return found

    def _word(self) -> Word:
        token = self._token()
        if not isinstance(token, Word):
            raise BadSyntax(f"unexpected '{self.shown()}'")
        self._at += 1
        return token

    def _skip(self, signs: Iterable[str]) -> None:
        while self._sign() in signs and self._sign():
            self._at += 1

    def steps(self, ends: tuple[str, ...]) -> list[Step]:
        """Up to one of the words or signs in `ends`, which is left there."""
        steps: list[Step] = []
        after = ""
        while self.left():
            if self._sign() in SEPARATORS:
                sign = self._sign()
                if sign == "&" and steps:
                    steps[-1].background = True
                after = sign if sign in ("&&", "||") else after if sign == "\n" else ""
                self._at += 1
            elif self._sign() in (")", ";;") or self._plain() in ends:
                return steps
            else:
                steps.append(Step(after, self._pipeline()))
                after = ""
        if ends and "" not in ends:
            raise BadSyntax(f"'{ends[0]}' is missing")
        return steps

    def _pipeline(self) -> list[Command]:
        pipeline = [self._command()]
        while self._sign() == "|":
            self._at += 1
            self._skip(("\n",))
            pipeline.append(self._command())
        return pipeline

    def _command(self) -> Command:
        negated = False
        while self._plain() == "!":
            negated, self._at = not negated, self._at + 1
        before = self._redirections()
        node = self._node()
        if isinstance(node, Simple):
            command = Command(node, before, negated)
            self._rest(node, command)
            return command
        return Command(node, before + self._redirections(), negated)

    def _rest(self, node: Simple, command: Command) -> None:
        while True:
            command.redirections += self._redirections()
            token = self._token()
            if not isinstance(token, Word):
                return
            node.words.append(token)
            self._at += 1

    def _redirections(self) -> list[Redirection]:
        found: list[Redirection] = []
        while sign := self._sign():
            if sign == "2>&1":
                found.append(Redirection("err-to-out"))
                self._at += 1
            elif sign == ">&2":
                found.append(Redirection("out-to-err"))
                self._at += 1
            elif sign in REDIRECTIONS:
                self._at += 1
                found.append(Redirection(REDIRECTIONS[sign], self._word()))
            else:
                break
        return found

    def _node(self) -> Node:
        if self._sign() == "(":
            self._at += 1
            inner = self.steps(("",))
            self._take(")")
            return Group(inner)
        readers: dict[str, Callable[[], Node]] = {
            "{": self._braces,
            "if": self._if,
            "for": self._for,
            "case": self._case,
        }
        word = self._plain()
        if word in readers:
            self._at += 1
            return readers[word]()
        if word in ("while", "until"):
            self._at += 1
            condition = self.steps(("do",))
            return Loop(condition, self._do(), word == "until")
        if word and self._is_function():
            self._at += 3
            self._skip(("\n",))
            self._take("{")
            return Function(word, self._braces().steps)
        if not self._token() or self._sign():
            raise BadSyntax(f"unexpected '{self.shown()}'")
        return Simple()

    def _is_function(self) -> bool:
        following = self._given[self._at + 1 : self._at + 3]
        return [one.sign for one in following if isinstance(one, Operator)] == ["(", ")"]

    def _braces(self) -> Group:
        inner = self.steps(("}",))
        self._take("}")
        return Group(inner)

    def _if(self) -> If:
        branches = []
        otherwise: list[Step] = []
        while True:
            condition = self.steps(("then",))
            self._take("then")
            branches.append((condition, self.steps(("elif", "else", "fi"))))
            word = self._take("elif", "else", "fi")
            if word == "else":
                otherwise = self.steps(("fi",))
                self._take("fi")
            if word != "elif":
                return If(branches, otherwise)

    def _do(self) -> list[Step]:
        self._take("do")
        body = self.steps(("done",))
        self._take("done")
        return body

    def _for(self) -> For:
        name = self._word().plain() or ""
        words: list[Word] = []
        self._skip(("\n",))
        if self._plain() == "in":
            self._at += 1
            while isinstance(self._token(), Word):
                words.append(self._word())
        self._skip((";", "\n"))
        return For(name, words, self._do())

    def _case(self) -> Case:
        subject = self._word()
        self._skip(("\n",))
        self._take("in")
        branches = []
        self._skip(("\n",))
        while self._plain() != "esac":
            self._skip(("(",))
            patterns = [self._word()]
            while self._sign() == "|":
                self._at += 1
                patterns.append(self._word())
            self._take(")")
            branches.append((patterns, self.steps(("esac",)) if self.left() else []))
            self._skip((";;", "\n"))
        self._take("esac")
        return Case(subject, branches)
