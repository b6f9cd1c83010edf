"""Dateline codes news reports of political violence into sourced claims."""
