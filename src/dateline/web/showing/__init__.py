"""What pages show of one thing, as plain values that templates only lay out."""
