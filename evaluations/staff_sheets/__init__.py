"""Staff sheets: who is asked and how far, the screens behind a link, and the roll-up of all."""
