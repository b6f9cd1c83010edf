"""A small pretrained encoder, fine-tuned to read one instance of a message: which phrases fill its slots, and whether the task asks for it.

`pieces` cuts words as the encoder's vocabulary has them, `windows` lays an instance out as its input, `network` computes, `judging`
mixes what it says with the log-linear models. Training is `bench/muc4/encoder/training/` and needs PyTorch; nothing else does.
"""
