"""What no single field of the editor says: how many points a part has, and how long it is in all."""

from collections.abc import Collection, Iterator

from meetings.minutes_content import Content

MOST = 80
"""Points of one part, besides those of the agenda."""
LONGEST_TEXT = 300_000
"""Characters of one part."""


def too_much(content: Content, agenda: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Of every limit that is passed the place on the page, its label, and the words.

    Parts grow with every post, and each is searched, compared and kept whole. ``agenda``: the keys of its points.
    """
    own = sum(item.key not in agenda for item in content.items)
    if own > MOST:
        words = f"議題にない話題は{MOST}件までです（いま{own}件）。まとめるか、不要な話題を空にしてください。"
        yield "more", "議題以外の話題", words
    long = sum(map(len, (*content.texts(), *(item.title for item in content.items))))
    if long > LONGEST_TEXT:
        words = (
            f"全体で{LONGEST_TEXT:,}文字までです（いま{long:,}文字）。"
            "要点にまとめるか、資料のファイルとして登録してください。"
        )
        yield "minutes", "議事録", words
