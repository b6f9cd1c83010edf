"""What is known beforehand, as data files beside their loaders: gazetteer, actors, lexicons, cues and number words."""
