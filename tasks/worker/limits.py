"""What the system does to a child, whatever its processor is at."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1  # prctl(2)


def limit_memory(limit: int) -> None:
    """Bound this process's private memory (heap and other writable mappings), in bytes; beyond it MemoryError is raised.

    RLIMIT_DATA and not RLIMIT_AS: the address space also counts what is only mapped, such as thread stacks.
    """
    try:
        import resource
    except ImportError:  # no such thing on this system
        return
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def die_with_parent() -> None:
    """Let the kernel kill this process when the one that forked it is gone, where it can (Linux).

    The thread that watches the supervisor needs the interpreter, and a processor may never give it back: a regular
    expression that runs away does not. So the forking server ends with its supervisor, and the children with that.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
