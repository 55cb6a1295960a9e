"""The words that headings are made of."""

from __future__ import annotations


def _table(rank: int, words: str) -> dict[str, int]:
    return dict.fromkeys(words.split(), rank)


# word in lower case -> rank: 0 volume, 1 book or part, 2 chapter, 3 section
WORDS: dict[str, int] = {
    **_table(0, "volume vol tome tomo band bind tom том volumen volym köide"),
    **_table(
        1, "book part livre partie buch teil theil libro parte livro boek deel bok bog del osa część księga kniha část"
    ),
    **_table(
        1,
        "книга часть частина liber pars könyv rész partea cartea bölük kısım phần quyển period epoch phase βιβλίο μέρος",
    ),
    **_table(1, "abteilung abtheilung période époque jornada"),
    **_table(
        2, "chapter chap chapitre kapitel capítulo capitulo capitolo capitol capítol caput capitulum hoofdstuk kapittel"
    ),
    **_table(
        2, "rozdział rozdzial kapitola fejezet luku peatükk poglavje poglavlje глава розділ раздел поглавље глава"
    ),
    **_table(2, "κεφάλαιο κεφαλαιο bölüm bab chương ĉapitro stave adventure letter lettre brief carta lettera письмо"),
    **_table(
        2, "canto chant gesang tale story fable sketch episode night day evening lecture conversation narrative entry"
    ),
    **_table(2, "aventure abenteuer aventura journey voyage record lesson scene tableau problem case"),
    **_table(3, "section sektion abschnitt sección sección sezione seção"),
}
# These are everyday words as well: they need a number right behind them and nothing but a title after that.
WEAK = frozenset(
    [
        "day",
        "night",
        "evening",
        "story",
        "tale",
        "case",
        "problem",
        "list",
        "day",
        "book",
        "part",
        "record",
        "journey",
        "voyage",
        "brief",
        "entry",
        "scene",
        "period",
        "phase",
        "deel",
        "del",
        "band",
        "bind",
        "lesson",
        "letter",
        "carta",
        "liber",
        "lecture",
        "conversation",
        "narrative",
        "episode",
    ]
)
ARTICLES = frozenset(["the", "la", "le", "das", "der", "die", "el", "o", "a"])
LAST = frozenset(["last", "final", "dernier", "letztes", "último", "ultimo"])

# Headings that need no number: word -> kind
SPECIALS: dict[str, str] = {
    **dict.fromkeys(
        [
            "prologue",
            "prolog",
            "prólogo",
            "prologo",
            "пролог",
            "prelude",
            "proem",
            "préambule",
            "vorspiel",
            "πρόλογος",
            "prològ",
        ],
        "prologue",
    ),
    **dict.fromkeys(
        [
            "epilogue",
            "épilogue",
            "epilog",
            "epílogo",
            "epilogo",
            "эпилог",
            "эпілог",
            "finale",
            "conclusion",
            "conclusión",
            "schluss",
        ],
        "epilogue",
    ),
    **dict.fromkeys(
        [
            "schluß",
            "conclusione",
            "conclusão",
            "заключение",
            "επίλογος",
            "coda",
            "postlude",
            "nachspiel",
            "afterpiece",
            "l'envoi",
        ],
        "epilogue",
    ),
    **dict.fromkeys(["interlude", "intermezzo", "entr'acte", "intermède", "zwischenspiel", "интерлюдия"], "chapter"),
    **dict.fromkeys(
        [
            "楔子",
            "引子",
            "序章",
            "序幕",
            "序曲",
            "序言章",
            "プロローグ",
            "프롤로그",
            "開端",
            "缘起",
            "緣起",
            "入话",
            "入話",
        ],
        "prologue",
    ),
    **dict.fromkeys(
        [
            "尾声",
            "尾聲",
            "终章",
            "終章",
            "大结局",
            "大結局",
            "终曲",
            "終曲",
            "结局",
            "結局",
            "尾章",
            "エピローグ",
            "에필로그",
            "收场",
            "末章",
            "终卷",
            "终幕",
        ],
        "epilogue",
    ),
}
# Matter before and behind the novel: it ends a table of contents and a chapter, but is no chapter.
FRONT = frozenset(
    [
        "preface",
        "introduction",
        "foreword",
        "dedication",
        "introductory",
        "advertisement",
        "acknowledgments",
        "acknowledgements",
        "contents",
        "illustrations",
        "appendix",
        "notes",
        "footnotes",
        "index",
        "glossary",
        "afterword",
        "postscript",
        "transcriber's",
        "bibliography",
        "errata",
        "préface",
        "avant-propos",
        "introduction",
        "vorwort",
        "einleitung",
        "nachwort",
        "inhalt",
        "prefacio",
        "prefazione",
        "prefácio",
        "предисловие",
        "dédicace",
        "dedicatoria",
        "argument",
        "etymology",
        "extracts",
        "前言",
        "序",
        "自序",
        "序言",
        "代序",
        "总序",
        "總序",
        "目录",
        "目錄",
        "后记",
        "後記",
        "跋",
        "附录",
        "附錄",
        "序文",
        "原序",
        "譯序",
        "译序",
        "再版序",
        "凡例",
        "引言",
        "あとがき",
        "はじめに",
    ]
)
CONTENTS = frozenset(
    [
        "contents",
        "table of contents",
        "the contents",
        "contents of volume",
        "table",
        "table des matières",
        "table des chapitres",
        "inhalt",
        "inhaltsverzeichnis",
        "inhaltsübersicht",
        "índice",
        "indice",
        "tabla de contenidos",
        "sommaire",
        "оглавление",
        "содержание",
        "зміст",
        "inhoud",
        "innehåll",
        "indhold",
        "sisältö",
        "spis treści",
        "obsah",
        "tartalom",
        "cuprins",
        "içindekiler",
        "目录",
        "目錄",
        "目次",
        "目\u3000录",
        "目\u3000錄",
        "回目",
        "차례",
        "목차",
        "περιεχόμενα",
        "índice de capítulos",
    ]
)
# Unit of "第N_" -> rank. Weak units are everyday words: they need a space, a colon or the line's end behind them.
UNITS: dict[str, int] = {
    **dict.fromkeys("卷巻", 0),
    **dict.fromkeys("部篇册冊集辑輯编編季부편권", 1),
    **dict.fromkeys("章回话話折幕夜场場出齣封장화회講讲", 2),
    **dict.fromkeys("节節절", 3),
}
WEAK_UNITS = frozenset("卷巻部篇册冊集辑輯编編季幕夜场場出齣封講讲부편권절话話折")
# Words that begin with a unit: 第一节课, 第二回合, 第三部分 (a part all the same), 第一章程.
NOT_UNITS = (
    "节课",
    "集合",
    "集团",
    "回合",
    "回来",
    "回去",
    "部队",
    "部门",
    "部落",
    "部属",
    "章程",
    "回事",
    "出来",
    "出去",
    "场雨",
    "话题",
)
