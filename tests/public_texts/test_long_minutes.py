"""Minutes with very many places are posted whole."""


def test_more_than_a_thousand_words_for_places_are_posted_at_once(editor):
    many = {f"with-{number:012x}-0": "" for number in range(1500)}
    answer = editor.press("save", editor.fields() | many, **{"text-opening": "開会。"})
    assert (answer.status_code, editor.office.now().texts["opening"]) == (302, "開会。")
