"""Number words and ordinals of European languages with their values."""

from __future__ import annotations

WORDS: dict[str, int] = {}


def _add(first: int, words: str, step: int = 1) -> None:
    for place, group in enumerate(words.split()):
        for word in group.split("/"):
            WORDS[word.replace("_", " ")] = first + place * step


# English
_add(1, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen")
_add(18, "eighteen nineteen")
_add(20, "twenty thirty forty/fourty fifty sixty seventy eighty ninety hundred", 10)
_add(
    1,
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
)
_add(16, "sixteenth seventeenth eighteenth nineteenth")
_add(20, "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 10)
# French
_add(
    1,
    "premier/première/un/une deux/deuxième/second/seconde trois/troisième quatre/quatrième cinq/cinquième six/sixième",
)
_add(7, "sept/septième huit/huitième neuf/neuvième dix/dixième onze/onzième douze/douzième treize/treizième")
_add(14, "quatorze/quatorzième quinze/quinzième seize/seizième dix_sept/dix_septième dix_huit/dix_huitième")
_add(19, "dix_neuf/dix_neuvième vingt/vingtième/vingts")
_add(30, "trente/trentième quarante/quarantième cinquante/cinquantième soixante/soixantième", 10)
_add(100, "cent/centième")
WORDS["unième"] = 1
# German
_add(1, "eins/erstes/erster/erste/ersten zwei/zweites/zweiter/zweite/zweiten drei/drittes/dritter/dritte/dritten")
_add(4, "vier/viertes/vierter/vierte fünf/fünftes/fünfter/fünfte sechs/sechstes/sechster/sechste")
_add(
    7, "sieben/siebentes/siebtes/siebenter/siebter/siebente/siebte acht/achtes/achter/achte neun/neuntes/neunter/neunte"
)
_add(10, "zehn/zehntes/zehnter/zehnte elf/elftes/elfter/elfte zwölf/zwölftes/zwölfter/zwölfte")
for _value, _stem in enumerate(
    ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"], 13
):
    _add(_value, "/".join(_stem + end for end in ("", "tes", "ter", "te")))
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
for _ten, _stem in enumerate(_TENS, 2):
    _add(_ten * 10, "/".join(_stem + end for end in ("", "stes", "ster", "ste")))
    for _one, _prefix in enumerate(_ONES, 1):
        _add(_ten * 10 + _one, "/".join(f"{_prefix}und{_stem}{end}" for end in ("", "stes", "ster", "ste")))
# Spanish and Portuguese
_add(
    1,
    "uno/primero/primera/primer/primeiro/primeira dos/segundo/segunda/dois/duas tres/tercero/tercera/três/terceiro/terceira",
)
_add(
    4,
    "cuatro/cuarto/cuarta/quatro/quarto/quarta cinco/quinto/quinta seis/sexto/sexta siete/séptimo/séptima/sete/sétimo/sétima",
)
_add(8, "ocho/octavo/octava/oito/oitavo/oitava nueve/noveno/novena/nono/nona/nove diez/décimo/décima/dez")
_add(11, "undécimo/undécima/once/onze duodécimo/duodécima/doce/doze trece/treze catorce/quatorze quince/quinze")
_add(16, "dieciséis/dezesseis diecisiete/dezessete dieciocho/dezoito diecinueve/dezenove")
_add(
    20,
    "veinte/vigésimo/vigésima/vinte treinta/trigésimo/trigésima/trinta cuarenta/cuadragésimo/quadragésimo/quarenta",
    10,
)
_add(50, "cincuenta/quincuagésimo/cinquenta sesenta/sexagésimo/sessenta", 10)
for _value, _word in enumerate(
    ["primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno"], 1
):
    for _form in (_word, _word[:-1] + "a"):
        for _tens, _stems in ((10, "decimo décimo décimo_"), (20, "vigesimo vigésimo_"), (30, "trigesimo trigésimo_")):
            for _stem in _stems.split():
                WORDS[_stem.replace("_", " ") + _form] = _tens + _value
WORDS.update({"decimoctavo": 18, "decimoctava": 18, "decimonono": 19, "decimonoveno": 19, "decimotercer": 13})
for _value, _word in enumerate(["uno", "dós", "trés", "cuatro", "cinco", "séis", "siete", "ocho", "nueve"], 1):
    WORDS["veinti" + _word] = 20 + _value
# Italian
_add(1, "uno/primo/prima due/secondo/seconda tre/terzo/terza quattro/quarto/quarta cinque/quinto sei/sesto/sesta")
_add(7, "sette/settimo/settima otto/ottavo/ottava nove/nono dieci/decimo/decima undici/undicesimo/undecimo")
_add(12, "dodici/dodicesimo tredici/tredicesimo quattordici/quattordicesimo quindici/quindicesimo sedici/sedicesimo")
_add(17, "diciassette/diciassettesimo diciotto/diciottesimo diciannove/diciannovesimo venti/ventesimo")
# Dutch, Swedish, Danish, Norwegian, Polish, Finnish, Latin: the ordinals of chapters
_add(
    1,
    "eerste/första/første/pierwszy/pierwsza/ensimmäinen/primus/prima tweede/andra/andet/anden/drugi/druga/toinen/secundus",
)
_add(3, "derde/tredje/trzeci/trzecia/kolmas/tertius vierde/fjärde/fjerde/czwarty/czwarta/neljäs/quartus")
_add(5, "vijfde/femte/piąty/piąta/viides/quintus zesde/sjätte/sjette/szósty/szósta/kuudes/sextus")
_add(7, "zevende/sjunde/syvende/siódmy/siódma/seitsemäs achtste/åttonde/ottende/ósmy/ósma/kahdeksas")
_add(9, "negende/nionde/niende/dziewiąty/dziewiąta/yhdeksäs tiende/tionde/dziesiąty/dziesiąta/kymmenes")
# Russian: nominative feminine, masculine and neuter ordinals, and the cardinals that occur in headings
_add(
    1,
    "первая/первый/первое/один вторая/второй/второе/два третья/третий/третье/три четвертая/четвёртая/четвертый/четвёртый/четвертое/четыре",
)
_add(5, "пятая/пятый/пятое/пять шестая/шестой/шестое/шесть седьмая/седьмой/седьмое/семь восьмая/восьмой/восьмое/восемь")
_add(9, "девятая/девятый/девятое/девять десятая/десятый/десятое/десять")
for _value, _stem in enumerate(
    [
        "одиннадцат",
        "двенадцат",
        "тринадцат",
        "четырнадцат",
        "пятнадцат",
        "шестнадцат",
        "семнадцат",
        "восемнадцат",
        "девятнадцат",
    ],
    11,
):
    _add(_value, "/".join(_stem + end for end in ("ая", "ый", "ое", "ь")))
_add(20, "двадцатая/двадцатый/двадцатое/двадцать тридцатая/тридцатый/тридцатое/тридцать", 10)
_add(40, "сороковая/сороковой/сорок пятидесятая/пятидесятый/пятьдесят шестидесятая/шестидесятый/шестьдесят", 10)
