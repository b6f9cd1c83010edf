"""The MUC-4 task: its texts and keys."""
