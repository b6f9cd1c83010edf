"""The book: an append-only store of reports, claims and decisions, and the incidents derived from them."""
