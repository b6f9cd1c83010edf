"""Translates read messages to MUC-4 templates: which instances to report, and each slot by the task's own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.muc4.aspects import effect_features, owner, type_features
from bench.muc4.choosing import Filler, chosen, with_target
from bench.muc4.dating import choose
from bench.muc4.encoder.judging import judgements, mixed
from bench.muc4.encoder.network import Network
from bench.muc4.joining import each_once
from bench.muc4.linear import Linear, load
from bench.muc4.locating import choose as choose_place
from bench.muc4.nations import foreign
from bench.muc4.people import bare
from bench.muc4.proposals import Candidate, Proposal, Setting, proposals, setting
from bench.muc4.reading import Message
from bench.muc4.relevance import features
from bench.muc4.response import Answer, quoted
from bench.muc4.standing import features as naming
from bench.muc4.standing import mentions_of, standing
from bench.muc4.tables import numbers, table, word_table
from bench.muc4.targets import HumanTarget, human_targets
from bench.muc4.things import number
from bench.muc4.uniting import Told, united

CATEGORIES = ("TERRORIST ACT", "STATE-SPONSORED VIOLENCE")
SLOTS = ("IND", "ORG", "PHYS", "HUM", "INSTR")
NOT_TOLD = "-"  # an effect's label where the report says nothing
WITHOUT_TARGET_THINGS = "KIDNAPPING"
WITHOUT_INSTRUMENT = ("KIDNAPPING", "ARSON")


@dataclass(frozen=True, slots=True)
class Models:
    """The learned parts: which phrase fills which slot, which instance to report, four set fills of fillers and who is described, three of instances."""

    fillers: Linear
    relevance: Linear
    human_type: Linear
    human_effect: Linear
    physical_type: Linear
    physical_effect: Linear
    describing: Linear
    standing: Linear
    category: Linear
    dating: Linear
    locating: Linear


def models() -> Models:
    """The learned parts as they lie in weights/."""
    return Models(*(load(name) for name in Models.__slots__))


def answers(message: Message, learned: Models, encoder: Network) -> list[Answer]:
    """The templates of one message: one for each place, date, type and category, as the task counts instances."""
    where = setting(message)
    found = proposals(message, where)
    limits = numbers("thresholds")
    rows: list[Told] = []
    for proposal, judged in zip(found, judgements(message, found, encoder), strict=True):
        shares = [learned.fillers.probabilities(c.features) for c in proposal.candidates]
        held = features(message, proposal.instance, best_of(shares))
        asked = mixed(learned.relevance.probabilities(held), judged.relevance, limits["ENCODER_RELEVANT"])["yes"]
        if asked >= limits["RELEVANT"]:
            told = [
                mixed(one, other, limits["ENCODER"]) if other is not None else one
                for one, other in zip(shares, judged.slots, strict=True)
            ]
            rows.append(Told(proposal, told, asked))
    return united(each_once(rows), lambda told: template(message, where, told, learned))


def best_of(shares: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The probability of the best phrase for each slot."""
    slots = [slot for slot in numbers("thresholds") if slot in SLOTS]
    return {slot: max((s.get(slot, 0.0) for s in shares), default=0.0) for slot in slots}


def template(message: Message, where: Setting, told: Told, learned: Models) -> Answer:
    """The slots of one proposal; the likelier the task asks for it, the less a phrase needs to fill one."""
    proposal, shares = told.proposal, told.shares
    instance = proposal.instance
    answer = Answer()
    held = sorted(set(features(message, instance, best_of(shares))))
    answer.put(2, choose(learned.dating, message, instance) or "-")
    answer.put(3, choose_place(learned.locating, message, instance, where.country))
    answer.put(4, instance.kind)
    answer.put(5, table("stages").get(instance.incident.stage.value, "ACCOMPLISHED"))
    limits = numbers("thresholds")
    thresholds = {slot: limits[slot] / told.relevant ** limits["COUNTS"] for slot in SLOTS}
    pairs = list(zip(proposal.candidates, shares, strict=True))
    fillers = with_target(chosen(pairs, thresholds), pairs, limits["TARGET"])
    if instance.kind not in WITHOUT_INSTRUMENT:
        _instruments(answer, proposal, [f for f in fillers if f.slot == "INSTR"])
    _perpetrators(answer, message, proposal, fillers, learned)
    answer.put(8, _likeliest(learned.category, held, CATEGORIES))
    if instance.kind != WITHOUT_TARGET_THINGS:
        for filler in (f for f in fillers if f.slot == "PHYS"):
            _thing(answer, where, proposal, filler.candidate, learned)
    people = [f for f in fillers if f.slot == "HUM"]
    for target in human_targets(message.text, people, proposal.candidates, shares, learned.describing):
        _human(answer, where, proposal, target, learned)
    return answer


def _instruments(answer: Answer, proposal: Proposal, fillers: Sequence[Filler]) -> None:
    for filler in fillers:
        core = bare(filler.candidate.phrase.core) or filler.candidate.phrase.core
        answer.put(6, quoted(core))
        if muc := instrument_type(core, proposal):
            answer.put(7, f"{muc}: {quoted(core)}")
    if not answer.slots.get(7):
        words = " ".join(m.quote.lower() for m in proposal.instance.mentions)
        told = [muc for muc, stems in word_table("acts_with").items() if any(stem in words for stem in stems)]
        if told:
            answer.put(7, f'{told[0]}: "-"')


def instrument_type(core: str, proposal: Proposal) -> str:
    """The set member for an instrument's words; empty where none fits."""
    words = set(core.lower().replace("-", " ").split())
    if words & word_table("vehicle_bomb")["VEHICLE"] and words & word_table("vehicle_bomb")["BOMB"]:
        return "VEHICLE BOMB"
    told = next((muc for muc, members in word_table("instrument_words").items() if members & words), "")
    weapons = proposal.instance.incident.weapons
    coded = (table("instruments").get(w.type, "") for w in weapons if words & set(w.text.lower().split()))
    return told or next((muc for muc in coded if muc), "")


def _perpetrators(
    answer: Answer, message: Message, proposal: Proposal, fillers: Sequence[Filler], learned: Models
) -> None:
    for filler in fillers:
        phrase = filler.candidate.phrase
        name = quoted(bare(phrase.text) or phrase.text)
        if filler.slot == "IND":
            answer.put(9, name)
        elif filler.slot == "ORG":
            named = mentions_of(filler.candidate, proposal.candidates)
            answer.put(10, name)
            answer.put(11, f"{standing(learned.standing, naming(message, proposal, named))}: {name}")


def worded(candidates: Sequence[Candidate]) -> list[str]:
    """The words of each candidate with those of the owner before it."""
    return [" ".join((*owner(c.phrase), c.phrase.text)) for c in candidates]


def _thing(answer: Answer, where: Setting, proposal: Proposal, candidate: Candidate, learned: Models) -> None:
    name = quoted(bare(candidate.phrase.text) or candidate.phrase.text)
    answer.put(12, name)
    answer.put(13, f"{_likeliest(learned.physical_type, type_features(proposal, candidate, '', 'targets'))}: {name}")
    answer.put(14, f"{number(candidate.phrase.core)}: {name}")
    if nation := foreign(worded([candidate]), where.country):
        answer.put(15, f"{nation}: {name}")
    done = _likeliest(learned.physical_effect, effect_features(proposal, [candidate], "targets"))
    if done != NOT_TOLD:
        answer.put(16, f"{done}: {name}")


def _human(answer: Answer, where: Setting, proposal: Proposal, target: HumanTarget, learned: Models) -> None:
    who = target.who
    name, description = quoted(who.name), quoted(who.description)
    about = name if who.name else description
    if who.name:
        answer.put(18, name)
    if who.description:
        answer.put(19, f"{description}: {name}" if who.name else description)
    told = who.description if who.name else ""
    answer.put(
        20, f"{_likeliest(learned.human_type, type_features(proposal, target.candidate, told, 'people'))}: {about}"
    )
    answer.put(21, f"{who.number}: {about}")
    if nation := foreign([who.description, *worded(target.mentions)], where.country):
        answer.put(22, f"{nation}: {about}")
    done = _likeliest(learned.human_effect, effect_features(proposal, target.mentions, "people"))
    if done != NOT_TOLD:
        answer.put(23, f"{done}: {about}")


def _likeliest(model: Linear, held: Sequence[str], among: tuple[str, ...] = ()) -> str:
    """The most probable label, of those in `among` where it names any; empty where the model has none of them."""
    shares = {label: share for label, share in model.probabilities(held).items() if not among or label in among}
    return max(shares, key=lambda label: shares[label], default="")
