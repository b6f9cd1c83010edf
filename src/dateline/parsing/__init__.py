"""Sentences, tokens and dependencies of a report, and the gate that skips what cannot hold an incident."""
