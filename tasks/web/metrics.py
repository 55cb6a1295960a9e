"""/metrics: what Prometheus collects. Numbers of the installation are read from the database, open
WebSockets from Redis; those of requests are this process's."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from tasks.selectors.statistics import statistics
from tasks.states import Status

registry = CollectorRegistry()
ProcessCollector(registry=registry)
PlatformCollector(registry=registry)
requests = Counter(
    "novel_tasks_http_requests_total", "Requests answered.", ["method", "view", "status"], registry=registry
)
seconds = Histogram(
    "novel_tasks_http_request_seconds",
    "Time to an answer, or to the first byte of a streamed one.",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=registry,
)
METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PUT")
GAUGES = {
    "queue_depth": "Tasks that wait.",
    "oldest_pending_age_seconds": "Age of the oldest task that waits.",
    "tasks_per_hour": "Tasks finished within the last hour.",
    "p50_processing_time_ms": "Median processing time of the newest results.",
    "p95_processing_time_ms": "95th percentile of the processing time of the newest results.",
    "workers": "Worker processes whose heartbeat is fresh.",
    "open_websockets": "WebSockets open in all server processes; without Redis in this one.",
}


class Installation:
    """What the database knows, asked when it is collected."""

    def collect(self) -> Iterator[Metric]:
        try:
            found: dict[str, Any] | None = statistics()
        except DatabaseError:
            found = None
        yield GaugeMetricFamily(
            "novel_tasks_database_up", "Whether the database answers.", value=float(found is not None)
        )
        if found is None:
            return
        by_status = GaugeMetricFamily("novel_tasks_tasks", "Tasks, by status.", labels=["status"])
        for status in Status:
            by_status.add_metric([status.value], found[status.value])
        yield by_status
        for name, text in GAUGES.items():
            if found[name] is not None:
                yield GaugeMetricFamily(f"novel_tasks_{name}", text, value=float(found[name]))


registry.register(Installation())


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class MetricsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        response = self.get_response(request)
        # By view, not by path: the number of series must not grow with the number of tasks.
        match = request.resolver_match
        view = (match.view_name or "other") if match else "none"
        method = request.method if request.method in METHODS else "other"
        requests.labels(method, view, str(response.status_code)).inc()
        seconds.labels(view).observe(time.perf_counter() - start)
        return response
