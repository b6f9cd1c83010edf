"""From parsed sentences to mentions, participants, counts, dates, places and attributions, and from them to incidents and claims."""
