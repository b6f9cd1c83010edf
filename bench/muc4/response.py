"""Templates as a system answers them, written in MUC-4's original format."""

from __future__ import annotations

from dataclasses import dataclass, field

NAMES = (
    "MESSAGE: ID", "MESSAGE: TEMPLATE", "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION", "INCIDENT: INSTRUMENT ID", "INCIDENT: INSTRUMENT TYPE", "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE", "PHYS TGT: ID", "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER", "PHYS TGT: FOREIGN NATION", "PHYS TGT: EFFECT OF INCIDENT", "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME", "HUM TGT: DESCRIPTION", "HUM TGT: TYPE", "HUM TGT: NUMBER", "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT", "HUM TGT: TOTAL NUMBER",
)  # fmt: skip
NOT_FILLED = {"ARSON": (6, 7), "KIDNAPPING": (6, 7, 12, 13, 14, 15, 16, 17)}
_LEAD = 36  # columns before a filler


@dataclass(slots=True)
class Answer:
    """One template of a response: fillers by slot number 2-24, each as it is written."""

    slots: dict[int, list[str]] = field(default_factory=dict)

    def put(self, slot: int, filler: str) -> None:
        """Adds a filler unless the slot has it already."""
        fillers = self.slots.setdefault(slot, [])
        if filler and filler not in fillers:
            fillers.append(filler)

    @property
    def type(self) -> str:
        """The incident's type."""
        return self.slots[4][0]


def quoted(text: str) -> str:
    """A string filler: upper case on one line, in double quotes, those inside escaped."""
    return '"' + " ".join(text.upper().split()).replace('"', '\\"') + '"'


def written(message: str, answers: list[Answer]) -> str:
    """The templates of one message; one of asterisks where there are none."""
    if not answers:
        return _block(message, "*", {}, "*")
    return "\n".join(_block(message, str(k), a.slots, "-") for k, a in enumerate(answers, 1))


def _block(message: str, number: str, slots: dict[int, list[str]], empty: str) -> str:
    starred = NOT_FILLED.get(slots[4][0], ()) if slots else ()
    lines = []
    for n, name in enumerate(NAMES):
        fillers = [message] if n == 0 else [number] if n == 1 else slots.get(n) or [empty]
        if n in starred:
            fillers = ["*"]
        lead = f"{n}.".ljust(4) + name
        lines += [lead.ljust(_LEAD) + fillers[0], *(" " * _LEAD + filler for filler in fillers[1:])]
    return "\n".join(lines) + "\n"
