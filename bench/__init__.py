"""Figures on real text: each bench module has `measure(corpora) -> list[Figure]`; run them with `python -m bench`."""
