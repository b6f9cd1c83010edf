"""Copies of one text, cut or with a paragraph more, are grouped; two reports of one attack in other words are not."""

from __future__ import annotations

from dateline.linking.syndication import copies, groups, likeness, signature

STORY = (
    "A bomb hidden in a vegetable cart tore through the crowded market of Kharpur at dawn on Thursday, killing 12 shoppers and wounding "
    "thirty others, the district police chief told reporters at the scene. Witnesses described a flash and then a silence before people "
    "began to run towards the river. Hospitals in the town appealed for blood while soldiers closed the road to the north. "
    "No group said that it was behind the attack, the third on a market in the province since the beginning of the year."
)
OTHER = (
    "Twelve people died when explosives in a barrow went off among the stalls of Kharpur's main bazaar early on Thursday, according to the "
    "head of police there. Some thirty more were hurt. The town's clinics asked people to give blood, and troops shut the northern highway."
)


def test_a_copy_under_another_publisher_is_a_copy() -> None:
    assert likeness(signature(STORY), signature(STORY)) == 1.0


def test_a_copy_with_a_note_above_and_a_sentence_cut_is_a_copy() -> None:
    changed = "From our correspondents. " + STORY.rsplit(". ", 1)[0] + "."
    assert list(copies({"a": signature(STORY), "b": signature(changed)})) == [("a", "b")]


def test_another_report_of_the_same_attack_is_no_copy() -> None:
    assert not list(copies({"a": signature(STORY), "b": signature(OTHER)}))


def test_case_and_punctuation_make_no_difference() -> None:
    assert signature(STORY.upper().replace(",", "")) == signature(STORY)


def test_texts_too_short_to_tell_are_no_copies() -> None:
    assert signature("Bomb in Kharpur") == ()
    assert groups({"a": (), "b": ()}) == (("a",), ("b",))


def test_groups_name_every_report_once() -> None:
    told = {"c": signature(STORY), "a": signature(STORY), "b": signature(OTHER)}
    assert groups(told) == (("a", "c"), ("b",))
