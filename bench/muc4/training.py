"""The training cases of the learned parts, and the parts fitted on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bench.muc4.adapt import NOT_TOLD, Models, best_of
from bench.muc4.aspects import effect_features, type_features
from bench.muc4.describing import mentions
from bench.muc4.fitting import fit
from bench.muc4.linear import Linear
from bench.muc4.people import person
from bench.muc4.projection import Label
from bench.muc4.proposals import Candidate, Proposal
from bench.muc4.relevance import features
from bench.muc4.slot_training import fitted_dating, fitted_describing, fitted_locating, fitted_standing
from bench.muc4.studies import Shares, Study
from bench.muc4.targets import full_names

PENALTIES = {  # of a unit of weight and of its square (see fitting.fit); chosen over five folds of dev
    "fillers": (0.00003, 0.00003),
    "relevance": (0.0003, 0.03),
    "human_type": (0.0003, 0.003),
    "human_effect": (0.0003, 0.01),
    "physical_type": (0.001, 0.0),
    "physical_effect": (0.0003, 0.01),
    "category": (0.001, 0.01),
}
SETS = {  # what a set fill is of, and its slot
    "human_type": ("HUM", "hum-tgt-type"),
    "human_effect": ("HUM", "hum-tgt-effect"),
    "physical_type": ("PHYS", "phys-tgt-type"),
    "physical_effect": ("PHYS", "phys-tgt-effect"),
}


def fitted_fillers(studies: Sequence[Study]) -> Linear:
    """Which phrase fills which slot, from the proposals that are key templates."""
    cases = [
        (candidate.features, label.slot)
        for s in studies
        for proposal, labels in zip(s.proposals, s.labels, strict=True)
        if labels is not None
        for candidate, label in zip(proposal.candidates, labels, strict=True)
    ]
    return fit([c for c, _ in cases], [label for _, label in cases], *PENALTIES["fillers"])


def fitted(studies: Sequence[Study], shares: Sequence[Shares], fillers: Linear) -> Models:
    """All learned parts; `shares` are those of each study's candidates by fillers fitted without that study."""
    cases, wanted = [], []
    for study, by_proposal in zip(studies, shares, strict=True):
        for proposal, labels, own in zip(study.proposals, study.labels, by_proposal, strict=True):
            cases.append(sorted(set(features(study.message, proposal.instance, best_of(own)))))
            wanted.append("no" if labels is None else "yes")
    relevance = fit(cases, wanted, *PENALTIES["relevance"])
    parts = {name: _fitted_set(studies, name) for name in SETS}
    parts["category"] = _fitted_category(studies, cases)
    parts |= {"describing": fitted_describing(studies, shares)}
    parts |= {"standing": fitted_standing(studies), "dating": fitted_dating(studies)}
    parts["locating"] = fitted_locating(studies)
    return Models(fillers, relevance, **parts)


def _fitted_category(studies: Sequence[Study], cases: Sequence[Sequence[str]]) -> Linear:
    """Whose violence it is, from the proposals that are key templates."""
    pairs = [(s, a) for s in studies for a in range(len(s.proposals))]
    told = [_category(s, a) if s.keys[a] is not None else None for s, a in pairs]
    kept = [(case, label) for case, label in zip(cases, told, strict=True) if label is not None]
    return fit([case for case, _ in kept], [label for _, label in kept], *PENALTIES["category"])


def _category(study: Study, at: int) -> str | None:
    found = study.keys[at].slots.get("perp-inc-cat", ())
    return str(found[0].alts[0][0]) if found else NOT_TOLD


def _placing(study: Study, at: int) -> str | None:
    """How far the key goes into a place that ours agrees with in its country."""
    allowed = [v for f in study.keys[at].slots.get("inc-loc", ()) for v, _ in f.alts]
    return None if not allowed else "country" if not any(places for _, places, _ in allowed) else "named"


# What a key says of an instance as a whole; the encoder is taught both.
FORMS: dict[str, Callable[[Study, int], str | None]] = {"category": _category, "placing": _placing}


def _fitted_set(studies: Sequence[Study], name: str) -> Linear:
    of, slot = SETS[name]
    cases, wanted = [], []
    for s in studies:
        for proposal, key, labels in zip(s.proposals, s.keys, s.labels, strict=True):
            for candidate, label in zip(proposal.candidates, labels or (), strict=labels is not None):
                value = tagged(key, slot, label) if label.slot == of else None
                if value is not None:
                    cases.append(_set_case(s, proposal, candidate, _role(key, label) if of == "HUM" else "", name))
                    wanted.append(value)
    return fit(cases, wanted, *PENALTIES[name])


def _set_case(study: Study, proposal: Proposal, candidate: Candidate, role: str, name: str) -> Sequence[str]:
    words = "people" if name.startswith("human") else "targets"
    if name.endswith("type"):
        return type_features(proposal, candidate, role, words)
    who = person(candidate.phrase.text, candidate.phrase.core) if words == "people" else None
    full = full_names(study.message.text).fullest(who.name) if who is not None and who.name else ""
    own = [c for c, _ in mentions(full, proposal.candidates)] if full else []
    return effect_features(proposal, own or [candidate], words)


def _role(key: Any, label: Label) -> str:
    """The shortest description that the key gives a name; empty where it gives none."""
    found = [f for f in key.slots.get("hum-tgt-desc", ()) if f.tags & set(label.strings)]
    return str(min(found[0].values, key=lambda value: (len(value), value))) if found else ""


def tagged(key: Any, slot: str, label: Label) -> str | None:
    """The key's set fill for a filler; for an effect that it does not tell NOT_TOLD, for a type None."""
    for filler in key.slots.get(slot, ()):
        for value, tags in filler.alts:
            if tags & set(label.strings) and "(" not in value:
                return str(value)
    return NOT_TOLD if slot.endswith("effect") else None
