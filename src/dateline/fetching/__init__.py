"""Fetches feeds and pages politely, from public addresses only, and remembers what it has seen."""
