"""Prose for tests: made of sentences, the same for the same seed, no passage twice."""

from __future__ import annotations

import random

_WHO = [
    "the old clerk",
    "a tall stranger",
    "my sister",
    "the doctor",
    "his only friend",
    "the widow",
    "a boy from the village",
    "the captain",
]
_DID = [
    "walked slowly to",
    "looked with some doubt at",
    "had never forgotten",
    "spoke for an hour about",
    "was afraid of",
    "came back from",
]
_WHAT = [
    "the empty house",
    "that long letter",
    "the garden by the river",
    "a road in the rain",
    "the table in the hall",
    "an evening in June",
]
_TAIL = [
    "and nobody said a word",
    "because it was late",
    "as if there were time",
    "though he knew better",
    "while the others waited",
    "before it was dark",
]
_ZH_WHO = ["那老人", "一个少年", "他的母亲", "张先生", "我的朋友", "那个女人", "一位将军", "店里的伙计"]
_ZH_DID = ["慢慢地走过", "不知道怎样说起", "从来没有忘记", "在门前看了很久", "听人说过", "终于离开了"]
_ZH_WHAT = ["那条长街", "河边的小屋", "旧日的书信", "山上的古寺", "城外的村子", "雨夜里的灯火"]
_ZH_TAIL = [
    "心里又是高兴又是难过",
    "一句话也没有说",
    "因为天已经黑了",
    "大家都在等着他",
    "好像什么也没有发生",
    "只有风还在吹",
]


def english(count: int, seed: int = 0) -> list[str]:
    """Paragraphs of about 60 words, some with speech."""
    rnd = random.Random(seed)
    return [_english(rnd, number) for number in range(count)]


def _english(rnd: random.Random, number: int) -> str:
    sentences = []
    for _ in range(5):
        who, did, what, tail = (rnd.choice(words) for words in (_WHO, _DID, _WHAT, _TAIL))
        year = rnd.randrange(1000, 999_999)
        sentences.append(f"{who.capitalize()} {did} {what} of number {_letters(year)}, {tail}.")
    if number % 3 == 0:
        sentences.append(f"“It is not for me to say what {rnd.choice(_WHO)} will do,” she said.")
    return " ".join(sentences)


def chinese(count: int, seed: int = 0) -> list[str]:
    """Paragraphs of about 100 characters, some with speech."""
    rnd = random.Random(seed)
    return [_chinese(rnd, number) for number in range(count)]


def _chinese(rnd: random.Random, number: int) -> str:
    sentences = []
    for _ in range(4):
        who, did, what, tail = (rnd.choice(words) for words in (_ZH_WHO, _ZH_DID, _ZH_WHAT, _ZH_TAIL))
        name = "".join(rnd.choice("春夏秋冬梅兰竹菊松柏云霞江海湖泉石玉金银") for _ in range(4))
        sentences.append(f"{who}{did}{name}和{what}，{tail}。")
    if number % 3 == 0:
        sentences.append(f"他说：“{rnd.choice(_ZH_WHAT)}我是知道的。”")
    return "".join(sentences)


def _letters(number: int) -> str:
    word = ""
    while number:
        number, digit = divmod(number, 20)
        word += "bcdfghklmnprstvwxyza"[digit] + "aeiou"[digit % 5]
    return word


def book(headings: list[str], paragraphs: list[str], *, per_chapter: int, gap: str, below: str, between: str) -> str:
    """Chapters of `per_chapter` paragraphs each under the headings."""
    made = ""
    for place, heading in enumerate(headings):
        chosen = paragraphs[place * per_chapter : (place + 1) * per_chapter]
        made += gap + heading + below + between.join(chosen)
    return made.lstrip("\n") + "\n"


def english_book(chapters: int = 12, per_chapter: int = 12) -> str:
    """An English novel of CHAPTER 1 …"""
    headings = [f"CHAPTER {number}" for number in range(1, chapters + 1)]
    paragraphs = english(chapters * per_chapter)
    return book(headings, paragraphs, per_chapter=per_chapter, gap="\n\n\n\n", below="\n\n", between="\n\n")


def chinese_book(chapters: int = 12, per_chapter: int = 20) -> str:
    """A Chinese novel of 第1章 …"""
    headings = [f"第{number}章 旧事" for number in range(1, chapters + 1)]
    paragraphs = ["\u3000\u3000" + paragraph for paragraph in chinese(chapters * per_chapter)]
    return book(headings, paragraphs, per_chapter=per_chapter, gap="\n\n", below="\n", between="\n")
