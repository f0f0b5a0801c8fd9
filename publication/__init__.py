"""What the public may see, and nothing else: frozen copies, and how long the originals are kept. [N §8, 省令 34②]"""
