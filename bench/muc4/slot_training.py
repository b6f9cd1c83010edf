"""Fits what fills single slots of a template: who is described how, how an organisation stands, which day is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bench.muc4.dating import options
from bench.muc4.describing import descriptions
from bench.muc4.fitting import fit
from bench.muc4.linear import Linear
from bench.muc4.locating import options as places
from bench.muc4.people import person
from bench.muc4.projection import Label
from bench.muc4.proposals import Candidate, Proposal
from bench.muc4.ranking import fit_choice
from bench.muc4.scorer import scorer
from bench.muc4.standing import features as naming
from bench.muc4.standing import mentions_of
from bench.muc4.studies import Shares, Study
from bench.muc4.targets import full_names

DESCRIBING, STANDING, DATING, LOCATING = (
    (0.0001, 0.003),
    (0.004, 0.03),
    (0.001, 0.003),
    (0.0003, 0.01),
)  # penalties (see fitting.fit), chosen over five folds of dev
VERDICTS = ("wrong", "half", "right")  # by the scorer's number


def fitted_describing(studies: Sequence[Study], shares: Sequence[Shares]) -> Linear:
    """Which words describe a named human target, from the names of the proposals that are key templates."""
    cases, wanted = [], []
    for study, by_proposal in zip(studies, shares, strict=True):
        for proposal, key, labels, own in zip(study.proposals, study.keys, study.labels, by_proposal, strict=True):
            names = _named(study, proposal, key, labels or ())
            for name, roles in names.items():
                for found in descriptions(name, len(names), proposal.candidates, own):
                    cases.append(found.features)
                    wanted.append("yes" if any(_is_like(found.text, role) for role in roles) else "no")
    return fit(cases, wanted, *DESCRIBING)


def _named(study: Study, proposal: Proposal, key: Any, labels: Sequence[Label]) -> dict[str, list[str]]:
    """From each name of the key that a candidate is, as the report has it in full, to the descriptions that the key gives it."""
    found: dict[str, list[str]] = {}
    for candidate, label in zip(proposal.candidates, labels, strict=bool(labels)):
        who = person(candidate.phrase.text, candidate.phrase.core) if label.slot == "HUM" else None
        strings = set(label.strings)
        if who is not None and who.name and any(f.values & strings for f in key.slots.get("hum-tgt-name", ())):
            roles = [f for f in key.slots.get("hum-tgt-desc", ()) if f.tags & strings]
            found[full_names(study.message.text).fullest(who.name)] = [str(v) for f in roles for v in sorted(f.values)]
    return found


def _is_like(text: str, string: str) -> bool:
    score = scorer()
    return bool(score.compare_strings(score.SLOT_BY_ID["hum-tgt-desc"], text.upper(), string, True))


def fitted_standing(studies: Sequence[Study]) -> Linear:
    """How an organisation stands, from those of the proposals that are key templates, each once."""
    cases, wanted = [], []
    for study, proposal, key, labels in _keyed(studies):
        for candidate, label in _organisations(proposal, labels):
            classes = [v for f in key.slots.get("perp-org-conf", ()) for v, tags in f.alts if tags & set(label.strings)]
            if classes and "(" not in classes[0]:
                cases.append(naming(study.message, proposal, mentions_of(candidate, proposal.candidates)))
                wanted.append(classes[0])
    return fit(cases, wanted, *STANDING)


def _organisations(proposal: Proposal, labels: Sequence[Label]) -> Iterator[tuple[Candidate, Label]]:
    """The first candidate for each organisation of the key."""
    seen = set()
    for candidate, label in zip(proposal.candidates, labels, strict=True):
        if label.slot == "ORG" and label.strings not in seen:
            seen.add(label.strings)
            yield candidate, label


def fitted_dating(studies: Sequence[Study]) -> Linear:
    """How right each option for the day is, from the proposals that are key templates."""
    score, cases, wanted = scorer(), [], []
    for study, proposal, key, _ in _keyed(studies):
        allowed = [v for f in key.slots.get("inc-date", ()) for v, _ in f.alts]
        for option in options(study.message, proposal.instance) if allowed else ():
            best = max(score.compare_dates(score.parse_date(option.said), v, True) for v in allowed)
            cases.append(option.features)
            wanted.append(VERDICTS[best])
    return fit(cases, wanted, *DATING)


def fitted_locating(studies: Sequence[Study]) -> Linear:
    """Which option for the place is the best by the scorer, from the proposals that are key templates."""
    score, cases = scorer(), []
    slot = score.SLOT_BY_ID["inc-loc"]
    for study, proposal, key, _ in _keyed(studies):
        allowed = [v for f in key.slots.get("inc-loc", ()) for v, _ in f.alts]
        found = places(study.message, proposal.instance, study.where.country) if allowed else []
        told = [score.parse_location(option.said) for option in found]
        worth = [float(max(score.compare_values(slot, t, v) for v in allowed)) for t in told]
        cases.append([(option.features, value) for option, value in zip(found, worth, strict=True)])
    return fit_choice(cases, *LOCATING)


def _keyed(studies: Sequence[Study]) -> Iterator[tuple[Study, Proposal, Any, Sequence[Label]]]:
    """Each proposal that is a key template, with its message, key and labels."""
    for study in studies:
        for proposal, key, labels in zip(study.proposals, study.keys, study.labels, strict=True):
            if key is not None and labels is not None:
                yield study, proposal, key, labels
