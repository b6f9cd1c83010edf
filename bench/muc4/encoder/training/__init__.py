"""Fine-tunes the encoder with PyTorch (`make train`); what it writes is read without PyTorch (bench/muc4/encoder/network.py)."""
