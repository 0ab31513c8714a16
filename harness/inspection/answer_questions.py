"""`harness answer`: ask a person what the harness alone cannot decide, and sign the answers beside the seal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from harness.inspection.answers_file import form_to_fill, load_answers, open_questions
from harness.inspection.given_folders import refuse_no_recording
from harness.judge.catalogue_file import load_catalogue
from harness.judge.rule import Catalogue, Rule
from harness.model.answer import Answer
from harness.model.faults import BadInput, EvidenceBroken
from harness.model.saying import Language, Saying
from harness.recording.answers import add_answers, read_answers
from harness.recording.reader import Recording
from harness.recording.signing_key import laboratory_key

KEY = "laboratory-key.pem"
WRITTEN = Saying("{count} answers signed: {path}", "已签名保存 {count} 项答复：{path}")
NONE_OPEN = Saying("no question is open", "没有待答复的问题")
SKIP = Saying("(Enter: later)", "（回车：暂不答复）")


@dataclass(frozen=True, slots=True)
class Asked:
    """What `harness answer` was asked; `prompt` asks on a terminal and is None elsewhere."""

    folder: Path
    file: Path | None = None
    key: Path | None = None
    by: str = ""
    questions: bool = False
    language: Language = "zh"
    prompt: Callable[[str], str] | None = None


def answer_questions(asked: Asked) -> list[str]:
    """The lines to print. Raises BadInput where nobody can be asked, EvidenceBroken for a recording not sealed."""
    refuse_no_recording([asked.folder])
    Recording.open(asked.folder)
    catalogue, now = load_catalogue(), datetime.now(UTC)
    earlier = read_answers(asked.folder)
    if earlier.findings:
        raise EvidenceBroken(earlier.findings[0], str(asked.folder))
    waiting = open_questions(catalogue, earlier.latest())
    if asked.questions:
        return [form_to_fill(waiting, asked.language).rstrip()]
    given = _given(asked, catalogue, waiting, now)
    if not given:
        return [NONE_OPEN.say(asked.language)]
    path = add_answers(asked.folder, _key(asked), given, now)
    return [WRITTEN.say(asked.language).format(count=len(given), path=path)]


def _given(asked: Asked, catalogue: Catalogue, waiting: tuple[Rule, ...], now: datetime) -> tuple[Answer, ...]:
    if asked.file:
        return load_answers(asked.file, catalogue, asked.by, now)
    if asked.prompt is None:
        mend = Saying(
            "give --file answers.yaml (--questions prints one to fill in)",
            "用 --file 指定答复文件（--questions 可生成）",
        )
        raise BadInput(Saying("there is no terminal to ask on", "当前不是终端，无法提问"), "answer", mend)
    by = asked.by or asked.prompt("答复人姓名: " if asked.language == "zh" else "your name: ").strip()
    if waiting and not by:
        raise BadInput(Saying("who answers is missing", "缺少答复人"), "--by")
    return tuple(_interview(waiting, by, asked.prompt, asked.language))


def _interview(rules: tuple[Rule, ...], by: str, prompt: Callable[[str], str], language: Language) -> Iterator[Answer]:
    """One question after another; a word or a number of a choice answers, Enter passes over."""
    for rule in rules:
        question = rule.question
        if question is None:
            continue
        choices = [f"  {at}. {choice.says.say(language)}" for at, choice in enumerate(question.choices, 1)]
        look = question.look.say(language)
        head = [f"{rule.id} {question.ask.say(language)}", f"  “{rule.clause.quote}”", *([f"  {look}"] if look else [])]
        text = "\n".join([*head, *choices, f"{SKIP.say(language)} > "])
        while said := prompt(text).strip():
            numbered = question.choices[int(said) - 1].value if said in _numbers(len(question.choices)) else said
            if question.choice(numbered):
                yield Answer(rule.id, numbered, by, datetime.now(UTC))
                break


def _numbers(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


def _key(asked: Asked) -> Ed25519PrivateKey:
    """The laboratory's key: named, or where the run was told to put it (OUT, or a folder above the recording)."""
    if asked.key:
        return laboratory_key(asked.key)
    found = next((place / KEY for place in asked.folder.resolve().parents[:4] if (place / KEY).is_file()), None)
    if found is None:
        mend = Saying("name it with --key", "用 --key 指定")
        raise BadInput(Saying("the laboratory's key is not above the recording", "未找到实验室密钥"), "--key", mend)
    return laboratory_key(found)
