"""At the council: opinions gathered, the two evaluators, what would keep the evaluation from counting."""
