from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import connection

from tasks import queue

if TYPE_CHECKING:
    from tasks.worker.supervisor import Supervisor

logger = logging.getLogger(__name__)


def close(supervisor: Supervisor) -> None:
    """End the children, give back what is left, take the worker's row away; each as far as the database lets us.

    Something is left only after a fault of the worker's own, or with the database away. The heartbeat ends last: no
    lease runs out meanwhile.
    """
    for slot in supervisor.slots:
        slot.close()
    supervisor.listener.stop()
    try:
        if leases := supervisor.leases():
            queue.release(leases, "Given back: the worker ended")
    except Exception:
        connection.close()
        logger.warning("%d task(s) could not be given back; their leases will run out", len(leases))
    supervisor.heartbeat.stop()
    try:
        supervisor.heartbeat.forget()
    except Exception:
        logger.warning("The row of worker %s stays; another worker will sweep it", supervisor.identity.name)
    connection.close()
    outbox = supervisor.outbox
    logger.info("Worker %s ends: %d done, %d failed", supervisor.identity.name, outbox.done, outbox.failed)
