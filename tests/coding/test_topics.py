"""What a whole report is about, and which of its sentences stand apart from that."""

from __future__ import annotations

from dateline.coding.topics import stands_apart, told_as_old, topics_of

DRILL = (
    "Masked men burst into the airport of Lund on Friday and shot three guards. The biggest security exercise of the year had begun.\n"
    "In the scenario, a cell had seized the tower. Pupils played the hostages, and nurses treated the mock casualties.\n"
    "The exercise ends on Sunday. It comes two years after gunmen killed four people at a mall."
)
TRIAL = (
    "A judge in Ghent sentenced a baker to nine years in prison on Monday for an attack on a mosque. The jury had convicted him in May.\n"
    "Prosecutors said he acted alone. His lawyer announced an appeal. The verdict was met with silence in the courtroom."
)
FIGURES = (
    "The number of attacks on ships fell by 12 per cent last year, the shipping bureau said in its annual report.\n"
    "It recorded 95 attacks, compared with 108 the year before. They killed six sailors. Nigeria accounted for half of the cases."
)
CAMPAIGN = (
    "Both candidates bombarded voters with leaflets as the campaign entered its last week. Polls show the governor ahead of his rival.\n"
    "In Monday's debate the Democrat ambushed him over taxes. The election is on 4 May."
)
NEWS = (
    "Gunmen attacked a court in Gao on Monday and killed a judge, police said. Two lawyers were wounded.\n"
    "The army, which held an annual exercise nearby, sent troops. A candidate in the coming election condemned the attack.\n"
    "It was the third attack in the town last year."
)


def test_each_report_has_its_topic_and_news_has_none() -> None:
    assert [topics_of(t) for t in (DRILL, TRIAL, FIGURES, CAMPAIGN, NEWS)] == [
        {"drill"},
        {"trial"},
        {"figures"},
        {"campaign"},
        frozenset(),
    ]


def test_a_time_of_its_own_sets_a_sentence_apart() -> None:
    assert stands_apart("It comes two years after gunmen killed four people at a mall.", "drill")
    assert not stands_apart("Masked men burst into the airport on Friday and shot three guards.", "drill")
    assert stands_apart("On Friday, pirates boarded a tanker off Lagos and took nine men.", "figures")
    assert not stands_apart("They killed six sailors.", "figures")


def test_a_report_on_a_trial_recalls() -> None:
    assert told_as_old("A cashier lost a hand in the explosion.", topics_of(TRIAL))
    assert not told_as_old("On Friday a bomb exploded outside a bank.", topics_of(TRIAL))
    assert not told_as_old("A cashier lost a hand in the explosion.", topics_of(NEWS))
