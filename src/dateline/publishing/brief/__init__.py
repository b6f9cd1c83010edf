"""Situation reports: what happened in a period, who says so, what is contested, and what changed since the last one."""
