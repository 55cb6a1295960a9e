"""Whether a failed attempt is followed by another, and when. Pure functions."""

from __future__ import annotations

import random

LONGEST_DELAY_SECONDS = 600.0


def may_retry(retry_count: int, max_retries: int, *, permanent: bool) -> bool:
    """`permanent`: the same input will fail the same way, so trying again would only cost time."""
    return not permanent and retry_count < max_retries


def delay_seconds(retry_count: int, first_delay: float) -> float:
    """Exponential backoff with jitter: first_delay * 2**retry_count, spread over 50 to 150 %, at most ten minutes.

    The jitter keeps a hundred tasks that failed together from coming back together.
    """
    return min(LONGEST_DELAY_SECONDS, first_delay * 2.0 ** min(retry_count, 30)) * random.uniform(0.5, 1.5)
