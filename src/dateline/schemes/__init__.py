"""Incident types, parties, weapons, counted groups, and their projection onto ACLED, UCDP, GTD, CAMEO and PLOVER."""
