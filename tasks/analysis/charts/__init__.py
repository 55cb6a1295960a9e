"""SVG drawings of a report's figures: pure functions, same figures, same picture.

Colours are the page's: every shape has a class and nothing has a colour. The flat charts stretch to the width they
get (`preserveAspectRatio="none"`) and hold no text; what they show stands as text beside them.
"""

from tasks.analysis.charts.arc import mood_arc
from tasks.analysis.charts.bars import Bar, chapter_bars
from tasks.analysis.charts.columns import columns
from tasks.analysis.charts.mirror import Column, mirror
from tasks.analysis.charts.network import Edge, Node, network
from tasks.analysis.charts.presence import presence
from tasks.analysis.charts.ruler import ruler

__all__ = [
    "Bar",
    "Column",
    "Edge",
    "Node",
    "chapter_bars",
    "columns",
    "mirror",
    "mood_arc",
    "network",
    "presence",
    "ruler",
]
