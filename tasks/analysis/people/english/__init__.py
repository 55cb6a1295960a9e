"""People in English: capitalised words, weighed as persons or not, and joined into one where the text allows."""

from __future__ import annotations

from ...reading import Reading
from ...values import Dialogue, Progress
from ..mentions import Mentions, Named
from . import apart, candidates, merging, roles, scanning


def find(reading: Reading, dialogue: Dialogue, progress: Progress) -> Mentions:
    """Return the people of an English text with every place that names them."""
    chunks = scanning.scan(reading)
    progress(0.5)
    words = candidates.Words.count(reading, chunks)
    names = candidates.weigh(reading, dialogue, words, chunks)
    progress(0.7)
    extra = roles.find(reading, names)
    people, owner, beyond = merging.join(names, extra, apart.meetings(reading, chunks, names))
    progress(0.85)
    found = Mentions([Named(person.name, person.aliases) for person in people], beyond=beyond)
    places = [(chunk.start, chunk.end, owner[key]) for chunk in chunks if (key := chunk.key) in owner]
    places += [(start, end, owner[key]) for key, spans in extra.items() if key in owner for start, end in spans]
    for start, end, who in sorted(places):
        if not found.ends or start >= found.ends[-1]:
            found.add(start, end, who)
    return found
