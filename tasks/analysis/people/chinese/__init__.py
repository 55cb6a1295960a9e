"""People in Chinese: those who are said to speak, what rjieba tags as names, joined where the text links them."""

from __future__ import annotations

from array import array

from ... import folding
from ...reading import Reading
from ...values import Dialogue, Progress
from ..mentions import Mentions, Named
from . import candidates, courtesy, merging, places


def find(reading: Reading, dialogue: Dialogue, progress: Progress) -> Mentions:
    """Return the people of a Chinese text with every place that names them. Works on simplified characters."""
    names = candidates.find(reading)
    progress(0.5)
    starts = places.starts(reading, names)
    candidate_words = set(names)
    names = candidates.settle(reading, names, starts)
    # The author stands in running heads and notes, not in the story.
    names.pop(folding.fold_word(reading.structure.author or ""), None)
    links = courtesy.find(reading, names)
    progress(0.7)
    people, owner, beyond = merging.join(reading, names, links)
    added = owner.keys() - candidate_words
    if added:
        # Courtesy names that were no candidates.
        starts = array("q", sorted({*starts, *places.starts(reading, added)}))
    found = Mentions([Named(person.name, person.aliases) for person in people], beyond=beyond)
    for start, end, name in places.find(reading, owner, starts):
        found.add(start, end, owner[name])
    return found
