"""The most frequent small words of languages that share a script."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LATIN: dict[str, frozenset[str]] = {
    "en": _set(
        "the of and to a in that he was it his i with as had for you her at not be is but on she him my have said all"
        " me so which they from this by or were there would what if no been when one could their who them we an will"
    ),
    "fr": _set(
        "de la le et les des en un du une que dans il à qui ne pas pour elle au se ce sur son plus par sa avec lui je"
        " mais était comme qu'il d'un vous tout on avait c'était ses nous cette"
    ),
    "de": _set(
        "und die der in zu den das nicht er sie ich es von ist mit sich dem ein auf so eine war wie im aber als auch an"
        " hatte ihr nach was noch wenn aus nur daß dass man für ihm wir mir ihn"
    ),
    "es": _set(
        "de que y la a el en no los se con por las lo le su un una don del al como más si mi él ella pero era para sus"
        " me había yo ni es porque cuando muy sin"
    ),
    "it": _set(
        "di e che la il a un non in per le con si una era da come lo i del più mi gli ma al della ne se suo sua anche"
        " quel nel alla dei è così questo lui disse"
    ),
    "pt": _set(
        "de que a o e não se um do da em uma os para com no as por mais era na ao como mas dos lhe me seu sua ele ela à"
        " foi tinha ou quando muito já eu"
    ),
    "nl": _set(
        "de en het van een in dat te hij die niet was met ik is zijn op er ze maar aan voor haar als had zij om hem naar"
        " door ook dan nog over bij zich wat je"
    ),
    "sv": _set(
        "och att i det en som han var på jag hon den med för av inte till sig de hade så om men ett är från vid har du"
        " honom henne där när över kom nu"
    ),
    "da": _set(
        "og i at det han en var til på som for med jeg den ikke de af der hun sig et så havde men om fra er ham har du"
        " nu kunne ind blev hende efter"
    ),
    "no": _set(
        "og i det han en var til på som for med jeg den ikke de av der hun sig seg et så hadde men om fra er ham har du"
        " nå kunne inn ble henne etter å"
    ),
    "fi": _set(
        "ja hän oli ei se että on niin kuin mutta sen minä hänen jo kun mitä nyt vaan sitten sinä hänet joka tuo myös"
        " olen ole vielä minun mikä siitä eivät"
    ),
    "pl": _set(
        "i w się nie na z do to że jak ale co a po jest tak za o już od było był go pan jego jej przez tylko czy mu tym"
        " dla była ja ze pod przed"
    ),
    "cs": _set(
        "a se na v že to je s z do jsem byl jako ale i tak by si co po jeho když ho už pak ne jen bylo byla o za ve jak"
        " mu pro před také která"
    ),
    "hu": _set(
        "a az és nem hogy egy is volt meg de ez azt ha már csak van mint most még el ki ő én mert kell azután aztán úgy"
        " minden olyan nagy vagy mit hát"
    ),
    "ro": _set(
        "și de în a la cu nu o se pe că un din să mai ce era i l s care îi lui le dar cum ca când fi sau după ei e"
        " domnul fără au am spre şi"
    ),
    "tr": _set(
        "bir ve bu de da ne için gibi o ki çok daha sonra kadar ben her diye değil mi var onun olan olarak şey ama"
        " dedi benim onu sen yok bana ile"
    ),
    "la": _set(
        "et in non est ad cum ut quod qui sed si ex ab per sunt quae nec enim a quam aut etiam atque hoc autem me esse"
        " se de erat te ac quid iam"
    ),
    "vi": _set(
        "và của là có không được một cho người trong các với này đã đến ra anh tôi khi vào ông lại cũng như nhưng mà"
        " thì những lên cô bà"
    ),
    "id": _set(
        "yang dan di itu dengan dari untuk tidak ini dalam akan pada juga ke karena ada saya dia mereka orang kepada"
        " oleh telah sudah lagi seperti atau"
    ),
    "eo": _set("la kaj de en al li ne mi ke estas estis por kun vi sed ili ŝi tio kiu pri el unu ĝi sia pli tre"),
    "ca": _set("de la i que a el en no els les un una per amb es va del al com si més ho hi era però dels són aquest"),
}

CYRILLIC: dict[str, frozenset[str]] = {
    "ru": _set(
        "и в не на что он с я как его но к она это было то по все у из за так был ты же вы сказал ее от мне еще бы мы"
        " только а для когда себя если уже о ему меня их"
    ),
    "uk": _set(
        "і в не на що він з я як його але до вона це було то по все у із за так був ти ж ви та й від мені ще б ми"
        " тільки а для коли себе якщо вже про йому мене їх"
    ),
    "bg": _set("и на да се не в от за си с то че той по го ще но е как до му като един беше аз тя ми ли най съм са"),
    "sr": _set("и је у се да на не од за што су он са као то ја би му али га ће кад бити било само сам све по"),
    "be": _set("і ў не на што ён з я як яго але да яна гэта было то па усё у за так быў ты ж вы ад мне яшчэ бы мы"),
}
