"""What became of the tasks, read from the rows alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

from benchmarks.chaos.site import count


@dataclass(frozen=True)
class Findings:
    completed: int
    failed: int
    lost: int  # neither completed nor failed, or without the row that belongs to its state
    finished_twice: int
    broken_chains: int  # tasks whose log does not lead from state to state
    rescued: int
    longest_recovery: float  # seconds from a dead worker's last heartbeat to the next attempt's begin


_CHAIN = """
SELECT COUNT(DISTINCT task_id) FROM (
    SELECT task_id, details->>'from' AS old, LAG(details->>'to') OVER (PARTITION BY task_id ORDER BY id) AS before
    FROM task_logs WHERE details ? 'to'
) AS edges WHERE before IS NOT NULL AND old <> before
"""
_TWICE = """
SELECT COUNT(*) FROM (
    SELECT task_id FROM task_logs WHERE details->>'to' IN ('completed', 'failed') GROUP BY task_id HAVING COUNT(*) > 1
) AS twice
"""
_LOST = """
SELECT COUNT(*) FROM tasks AS t WHERE t.status NOT IN ('completed', 'failed')
    OR EXISTS (SELECT 1 FROM task_queue AS q WHERE q.task_id = t.id)
    OR (t.status = 'completed') <> EXISTS (SELECT 1 FROM task_results AS r WHERE r.task_id = t.id)
"""
# A lease lasts for LEASE_SECONDS from the last heartbeat; `silence` is what the rescuer measured after its end.
_RECOVERY = """
SELECT COALESCE(MAX(EXTRACT(EPOCH FROM next.created_at - rescue.created_at) + (rescue.details->>'silence')::float + %s), 0)
FROM task_logs AS rescue CROSS JOIN LATERAL (
    SELECT created_at FROM task_logs WHERE task_id = rescue.task_id AND id > rescue.id ORDER BY id LIMIT 1
) AS next WHERE rescue.details->>'cause' = 'lease_expired' AND rescue.details->>'to' = 'pending'
"""


def look(link: psycopg.Connection[Any], lease_seconds: float) -> Findings:
    recovery = link.execute(_RECOVERY, [lease_seconds]).fetchone()
    return Findings(
        completed=count(link, "SELECT COUNT(*) FROM tasks WHERE status = 'completed'"),
        failed=count(link, "SELECT COUNT(*) FROM tasks WHERE status = 'failed'"),
        lost=count(link, _LOST),
        finished_twice=count(link, _TWICE),
        broken_chains=count(link, _CHAIN),
        rescued=count(link, "SELECT COUNT(*) FROM task_logs WHERE details->>'cause' = 'lease_expired'"),
        longest_recovery=float(recovery[0]) if recovery else 0.0,
    )
