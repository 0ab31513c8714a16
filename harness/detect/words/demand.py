"""How a sentence demands: whom it binds, how often, how much, by when, and what follows where one does not.

The structure is that of the duties which the notices on 指尖上的形式主义 name (standards, section 14, L-DUTY and S23):
act + period or quantity + deadline + consequence. What the act is, each detector knows; the words here are ours where
the catalogue has none. What lifts a duty (取消打卡, 不得排名) and what the law asks of the public is no demand.
"""

from dataclasses import dataclass

from harness.detect.words.phrases import Phrases

_SAID = Phrases("demand")


@dataclass(frozen=True, slots=True)
class Demand:
    """What of a demand a sentence holds; `lifted` sentences and those of the public hold none."""

    modal: bool = False
    whole: bool = False  # everybody, each unit, a named part of the staff
    period: bool = False
    quantity: bool = False
    deadline: bool = False
    consequence: bool = False
    condition: bool = False  # what one fails to do; binds only with what follows
    follows: bool = False  # what befalls a picture or a report that falls short: sent back, not counted

    @property
    def sanctions(self) -> bool:
        """A failure with what follows it: 没有水印的照片不算数."""
        return self.condition and (self.consequence or self.follows)

    @property
    def parts(self) -> int:
        """How many of the parts stand in it: two and an act make a demand."""
        return sum((self.modal, self.whole, self.period, self.quantity, self.deadline, self.consequence))

    @property
    def holds(self) -> bool:
        """A consequence demands by itself; 请 or a number alone does not."""
        return self.consequence or self.parts >= 2


def demand_in(sentence: str) -> Demand:
    """The parts of a demand in a normalised sentence."""
    if is_lifted(sentence) or _SAID.of_public.search(sentence):
        return Demand()
    return Demand(
        modal=bool(_SAID.modal.search(sentence)),
        whole=bool(_SAID.whole.search(sentence)),
        period=bool(_SAID.period.search(sentence)),
        quantity=bool(_SAID.quantity.search(sentence)),
        deadline=bool(_SAID.deadline.search(sentence)),
        consequence=bool(_SAID.consequence.search(sentence)),
        condition=(condition := _SAID.condition.search(sentence)) is not None,
        follows=condition is not None and bool(_SAID.follows.search(sentence, condition.end() - 1)),
    )


def is_lifted(sentence: str) -> bool:
    """Whether it forbids, abolishes, warns of or explains the duty that it names."""
    return bool(_SAID.lifted.search(sentence))


def of_public(sentence: str) -> bool:
    """Whether it speaks of what the law asks of firms, drivers, candidates and the like."""
    return bool(_SAID.of_public.search(sentence))
