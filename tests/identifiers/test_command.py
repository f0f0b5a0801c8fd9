"""`check_identifiers` as CONTRACT.md has it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Member
from tests.identifiers.test_text_of import word
from tests.materials import samples


def run(*arguments: object) -> tuple[str, object]:
    """What the command prints, and its exit status."""
    out = StringIO()
    try:
        call_command("check_identifiers", *map(str, arguments), stdout=out, stderr=StringIO())
    except SystemExit as left:
        return out.getvalue(), left.code
    return out.getvalue(), 0


def kept(tmp_path: Path, content: str | bytes, name: str = "gijiroku") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_something_found_is_told_in_the_keys_of_the_contract(tmp_path):
    printed, code = run(kept(tmp_path, "本日、87歳の方が"), "--format", "json")
    assert (json.loads(printed), code) == (
        [{"start": 3, "end": 6, "kind": "age", "text": "87歳", "replacement": "80代"}],
        1,
    )


def test_nothing_found(tmp_path):
    path = kept(tmp_path, "特になし。")
    assert run(path, "--format", "json") == ("[]\n", 0)
    printed, code = run(path)
    assert ("人の目でもお確かめください" in printed, code) == (True, 0)


def test_the_table_is_for_reading(tmp_path):
    printed, code = run(kept(tmp_path, "見本\n花子さん"))
    assert (printed.splitlines()[0].split("\t")[1:4], code) == (["氏名", "花子さん", "→ ある方"], 1)


def test_a_word_file_is_read(tmp_path):
    path = kept(tmp_path, word(cells=[("連絡先", "03-1234-5678")]))
    printed, code = run(path, "--format", "json")
    assert ([hit["text"] for hit in json.loads(printed)], code) == (["03-1234-5678"], 1)


def test_the_roster_of_the_office_is_known(tmp_path, nerima, itabashi):
    Member.objects.create(facility=nerima.facility, category="user", name="例示 なつ")
    Member.objects.create(facility=itabashi.facility, category="user", name="架空 ふゆ")
    path = kept(tmp_path, "例示が歌い、架空が踊った。")
    printed, code = run(path, "--format", "json", "--facility", nerima.facility.reference)
    (hit,) = json.loads(printed)
    assert (hit["text"], hit["replacement"], code) == ("例示", "利用者", 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "空のファイル", id="empty"),
        pytest.param(samples.pdf(), "文字の入っていないPDF", id="a scan"),
        pytest.param(b"\x00\x01" * 40, "文章を取り出せるのは", id="no text"),
    ],
)
def test_an_unusable_file_is_told_in_one_sentence(tmp_path, content, words):
    with pytest.raises(CommandError, match=words) as refused:
        run(kept(tmp_path, content))
    assert refused.value.returncode == 2


def test_a_missing_file_a_folder_and_an_unknown_office(tmp_path, nerima):
    path = kept(tmp_path, "特になし。")
    for arguments, words in (
        ([tmp_path / "nai.txt"], "見つかりません"),
        ([tmp_path], "フォルダー"),
        ([path, "--facility", "1399999999/76"], "登録されていません"),
        ([path, "--facility", "みほん"], "登録されていません"),
    ):
        with pytest.raises(CommandError, match=words) as refused:
            run(*arguments)
        assert refused.value.returncode == 2


def test_a_file_over_the_limit_is_not_read(tmp_path, settings):
    settings.UPLOAD_LARGEST = 10
    with pytest.raises(CommandError, match="大きすぎます"):
        run(kept(tmp_path, "特になし。特になし。"))
