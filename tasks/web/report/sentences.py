"""The analysis's own sentences in the reader's language.

The analysis writes English with figures in it. What it may say is listed here with its figures taken out, so that it
can be translated like everything else; a sentence that is not listed stays English.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from tasks.analysis import heading_styles

_FIGURE = re.compile(
    r"(?<=Read as )[\w-]+|“(?=\S)[^”]*”|(?<=opening )\S(?=[ .])|(?<=closing )\S(?=[ .])|(?<![A-Za-z])(?<![A-Za-z]-)(?:\d[\d,.]*\d|\d)%?(?![A-Za-z]|-[A-Za-z])"
)


def is_english() -> bool:
    return (get_language() or "en").startswith("en")


def localised(sentence: str | None) -> str:
    """The sentence in the active language, or as it is."""
    if not sentence or is_english() or "{" in sentence:
        return sentence or ""
    figures: list[Any] = _FIGURE.findall(sentence)
    if " style “" in sentence:
        figures[-1] = f"“{heading_style(figures[-1][1:-1])}”"
    translated = gettext(_FIGURE.sub("{}", sentence))
    try:
        return translated.format(*figures)
    except (IndexError, KeyError, ValueError):
        return sentence


def heading_style(known: str) -> str:
    """A way of making headings, by its name in English or, as earlier reports have it, by its code."""
    return gettext(heading_styles.ALL.get(known) or known)


SCORES = (
    _("Measures how whole and clean the text is, not how good the book is."),
    _("Every character could be read."),
    _("{} damaged or control characters per {}, in {} place."),
    _("{} damaged or control characters per {}, in {} places."),
    _("The chapters are not numbered, so none can be missed."),
    _("All {} chapter numbers are there."),
    _("{} of {} chapter numbers has no heading."),
    _("{} of {} chapter numbers have no heading."),
    _("{} of {} chapter numbers has no heading, {} more is probably merged."),
    _("{} of {} chapter numbers has no heading, {} more are probably merged."),
    _("{} of {} chapter numbers have no heading, {} more is probably merged."),
    _("{} of {} chapter numbers have no heading, {} more are probably merged."),
    _("{} of {} chapters is probably merged into another."),
    _("{} of {} chapters are probably merged into another."),
    _("The chapters are not numbered."),
    _("The numbers are in order."),
    _("{} of {} numbered chapters stands out of order."),
    _("{} of {} numbered chapters stand out of order."),
    _("No chapter is empty."),
    _("{} of {} chapters has no text."),
    _("{} of {} chapters have no text."),
    _("No passage comes twice."),
    _("Less than {} of the text is a repetition of other passages of it."),
    _("{} of the text is a repetition of other passages of it."),
    _("No line belongs to a website or an advertiser."),
    _("{} line holds an advertisement ({} per {} lines)."),
    _("{} lines hold advertisements ({} per {} lines)."),
    _("Lines end where sentences or paragraphs do."),
    _("{} of {} lines or paragraphs breaks off inside a sentence ({})."),
    _("{} of {} lines or paragraphs break off inside a sentence ({})."),
    _("The whole text is one line."),
    _("Quotation marks open and close."),
    _("{} paragraph with speech has a quotation mark too many or too few ({})."),
    _("{} paragraphs with speech have a quotation mark too many or too few ({})."),
    _("No chapter is far out of proportion."),
    _("{} of {} chapters is below {} or above {} times the median length."),
    _("{} of {} chapters are below {} or above {} times the median length."),
    _("The text ends like a finished text."),
    _("The last line has no final punctuation."),
    _("Read as {}, {} damaged characters per {}."),
    _("The language could not be told."),
    _("Samples agree on {} ({})."),
    _(
        "Samples agree on {} ({}). Names, mood and readability are made for English and Chinese; other languages get less."
    ),
    _("No chapters were found in a long text."),
    _("A short text without chapters."),
    _("The chapters are not numbered; style {}."),
    _("{} of the chapter numbers follow the one before; style {}."),
    _("{} word."),
    _("{} words."),
    _("{} character."),
    _("{} characters."),
    _("There is no text."),
    _("Without a known language prose cannot be told from other text."),
    _("{} signs and digits."),
    _("{} of the words are function words, {} of the characters are signs or digits."),
    _("{} of the characters are function words, {} are signs, digits or Latin letters."),
    _(
        "{} of the characters are function words, {} are signs, digits or Latin letters;"
        " {} stand in words of two or more characters."
    ),
)
PROBLEMS = (
    _("{} byte that is no character in this encoding."),
    _("{} bytes that are no character in this encoding."),
    _("{} character of text in another encoding than the rest of the file; it has been read in its own."),
    _("{} characters of text in another encoding than the rest of the file; it has been read in its own."),
    _("{} character that was lost before this file was made."),
    _("{} characters that were lost before this file was made."),
    _("{} character read in the wrong encoding."),
    _("{} characters read in the wrong encoding."),
    _("{} character without a meaning, usually from bytes shifted by one."),
    _("{} characters without a meaning, usually from bytes shifted by one."),
    _("{} control character."),
    _("{} control characters."),
    _("{} has no text."),
    _("{} has only {} character."),
    _("{} has only {} characters."),
    _("Chapter {} stands after chapter {}."),
    _("Chapter {} stands before chapter {}."),
    _("{} is printed where {} is expected; the numbers before and after it are right."),
    _("No heading for chapter {} after chapter {}: lost."),
    _("No heading for chapters {} to {} after chapter {}: lost."),
    _("No heading for chapter {} after chapter {}: lost, or merged into the chapter before."),
    _("No heading for chapters {} to {} after chapter {}: lost, or merged into the chapter before."),
    _("No heading for chapter {}; chapter {} is {} times the median length: the text is probably merged into it."),
    _("{} repeats {} ({} of it)."),
    _("{} characters repeat a passage of chapter {}."),
    _("{} characters repeat a passage of the text before the first chapter."),
    _("{} lines are page numbers or running heads, not text."),
    _("No heading for chapter {}: the numbering begins with {}."),
    _("No heading for chapters {} to {}: the numbering begins with {}."),
    _(
        "No heading for chapters {} to {}; chapter {} is {} times the median length: the text is probably merged into it."
    ),
    _("{} character before the novel belongs to the distributor, not to the book."),
    _("{} character behind the novel belongs to the distributor, not to the book."),
    _("{} characters before the novel belong to the distributor, not to the book."),
    _("{} characters behind the novel belong to the distributor, not to the book."),
    _("The line breaks off inside a sentence; the next one goes on with it."),
    _("The text ends without final punctuation: it may be cut off."),
    _("The paragraph has an odd number of quotation marks."),
    _("{} opening {} in this paragraph without a closing {}."),
    _("{} closing {} in this paragraph without an opening {}."),
)
ADVERTISEMENTS = (
    _("A chat group, a line of its own."),
    _("A chat group, glued into a line of the text."),
    _("A distributor's note, a line of its own."),
    _("A distributor's note, glued into a line of the text."),
    _("A request to readers, a line of its own."),
    _("A request to readers, glued into a line of the text."),
    _("A site's note, a line of its own."),
    _("A site's note, glued into a line of the text."),
    _("A site's note on the chapter, a line of its own."),
    _("A site's note on the chapter, glued into a line of the text."),
    _("An internet address, a line of its own."),
    _("An internet address, glued into a line of the text."),
    _("An internet address in disguise, a line of its own."),
    _("An internet address in disguise, glued into a line of the text."),
    _("The name of a website, a line of its own."),
    _("The name of a website, glued into a line of the text."),
)
MENDS = (
    _("Take this passage from another copy of the text."),
    _("Convert the passage back; where that is possible, the clean text has it."),
    _("Remove them; the clean text has none."),
    _("Save the whole file as UTF-8; the clean text is."),
    _("Look for its text in another copy, or remove the heading."),
    _("Correct the number to {}."),
    _("Move it to its place behind chapter {}."),
    _("Look for chapter {} in another copy."),
    _("Look for chapters {} to {} in another copy."),
    _("Read chapter {} to its end first."),
    _("Remove one of the two; the clean text keeps the first if they are the same."),
    _("Keep one of the two passages."),
    _("The clean text leaves them out."),
    _("Join it with the next line."),
    _("Break it into paragraphs again."),
    _("Look for the beginning of the book in another copy."),
    _("Find where chapter {} should begin inside chapter {} and set the heading."),
    _("Find where chapters {} to {} should begin inside chapter {} and set the heading."),
    _("Compare the end with another copy."),
    _("Add the missing mark where the speech ends or begins."),
    _("Remove the line."),
    _("Cut out this stretch and keep the rest of the line."),
)
REASONS = (
    _("fewer than {} words"),
    _("names of people are found in English and Chinese only"),
    _("there is no word list for this language"),
    _("the word list knows only {} of the words"),
    _("no word segmenter is at hand for this language"),
    _("the text has no words"),
    _("the formulas were made for English"),
    _("{} published novels in English, {}-{}, public domain"),
)
DEFINITIONS = (
    _("Unicode code points of the novel, white space included, the distributor's text left out"),
    _("Han characters and kana one each, plus words in other letters; no punctuation; headings left out"),
    _("runs of letters and digits, with inner apostrophes and hyphens; headings left out"),
    _("not available: this script does not part its words; headings left out"),
    _("stretches ended by final punctuation; abbreviations do not end one"),
    _("lines, or groups of lines where the text is hard-wrapped"),
    _("{} Han characters and kana a minute"),
    _("{} Han characters and kana a minute, read aloud"),
    _("{} words a minute"),
    _("{} words a minute, read aloud"),
)
