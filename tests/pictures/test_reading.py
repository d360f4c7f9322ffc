"""Pictures made fit to show: upright, small enough, without anything but pixels; and hostile files refused."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from app.pictures.reading import LARGE_PX, MAX_BYTES, SMALL_PX, BadPicture, read_picture
from tests.pictures import files
from tests.pictures.files import decoded, encoded


def test_both_sizes_fit_their_squares_and_keep_their_shape() -> None:
    picture = read_picture(files.drawing(4000, 1000))
    large, small = decoded(picture.large.content), decoded(picture.small.content)
    assert (picture.width, picture.height) == large.size == (LARGE_PX, LARGE_PX // 4)
    assert small.size == (SMALL_PX, SMALL_PX // 4)


def test_small_picture_stays_as_it_is() -> None:
    picture = read_picture(files.drawing(200, 100))
    assert decoded(picture.large.content).size == decoded(picture.small.content).size == (200, 100)


def test_photograph_is_turned_as_the_camera_was_held() -> None:
    picture = read_picture(files.photograph_from_a_phone(300, 200))
    image = decoded(picture.large.content).convert("RGB")
    assert image.size == (200, 300)
    top, bottom = image.getpixel((100, 20)), image.getpixel((100, 280))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] - top[2] > 200
    assert bottom[2] - bottom[0] > 200


def test_nothing_that_rode_along_is_kept() -> None:
    file = files.photograph_from_a_phone()
    brought = decoded(file)
    assert 0x8825 in brought.getexif()
    assert b"hemma hos Anna" in file
    assert b"Telefon 12" in file
    picture = read_picture(file)
    for rendition in (picture.large, picture.small):
        image = decoded(rendition.content)
        assert dict(image.getexif()) == {}
        assert b"Exif" not in rendition.content
        assert b"hemma hos Anna" not in rendition.content
        assert b"Telefon 12" not in rendition.content
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


@pytest.mark.parametrize("file_format", ["PNG", "WEBP", "GIF"])
def test_comments_of_other_formats_are_not_kept_either(file_format: str) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Telefon 12"
    options = {"comment": b"hemma hos Anna"} if file_format == "GIF" else {"exif": exif}
    file = encoded(Image.new("RGB", (90, 60), "red"), file_format, **options)
    assert b"Telefon 12" in file or b"hemma hos Anna" in file
    picture = read_picture(file)
    assert b"Telefon 12" not in picture.large.content
    assert b"hemma hos Anna" not in picture.large.content


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        (files.drawing(), "image/png"),
        (encoded(files.grain(300, 300), "PNG"), "image/jpeg"),
        (encoded(files.grain(300, 300, "RGBA"), "WEBP"), "image/png"),
        (encoded(Image.new("RGBA", (90, 90), "red"), "PNG"), "image/png"),
        (files.photograph_from_a_phone(), "image/jpeg"),
        (encoded(Image.new("CMYK", (90, 90)), "JPEG"), "image/jpeg"),
        (encoded(Image.new("I;16", (90, 90), 65535), "PNG"), "image/png"),
        (encoded(Image.new("1", (90, 90)), "PNG"), "image/png"),
        (encoded(Image.new("P", (90, 90)), "PNG"), "image/png"),
    ],
    ids=["drawing", "grain", "transparent", "opaque", "photograph", "print", "16 bits", "1 bit", "palette"],
)
def test_what_comes_out_is_what_every_browser_reads(file: bytes, media_type: str) -> None:
    picture = read_picture(file)
    for rendition in (picture.large, picture.small):
        assert rendition.media_type == media_type
        assert decoded(rendition.content).format == media_type.removeprefix("image/").upper()
        assert decoded(rendition.content).mode in {"RGB", "RGBA", "P"}


def test_sixteen_bits_are_scaled() -> None:
    picture = read_picture(encoded(Image.new("I;16", (9, 9), 32768), "PNG"))
    assert decoded(picture.large.content).convert("L").getpixel((4, 4)) == 128


def test_what_is_transparent_stays_so_and_does_not_grow_without_bound() -> None:
    image = files.grain(LARGE_PX, LARGE_PX, "RGB")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    picture = read_picture(encoded(image, "WEBP"))
    assert decoded(picture.large.content).has_transparency_data
    assert len(picture.large.content) < 4_000_000


def test_first_frame_of_an_animation_is_shown() -> None:
    image = decoded(read_picture(files.animation()).large.content)
    assert image.convert("RGB").getpixel((5, 5)) == (255, 0, 0)
    assert getattr(image, "n_frames", 1) == 1


def test_colours_are_those_that_the_profile_means() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    picture = read_picture(encoded(Image.new("RGB", (9, 9), (255, 0, 0)), "PNG", icc_profile=swapped))
    image = decoded(picture.large.content)
    assert image.convert("RGB").getpixel((4, 4)) == (0, 255, 0)
    assert "icc_profile" not in image.info


def test_broken_profile_is_passed_over() -> None:
    picture = read_picture(encoded(Image.new("RGB", (9, 9), (60, 120, 60)), "PNG", icc_profile=b"no profile"))
    assert decoded(picture.large.content).convert("RGB").getpixel((4, 4)) == (60, 120, 60)


@pytest.mark.parametrize("name", list(files.UNREADABLE))
def test_what_is_no_picture_is_refused(name: str) -> None:
    with pytest.raises(BadPicture, match="unreadable"):
        read_picture(files.UNREADABLE[name])


@pytest.mark.parametrize("size", [(60_000, 60_000), (8_000, 6_251), (50_000_001, 1)])
def test_picture_with_too_many_pixels_is_refused_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(BadPicture, match="too_many_pixels"):
        read_picture(files.bomb(*size))


def test_file_that_is_too_large_is_not_even_opened() -> None:
    with pytest.raises(BadPicture, match="too_large"):
        read_picture(files.drawing() + bytes(MAX_BYTES))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_broken_picture_is_refused_and_nothing_else_happens(data: st.DataObject) -> None:
    file = bytearray(
        data.draw(st.sampled_from([files.animation(), files.drawing(40, 40), SMALL_PHOTOGRAPH, SMALL_WEBP]))
    )
    for _ in range(data.draw(st.integers(1, 20))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = read_picture(bytes(file))
    except BadPicture:
        return
    assert max(decoded(picture.large.content).size) <= LARGE_PX


def _webp() -> bytes:
    file = io.BytesIO()
    files.grain(30, 30).save(file, "WEBP", quality=40)
    return file.getvalue()


SMALL_WEBP = _webp()
SMALL_PHOTOGRAPH = files.photograph_from_a_phone(40, 30)
