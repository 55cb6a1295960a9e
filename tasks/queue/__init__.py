"""The queue: guarded UPDATEs, and nothing else in the code changes a task's state.

Every function opens one transaction, locks queue entries before tasks (in the order of their ids, so that two of them
never wait for each other), writes the log rows with the change, and announces the change after the commit.
"""

from tasks.queue.cancel import cancel
from tasks.queue.claim import Claim, claim, claimed, new_token
from tasks.queue.enqueue import enqueue
from tasks.queue.external import patch
from tasks.queue.fail import Failure, fail
from tasks.queue.finish import FileMade, Outcome, complete
from tasks.queue.lease import Lease, LeaseLost, renew
from tasks.queue.progress import Progress, report_progress
from tasks.queue.release import release
from tasks.queue.rescue import rescue
from tasks.queue.retry import retry

__all__ = [
    "Claim",
    "Failure",
    "FileMade",
    "Lease",
    "LeaseLost",
    "Outcome",
    "Progress",
    "cancel",
    "claim",
    "claimed",
    "complete",
    "enqueue",
    "fail",
    "new_token",
    "patch",
    "release",
    "renew",
    "report_progress",
    "rescue",
    "retry",
]
