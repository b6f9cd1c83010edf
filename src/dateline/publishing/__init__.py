"""How coded reports are shown: the card, the inspection page, and the JSON contract."""
