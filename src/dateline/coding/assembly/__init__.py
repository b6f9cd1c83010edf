"""Step three: mentions of one incident are brought together, background set apart, values given to the incident that states them."""
