"""Why a file is not taken, in words for the person who sent it."""


class FileRefused(Exception):
    """The file is not taken; ``words`` say what it is and what to do, in Japanese."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
