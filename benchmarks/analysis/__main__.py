"""usage: python -m benchmarks.analysis [linear|peers] [--sizes 1,2,4,8,16] [--only NAME]"""

from __future__ import annotations

import argparse

from benchmarks.analysis import linear, peers


def main() -> None:
    """Print the figures; without a word, all of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analysis", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("linear", "peers", "all"), default="all")
    parser.add_argument("--sizes", default="1,2,4,8,16", help="megabytes, ascending")
    parser.add_argument("--only", default="", help="only the kinds of text with this in their name")
    options = parser.parse_args()
    if options.what != "peers":
        linear.main(tuple(int(size) for size in options.sizes.split(",")), options.only)
    if options.what != "linear":
        peers.main()


if __name__ == "__main__":
    main()
