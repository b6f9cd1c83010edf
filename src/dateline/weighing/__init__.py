"""What many reports of one incident come to: low, best and high of each count, contested fields, ledgers, and the history of all."""
