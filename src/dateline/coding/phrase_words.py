"""Closed lists of words by which noun phrases are read as parties: measures, articles, modifiers, marks."""

from __future__ import annotations

# Heads that only measure or collect what their "of" phrase names: "a group of gunmen", "dozens of people".
COLLECTING = frozenset(
    """group groups number numbers band bands gang member members lot lots majority most dozens scores hundreds thousands couple
    handful dozen some several many all none one two three four five both half rest party team crowd crowds series bodies body
    lives life remains each any others pair trio squad unit cell column total tens million millions""".split()
)


COLLECTIVES = frozenset(
    {"family", "group", "crew", "team", "gang", "band", "party", "squad", "household", "unit", "cell"}
)


LEFT = frozenset(
    {
        "det",
        "amod",
        "nummod",
        "compound",
        "poss",
        "quantmod",
        "nmod",
        "advmod",
        "case",
        "predet",
        "punct",
        "preconj",
        "neg",
    }
)


QUOTES = frozenset("\"'“”‘’([")
PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT", "EX", "PRP$"})


INDEFINITE = frozenset({"a", "an", "another", "one"})


# Words before a noun phrase that the parser counts in and that say nothing of who or what it is.
OUTSIDE = frozenset(
    {"whose", "only", "even", "also", "just", "mainly", "mostly", "apparently", "reportedly", "allegedly", "namely"}
)
LIVES = frozenset({"life", "lives"})


DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
