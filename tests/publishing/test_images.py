"""Pictures for the public hold pixels and nothing else."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from publication.images import CleanImage, ImageRefused, clean_image

SECRET = "ひみつのカメラ".encode()


def noise(size: tuple[int, int] = (300, 150)) -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise(size, sigma) for sigma in (60, 70, 80)])


def saved(picture: Image.Image, form: str, **more: Any) -> bytes:
    out = BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def gps() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "HIMITSU-CAMERA"
    exif.get_ifd(0x8825)[2] = (35.0, 44.0, 1.0)
    return exif


def opened(clean: CleanImage) -> Image.Image:
    return Image.open(BytesIO(clean.data))


def test_a_photo_loses_where_and_by_what_it_was_taken_and_stands_upright():
    before = saved(noise(), "JPEG", exif=gps(), comment=SECRET, icc_profile=b"HIMITSU-PROFILE")
    assert b"HIMITSU-CAMERA" in before
    assert SECRET in before
    clean = clean_image(before)
    picture = opened(clean)
    assert (picture.format, picture.size, clean.content_type) == ("JPEG", (150, 300), "image/jpeg")
    assert (dict(picture.getexif()), picture.getexif().get_ifd(0x8825)) == ({}, {})
    assert not {"exif", "comment", "icc_profile"} & picture.info.keys()
    assert [word in clean.data for word in (b"HIMITSU", SECRET, b"Exif", b"ICC_PROFILE")] == [False] * 4


def test_a_png_loses_its_texts():
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("Author", "日向 一郎")
    texts.add_text("Comment", "HIMITSU")
    before = saved(Image.new("RGB", (20, 10), "red"), "PNG", pnginfo=texts, exif=gps())
    clean = clean_image(before)
    assert "日向 一郎".encode() in before
    assert [word in clean.data for word in ("日向 一郎".encode(), b"HIMITSU", b"eXIf", b"tEXt")] == [
        False
    ] * 4
    assert (clean.content_type, opened(clean).convert("RGB").getpixel((0, 0))) == ("image/png", (255, 0, 0))


def test_what_lies_under_transparent_parts_is_gone():
    before = Image.new("RGBA", (20, 10), (200, 10, 10, 0))  # "erased" in red
    picture = opened(clean_image(saved(before, "PNG")))
    assert (picture.mode, picture.getcolors()) == ("RGB", [(200, (255, 255, 255))])


def test_of_a_moving_picture_the_first_one_stays():
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("blue", "red")]
    before = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    picture = opened(clean_image(before))
    assert (getattr(picture, "n_frames", 1), picture.getpixel((0, 0))) == (1, (0, 0, 255))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param((3000, 1500), (2000, 1000), id="a wide one"),
        pytest.param((900, 2500), (720, 2000), id="a tall one"),
        pytest.param((40, 30), (40, 30), id="a small one stays"),
    ],
)
def test_the_longest_side(size, expected):
    clean = clean_image(saved(Image.new("RGB", size, "green"), "PNG"))
    assert (clean.width, clean.height) == opened(clean).size == expected


def test_four_colours_of_ink_become_light():
    assert opened(clean_image(saved(noise().convert("CMYK"), "JPEG"))).mode == "RGB"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"%PDF-1.7", id="no picture"),
        pytest.param(saved(noise(), "JPEG")[:-400], id="cut off"),
    ],
)
def test_what_is_no_whole_picture_is_refused(data):
    with pytest.raises(ImageRefused):
        clean_image(data)


def test_what_is_cut_off_is_refused_also_after_weasyprint_was_loaded(monkeypatch):
    from PIL import ImageFile

    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(ImageRefused):
        clean_image(saved(noise(), "JPEG")[:-400])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_bomb_is_refused_before_it_is_unpacked(settings):
    settings.UPLOAD_PIXELS = 1000
    with pytest.raises(ImageRefused, match="too many pixels"):
        clean_image(saved(Image.new("1", (40, 30)), "PNG"))
