"""Encodings of smaller languages, sisters that differ in a few letters, and bytes that are hardly any evidence."""

from __future__ import annotations

import pytest

from tasks.analysis.decoding import decode, repair
from tasks.tests.analysis import prose
from tasks.tests.analysis.test_any_encoding_is_decoded import TEXTS as COMMON

pytestmark = pytest.mark.pure

TEXTS = {
    "ro": "Bătrânul stătea în faţa casei şi privea cum se lasă seara peste câmpie; când ţipă o pasăre, îşi aminti de fiul său.\n",
    "is": "Það var kalt þennan dag og maðurinn gekk út á sléttuna; hún sá hann ekki fyrr en hann var kominn að ánni.\n",
    "tr": "Yaşlı adam kapının önünde oturmuş, akşamın ağır ağır inişini seyrediyordu; çocuklar sokakta koşuşuyorlardı.\n",
    "lt": "Senis sėdėjo prie namų ir žiūrėjo, kaip leidžiasi saulė; vaikai žaidė gatvėje, o šuo gulėjo po ąžuolu.\n",
    "et": "Vana mees istus maja ees ja vaatas, kuidas õhtu saabub; lapsed mängisid tänaval, koer magas põõsa all, šokk.\n",
    "uk": "Старий сидів біля хати й дивився, як їхні діти біжать до річки; її голос він іще чув, а є й інші голоси, ґава.\n",
    "he": "האיש הזקן ישב לפני הבית והביט איך יורד הערב על העמק, והילדים רצו ברחוב וקראו בקול גדול.\n",
    "ar": "كان الرجل العجوز جالسا أمام البيت ينظر إلى المساء وهو يهبط على الوادي والأطفال يركضون في الطريق.\n",
    "th": "ชายชรานั่งอยู่หน้าบ้านและมองดูเวลาเย็นที่ค่อยๆมาถึงในขณะที่เด็กๆวิ่งเล่นอยู่บนถนน\n",
    "ja": "私はその人を常に先生と呼んでいた。だからここでもただ先生と書くだけで本名は打ち明けない。\n",
}
CASES = [
    ("ro", "cp1250"),
    ("is", "cp1252"),
    ("tr", "cp1254"),
    ("lt", "cp1257"),
    ("et", "cp1257"),
    ("uk", "cp1251"),
    ("uk", "koi8_u"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
    ("th", "cp874"),
    ("ja", "iso2022_jp"),
]


@pytest.mark.parametrize(("name", "codec"), CASES)
@pytest.mark.parametrize("times", [3, 60])
def test_text_comes_back_as_it_was(name: str, codec: str, times: int) -> None:
    text = TEXTS[name] * times
    assert decode(text.encode(codec)).text == text


def test_vietnamese_in_cp1258_sets_its_tones_behind_the_letters() -> None:
    text = "Ông già ngồi trước nhà và nhìn buổi chiều xuống trên cánh đồng; bọn trẻ chạy ngoài đường.\n" * 40
    marks = {"ố": "ố", "ớ": "ớ", "ề": "ề", "ồ": "ồ", "ướ": "ướ", "ổ": "ổ", "ỗ": "ỗ", "ọ": "ọ", "ẻ": "ẻ", "ạ": "ạ"}
    for whole, apart in marks.items():
        text = text.replace(whole, apart)
    text = text.replace("ì", "i\u0300").replace("ò", "o\u0300")
    data = text.encode("cp1258", "ignore")
    assert decode(data).text == data.decode("cp1258")


@pytest.mark.parametrize("byte", [b"\xff", b"\x81", b"\x98"])
def test_one_stray_byte_makes_no_plain_text_another_script(byte: bytes) -> None:
    text = "\n".join(prose.english(30)).encode("ascii", "ignore")
    decoded = decode(text[:4000] + byte + text[4000:])
    assert decoded.encoding == "utf-8"
    assert [(place.start, place.reason) for place in decoded.damage] == [(4000, "undecodable")]


@pytest.mark.parametrize(
    ("name", "codec"),
    [("fr", "cp1252"), ("ru", "cp1251"), ("ja", "euc_jp"), ("zh", "gb18030"), ("zh-Hant", "big5hkscs")],
)
@pytest.mark.parametrize("first", [True, False])
def test_each_half_of_a_joined_file_is_read_in_its_own_encoding(name: str, codec: str, first: bool) -> None:
    half = COMMON[name]
    parts = [half.encode("utf-8"), half.encode(codec)]
    decoded = decode(b"\n".join(parts if first else parts[::-1]))
    assert decoded.text == half + "\n" + half
    assert {place.reason for place in decoded.damage} == {"mixed_encoding"}


def test_cyrillic_read_in_the_wrong_encoding_is_found_and_can_be_turned_back() -> None:
    text = COMMON["ru"]
    wrong = text.encode().decode("cp1251", "replace")
    decoded = decode(wrong.encode())
    assert decoded.damaged_characters > 0.8 * len(wrong.replace(" ", ""))
    place = max(decoded.damage, key=lambda place: place.end - place.start)
    mended = repair.mojibake(decoded.text[place.start : place.end])
    assert mended
    assert mended in text


def test_foreign_words_of_an_english_novel_make_no_other_alphabet() -> None:
    text = "\n".join(prose.english(60)).replace("“", '"').replace("”", '"').replace("’", "'")
    for word in (
        "séance",
        "née",
        "éclat",
        "fête",
        "tête-à-tête",
        "rôle",
        "père",
        "liéta",
        "dò",
        "pâté",
        "blasé",
        "très",
    ):
        text = text.replace(" the ", f" {word} ", 1)
    decoded = decode(text.encode("cp1252"))
    assert (decoded.encoding, decoded.text) == ("cp1252", text)
