"""What rjieba calls a name of a person, and nouns that it does not know."""

from __future__ import annotations

import rjieba

from ...lexicons import words
from ...lexicons.chinese_people import SURNAMES
from ...reading import Reading
from ...tokens import BREAK
from .names import Name

_NAME_TAGS = frozenset(["nr", "nrt", "nrfg"])
# Tags of tokens that do not continue a surname that stands alone.
_ENDS_NAME = words("r u c p d m q y e o x v z t f ul uj uz ug ud uv")
_AT = words("在 到 往 至 回 离 从 出 入 进 上 下 过 投 奔 赴 攻 取")
_LONGEST_UNKNOWN = 3


def read(reading: Reading) -> dict[str, Name]:
    """Return the words tagged as names, a lone surname joined with what follows, and unknown nouns, with counts."""
    found: dict[str, Name] = {}
    unknown: dict[str, bool] = {}
    for piece in reading.words:
        tokens, tags = piece.tokens, piece.tags
        last = len(tokens) - 1
        for i in [i for i, tag in enumerate(tags) if tag[0] == "n"]:
            word, end = tokens[i], i
            if len(word) == 1:
                if word not in SURNAMES or i == last or tokens[i + 1] == BREAK:
                    continue
                if len(tokens[i + 1]) > 2 or tags[i + 1] in _ENDS_NAME:
                    continue
                word, end = word + tokens[i + 1], i + 1
            elif tags[i] not in _NAME_TAGS:
                if word not in unknown:
                    unknown[word] = len(word) <= _LONGEST_UNKNOWN and _unknown(word)
                if not unknown[word]:
                    continue
            name = found.get(word)
            if name is None:
                name = found[word] = Name(word)
            name.tagged += 1
            before = tokens[i - 1] if i else BREAK
            if before == BREAK:
                name.subject += 1
            elif before in _AT:
                name.place += 1
            if end < last and tags[end + 1][0] in "vd":
                name.acts += 1
    return found


def _unknown(word: str) -> bool:
    """Whether no dictionary has the word; 阿Q is none's."""
    return not rjieba.has_word(word) or any(c.isascii() for c in word)
