"""TASK_RUNNER=celery: the queue stays in the database, Celery's workers do the work.

`manage.py runworker` hands ready tasks out: one message for each, to the broker at CELERY_BROKER_URL. A Celery worker
(`celery -A tasks.celery_runner.app worker`) that gets a message claims the front of the line, under a lease like any
other worker. A message says only "there is work": one that is lost is sent again, one too many finds nothing.
"""
