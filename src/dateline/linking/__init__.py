"""Which tellings of different reports are one incident, with the reasons in words and weights."""
