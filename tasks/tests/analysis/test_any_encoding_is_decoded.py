"""Novels come in every encoding, with and without a byte order mark, cut, damaged and mixed."""

from __future__ import annotations

import pytest

from tasks.analysis.decoding import decode
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

TEXTS = {
    "en": "\n".join(prose.english(30)),
    "fr": "Le père était là, près de la fenêtre, et déjà la nuit tombait sur les forêts ; ça ne l’étonnait guère, bien sûr.\n"
    * 40,
    "de": "Der Müller ging früh über die Brücke, während die Bäume im Nebel standen und das große Haus still war.\n"
    * 40,
    "es": "El niño salió de la habitación y miró la montaña; después volvió, según decía su tío, con más corazón.\n"
    * 40,
    "pl": "Wokulski był człowiekiem, który się nie bał żadnej pracy; później wrócił i został właścicielem sklepu, gdyż mógł.\n"
    * 40,
    "cs": "Byl pozdní večer a příliš žluťoučký kůň úpěl ďábelské ódy, když se hoch vrátil domů přes zelený háj.\n" * 40,
    "hu": "Az erdőben sűrű köd ült, és az őrök fázósan húzták össze a köpenyüket, amíg a tűz mellett ültek.\n" * 40,
    "ru": "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему, и это знали все.\n"
    * 40,
    "el": "Μια φορά κι έναν καιρό ήταν ένας βασιλιάς που είχε τρεις κόρες και κάθε μέρα πήγαινε στη θάλασσα.\n" * 40,
    "ja": "私はその人を常に先生と呼んでいた。だからここでもただ先生と書くだけで本名は打ち明けない。これは世間を憚る遠慮である。\n"
    * 30,
    "ko": "옛날 옛적에 한 사람이 살고 있었다. 그는 아침마다 산에 올라가서 나무를 하고 저녁에 집으로 돌아왔다.\n" * 30,
    "zh": "\n".join(prose.chinese(40)),
    "zh-Hant": "只見那個人從門外走進來，說道：「這件事我們早已知道了，還有甚麼話說？」眾人聽了，都不敢出聲。\n" * 30,
}
CASES = [
    *[(name, codec) for name in TEXTS for codec in ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16")],
    *[
        ("fr", "cp1252"),
        ("de", "cp1252"),
        ("es", "cp1252"),
        ("pl", "cp1250"),
        ("pl", "iso8859_2"),
        ("cs", "cp1250"),
        ("hu", "cp1250"),
    ],
    *[
        ("ru", "cp1251"),
        ("ru", "koi8_r"),
        ("ru", "cp866"),
        ("el", "cp1253"),
        ("ja", "cp932"),
        ("ja", "euc_jp"),
        ("ko", "cp949"),
    ],
    *[("zh", "gb18030"), ("zh-Hant", "gb18030"), ("zh-Hant", "big5hkscs"), ("zh", "utf-32-le")],
]


@pytest.mark.parametrize(("name", "codec"), CASES)
@pytest.mark.parametrize("size", [400, None])
def test_text_comes_back_as_it_was(name: str, codec: str, size: int | None) -> None:
    text = TEXTS[name] if size is None else TEXTS[name][:size]
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.damage == []


@pytest.mark.parametrize(
    ("name", "codec"), [case for case in CASES if not case[1].startswith("utf-16") and case[1] != "utf-32-le"]
)
def test_one_stray_byte_changes_one_place(name: str, codec: str) -> None:
    text = TEXTS[name]
    head, tail = text.split("\n", 1)
    mark = b"" if codec != "utf-8-sig" else b"\xef\xbb\xbf"
    plain = "utf-8" if codec == "utf-8-sig" else codec
    decoded = decode(mark + head.encode(plain) + b"\n\xff\n" + tail.encode(plain))
    assert decoded.text.startswith(head)
    assert decoded.text.endswith(tail)


@pytest.mark.parametrize(
    ("name", "codec"), [("zh", "utf-8"), ("zh", "gb18030"), ("zh-Hant", "big5hkscs"), ("ja", "cp932")]
)
def test_a_file_cut_inside_a_character_loses_that_character_only(name: str, codec: str) -> None:
    text = TEXTS[name].rstrip("\n。」”")
    decoded = decode(text.encode(codec)[:-1])
    assert decoded.text[:-1] == text[:-1]
    assert [(place.start, place.reason) for place in decoded.damage] == [(len(text) - 1, "undecodable")]


@pytest.mark.parametrize("accents", [1, 5, 40])
def test_a_latin_1_novel_with_few_accents_is_not_damaged_utf_8(accents: int) -> None:
    text = TEXTS["en"].replace("the", "café", accents)
    decoded = decode(text.replace("“", '"').replace("”", '"').encode("latin-1"))
    assert decoded.encoding == "cp1252"
    assert decoded.damage == []
    assert decoded.text.count("café") == accents


def test_a_line_in_another_encoding_is_read_in_its_own_and_reported() -> None:
    text = TEXTS["zh"]
    added = "这一行是后来用另一种编码加上去的，编辑的人没有注意到这件事。\n"
    decoded = decode(text.encode("gb18030") + b"\n" + added.encode() + text.encode("gb18030"))
    assert decoded.text == text + "\n" + added + text
    assert [decoded.text[place.start : place.end] for place in decoded.damage if place.reason == "mixed_encoding"] == [
        added
    ]
