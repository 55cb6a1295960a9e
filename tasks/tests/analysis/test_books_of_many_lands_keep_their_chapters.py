"""Whole small books, as publishers, serial sites and scanners set them: every chapter found, nothing else."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from tasks.analysis import chapters
from tasks.analysis.decoding import decode
from tasks.analysis.language import identify
from tasks.tests.analysis import prose

pytestmark = pytest.mark.pure

COUNT = 12
R = range(1, COUNT + 1)
ROMAN = ["x", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
HAN = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
EN = [
    "x", "The Lamp", "A Guest at Night", "Salt and Bread", "What the Miller Knew", "Rain", "The Second Letter",
    "Over the Hill", "Nobody Home", "A Bargain", "The Well", "Ashes", "Morning",
]  # fmt: skip
ZH = [
    "零",
    "夜雨",
    "故人来访",
    "山中一日",
    "断桥",
    "旧信",
    "风雪夜归人",
    "半壶酒",
    "长街",
    "灯下",
    "远行",
    "归途",
    "尾音",
]
SAMPLES = {
    "fr": "Le vieil homme regarda la rivière, puis il se tourna vers sa fille et lui dit que le {} n’était pas encore arrivé. Elle ne répondit rien, mais ses yeux étaient tristes ; dehors, la pluie tombait sur les toits de la {} depuis le matin.",
    "de": "Der alte Mann sah auf den Fluss hinaus und sagte seiner Tochter, dass der {} noch nicht gekommen sei. Sie antwortete nicht, aber ihre Augen waren traurig, und draußen fiel der Regen schon seit dem Morgen auf die Dächer von {}.",
    "ru": "Старик посмотрел на реку и сказал своей дочери, что {} ещё не приехал. Она ничего не ответила, но глаза её были грустны, а на улице с самого утра шёл дождь и падал на крыши города {}.",
    "es": "El viejo miró el río y le dijo a su hija que el {} todavía no había llegado. Ella no contestó nada, pero sus ojos estaban tristes, y fuera caía la lluvia desde la mañana sobre los tejados de {}.",
    "it": "Il vecchio guardò il fiume e disse a sua figlia che il {} non era ancora arrivato. Lei non rispose, ma i suoi occhi erano tristi, e fuori la pioggia cadeva fin dal mattino sui tetti della città di {}.",
    "pt": "O velho olhou para o rio e disse à filha que o {} ainda não tinha chegado. Ela não respondeu nada, mas os seus olhos estavam tristes, e lá fora a chuva caía desde a manhã sobre os telhados de {}.",
    "ja": "老人は川を眺めながら、娘に{}はまだ来ていないと言った。娘は何も答えなかったが、その目は悲しそうだった。外では朝から雨が降り続き、{}の屋根を濡らしていた。",
    "ko": "노인은 강을 바라보며 딸에게 {} 아직 오지 않았다고 말했다. 딸은 아무 대답도 하지 않았지만 그 눈은 슬퍼 보였다. 밖에는 아침부터 비가 내려 {} 지붕을 적시고 있었다.",
    "zh-Hant": "老人望著那條河，對女兒說{}還沒有來。女兒沒有回答，可是她的眼睛裏滿是憂愁；門外的雨從早上一直下到現在，把{}的屋頂都打濕了。",
}


def paragraphs(language: str, count: int) -> list[str]:
    if language == "en":
        return prose.english(count)
    if language == "zh":
        return prose.chinese(count)
    chance = random.Random(5)
    letters = {
        "ru": "абвгдеиклмнопрст",
        "ja": "春夏秋冬山川森石金銀",
        "ko": "가나다라마바사아자하",
        "zh-Hant": "春夏秋冬山川林石金銀",
    }
    pool = letters.get(language, "abdefgilmnoprstu")
    names = ["".join(chance.choices(pool, k=5)).capitalize() for _ in range(4 * count)]
    return [" ".join(SAMPLES[language].format(*names[4 * i + 2 * k :][:2]) for k in (0, 1)) for i in range(count)]


@dataclass(frozen=True)
class Book:
    """`headings` are chapters, `others` stand above the chapter of that number and are none."""

    headings: list[str]
    language: str = "en"
    others: dict[int, str] = field(default_factory=dict)
    gap: str = "\n\n\n"
    below: str = "\n\n"
    between: str = "\n\n"
    contents: str = ""
    foot: str = ""  # below every chapter
    encoding: str = "utf-8"

    def text(self) -> tuple[str, list[int]]:
        per = 8
        pool = paragraphs(self.language, per * len(self.headings))
        made = "A Small Book\n\n" if self.language == "en" else ""
        if self.contents:
            made += self.contents + "\n\n" + "\n".join(" ".join(h.split("\n")) for h in self.headings) + "\n\n"
        starts: list[int] = []
        for place, heading in enumerate(self.headings):
            if place + 1 in self.others:
                made += self.gap + self.others[place + 1]
            made += self.gap
            starts.append(len(made) + len(heading) - len(heading.lstrip()))
            made += heading + self.below + self.between.join(pool[place * per : (place + 1) * per])
            made += "\n" + self.foot if self.foot else ""
        return made + "\n", starts


WORDS = ["x", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
FR = [
    "premier",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "onzième",
    "douzième",
]
DE = [
    "Erstes",
    "Zweites",
    "Drittes",
    "Viertes",
    "Fünftes",
    "Sechstes",
    "Siebentes",
    "Achtes",
    "Neuntes",
    "Zehntes",
    "Elftes",
    "Zwölftes",
]
RU = [
    "первая",
    "вторая",
    "третья",
    "четвёртая",
    "пятая",
    "шестая",
    "седьмая",
    "восьмая",
    "девятая",
    "десятая",
    "одиннадцатая",
    "двенадцатая",
]
ES = [
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "undécimo",
    "duodécimo",
]
IT = [
    "primo",
    "secondo",
    "terzo",
    "quarto",
    "quinto",
    "sesto",
    "settimo",
    "ottavo",
    "nono",
    "decimo",
    "undicesimo",
    "dodicesimo",
]
PT = [
    "primeiro",
    "segundo",
    "terceiro",
    "quarto",
    "quinto",
    "sexto",
    "sétimo",
    "oitavo",
    "nono",
    "décimo",
    "undécimo",
    "duodécimo",
]
LINES = {"gap": "\n\n", "below": "\n", "between": "\n"}
WEB = {**LINES, "language": "zh"}
BOOKS: dict[str, Book] = {
    "serial with advertisements": Book(
        [f"第{i}章 {ZH[i]}" for i in R], **WEB, foot="本书首发www.xiaoshuo.com，请记住本站网址。\n（本章完）"
    ),
    "serial in black brackets": Book([f"【第{HAN[i]}章】 {ZH[i]}" for i in R], **WEB),
    "serial with updates": Book(
        [f"正文 第{HAN[i]}章 {ZH[i]}" for i in R], **WEB, foot="更新时间：2012-3-4 本章字数：3021"
    ),
    "volume and chapter on a line": Book([f"卷{HAN[1 + i // 7]} 第{HAN[i]}章 {ZH[i]}" for i in R], **WEB),
    "volumes that begin anew": Book(
        [f"第{HAN[(i - 1) % 4 + 1]}章 {ZH[i]}" for i in R],
        **WEB,
        others={1: "第一卷 少年", 5: "第二卷 江湖", 9: "第三卷 归来"},
    ),
    "wedge and extras": Book(["楔子", *[f"第{HAN[i]}章 {ZH[i]}" for i in R], "番外一 从前", "番外二 后来"], **WEB),
    "sections": Book([f"第{HAN[i]}节 {ZH[i]}" for i in R], **WEB, contents="目录"),
    "traditional, Big5": Book(
        [f"第{HAN[i]}回 夜雨" for i in R], language="zh-Hant", **LINES, encoding="big5hkscs", contents="目錄"
    ),
    "simplified, GB18030": Book([f"第{i:03d}章 {ZH[i]}" for i in R], **WEB, encoding="gb18030"),
    "colon": Book([f"Chapter {i}: {EN[i]}" for i in R], contents="Contents"),
    "dash": Book([f"Ch. {i} - {EN[i]}" for i in R]),
    "tildes": Book([f"~ {i} ~" for i in R]),
    "stars": Book([f"*** {i} ***" for i in R]),
    "number and title": Book([f"{i}. {EN[i]}" for i in R], contents="CONTENTS"),
    "capitals alone": Book([EN[i].upper() for i in R]),
    "words": Book([f"Chapter {word}".title() for word in WORDS[1:]], encoding="utf-16"),
    "from twenty-one": Book([f"Chapter {w}" for w in ["Twenty", *[f"Twenty-{WORDS[k]}" for k in range(1, 10)]]]),
    "parts that begin anew": Book(
        [f"Chapter {(i - 1) % 4 + 1}" for i in R], others={1: "PART ONE", 5: "PART TWO", 9: "PART THREE"}
    ),
    "parts that go on": Book(
        [f"CHAPTER {ROMAN[i]}\n{EN[i]}" for i in R], others={1: "BOOK I", 7: "BOOK II"}, contents="CONTENTS"
    ),
    "interludes": Book(
        [
            "Prologue",
            *[f"Chapter {i}" for i in range(1, 6)],
            "Interlude",
            *[f"Chapter {i}" for i in range(6, 11)],
            "Epilogue",
        ]
    ),
    "markdown": Book([f"# Chapter {i}. {EN[i]}" for i in R]),
    "double-spaced": Book([f"CHAPTER {i}" for i in R], gap="\n\n", below="\n\n"),
    "French": Book(
        [f"Chapitre {word}" for word in FR], language="fr", contents="Table des matières", encoding="cp1252"
    ),
    "German": Book([f"{word} Kapitel" for word in DE], language="de", contents="Inhalt", encoding="cp1252"),
    "Russian": Book([f"Глава {word}" for word in RU], language="ru", contents="Оглавление", encoding="cp1251"),
    "Russian, numbers": Book(
        ["Пролог", *[f"Глава {i}. Дорога" for i in R], "Эпилог"], language="ru", encoding="koi8_r"
    ),
    "Spanish": Book([f"Capítulo {word}" for word in ES], language="es", contents="Índice", encoding="cp1252"),
    "Italian": Book([f"Capitolo {word}" for word in IT], language="it", contents="Indice"),
    "Portuguese": Book([f"Capítulo {word}" for word in PT], language="pt", encoding="utf-8-sig"),
    "Japanese, Shift-JIS": Book(
        ["プロローグ", *[f"第{HAN[i]}章　春の雨" for i in R], "エピローグ"], language="ja", **LINES, encoding="cp932"
    ),
    "Japanese, EUC": Book([f"第{i}話　旅立ち" for i in R], language="ja", **LINES, encoding="euc_jp"),
    "Korean": Book([f"제{i}장 봄비" for i in R], language="ko", encoding="cp949"),
}


@pytest.mark.parametrize("name", BOOKS)
def test_every_chapter_and_nothing_else(name: str) -> None:
    book = BOOKS[name]
    written, starts = book.text()
    decoded = decode(written.encode(book.encoding))
    assert decoded.text == written
    language = identify(decoded.text)
    assert language.code == book.language.split("-")[0]
    structure = chapters.find(decoded.text, language)
    found = {chapter.start: chapter.heading for chapter in structure.chapters}
    assert found == {start: " ".join(heading.split()) for start, heading in zip(starts, book.headings, strict=True)}
