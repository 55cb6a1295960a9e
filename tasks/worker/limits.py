from __future__ import annotations


def limit_memory(limit: int) -> None:
    """Bound this process's private memory (heap and other writable mappings), in bytes; beyond it MemoryError is raised.

    RLIMIT_DATA and not RLIMIT_AS: the address space also counts what is only mapped, such as thread stacks.
    """
    try:
        import resource
    except ImportError:  # no such thing on this system
        return
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
