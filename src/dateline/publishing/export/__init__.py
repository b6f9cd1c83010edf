"""Incidents as files: Dateline's own and those of other datasets, each with a documented projection."""
