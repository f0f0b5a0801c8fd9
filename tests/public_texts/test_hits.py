"""Places in public words: open until decided, known again by what stands around them, replaced at their offsets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.public_hits import Place, all_spots, counted, moved, pieces_of, replaced
from publication.identifiers import Hit, Kind


def find(text: str) -> list[Hit]:
    """Every 山田 and every phone number of the form 00-00."""
    kinds = {"山田": (Kind.NAME, "利用者"), "00-00": (Kind.PHONE, "（電話番号）")}
    return [
        Hit(match.start(), match.end(), kinds[match.group()][0], match.group(), kinds[match.group()][1])
        for match in re.finditer("山田|00-00", text)
    ]


def places(texts: dict[str, str], kept=()) -> list[Place]:
    return [spot.place for spot in all_spots(texts, find) if spot.place not in kept]


def test_a_place_is_known_by_ten_characters_on_each_side():
    assert places({"opening": "本日はお忙しいところを山田さんにお越しいただきました。"}) == [
        Place("opening", "name", "山田", "日はお忙しいところを", "さんにお越しいただき")
    ]


def test_a_kept_place_is_closed_in_its_field_and_context_alone():
    texts = {"opening": "山田さんです。", "closing": "山田さんです。"}
    kept = [Place("opening", "name", "山田", "", "さんです。")]
    assert places(texts, kept) == [Place("closing", "name", "山田", "", "さんです。")]
    assert places(texts | {"opening": "山田さんでした。"}, kept) == [
        Place("opening", "name", "山田", "", "さんでした。"),
        Place("closing", "name", "山田", "", "さんです。"),
    ]


@pytest.mark.parametrize(
    "kept",
    [
        Place("opening", "phone", "山田", "", "さんです。"),
        Place("opening", "name", "山本", "", "さんです。"),
    ],
    ids=["another kind", "other words"],
)
def test_a_decision_on_something_else_closes_nothing(kept):
    assert len(places({"opening": "山田さんです。"}, [kept])) == 1


def test_the_same_place_twice_in_a_field_has_two_names_and_one_decision():
    texts = {"opening": "〇〇〇〇〇〇〇〇〇〇山田〇〇〇〇〇〇〇〇〇〇山田〇〇〇〇〇〇〇〇〇〇"}
    spots = all_spots(texts, find)
    assert len({spot.id for spot in spots}) == 2
    assert len({spot.place for spot in spots}) == 1


def test_a_very_long_find_is_kept_to_two_hundred_characters():
    def all_of_it(text: str) -> list[Hit]:
        return [Hit(0, len(text), Kind.MAIL, text, "")]

    [spot] = all_spots({"opening": "a" * 500}, all_of_it)
    assert spot.place.text == "a" * 200
    assert [again.place for again in all_spots({"opening": "a" * 500}, all_of_it)] == [spot.place]


def test_kinds_are_counted_in_their_order_and_none_is_zero():
    spots = all_spots({"opening": "00-00 山田 山田"}, find)
    assert counted(spots) == [(Kind.NAME, 2), (Kind.PHONE, 1)]


def test_several_places_of_one_text_are_replaced_at_once():
    text = "山田さんの電話は00-00、山田さんです。"
    assert replaced(text, [(hit, hit.replacement) for hit in find(text)]) == (
        "利用者さんの電話は（電話番号）、利用者さんです。"
    )
    assert replaced(text, [(find(text)[1], "")]) == "山田さんの電話は、山田さんです。"


@given(st.lists(st.sampled_from(["山田", "00-00", "あ", "い\n"]), max_size=12), st.sets(st.integers(0, 11)))
def test_the_neighbours_of_replaced_places_are_where_moved_says(parts, which):
    text = "".join(parts)
    hits = find(text)
    changes = [(hit, "地域の方") for number, hit in enumerate(hits) if number in which]
    after = replaced(text, changes)
    assert [(old, after[new.start : new.end]) for old, new in moved(hits, changes)] == [
        (hit, hit.text) for hit in hits if hit not in dict(changes)
    ]


@given(st.lists(st.sampled_from(["山田", "00-00", "あ", "い\n"]), max_size=12))
def test_the_pieces_are_the_text_and_mark_what_was_found(parts):
    text = "".join(parts)
    pieces = list(pieces_of(text, find(text)))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.kind] == [hit.text for hit in find(text)]
