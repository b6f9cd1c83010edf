"""The pages and the interface for programs that `dateline serve` answers with; nothing here leaves the machine."""
