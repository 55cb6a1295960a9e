"""Scripts, styles and pictures of pages, compressed: served from where they lie, with nothing to collect before a start."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

WORTHWHILE = 1024  # bytes; what is smaller travels in one packet either way
KEPT = 256  # files; all of ours and of the libraries' that pages use take a few megabytes
_TEXT = re.compile(r"^(?:text/|application/(?:javascript|json|manifest\+json)|image/svg)")
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


class CompressedStaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # it has no types
    """WhiteNoise, which sends a compressed file only where one lies beside it, and one that is compressed when first
    asked for. Both forms have one ETag, as with WhiteNoise's own; Vary keeps them apart in caches."""

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = WhiteNoiseMiddleware.serve(static_file, request)
        if "Content-Encoding" in response or not _TEXT.match(response.get("Content-Type", "")):
            return response
        if response.status_code != 200 or int(response["Content-Length"]) < WORTHWHILE:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if not _GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            return response
        path, _ = static_file.get_path_and_headers(request.META)
        packed = _compressed(path, static_file.etag)
        if (opened := getattr(response, "file_to_stream", None)) is not None:
            opened.close()  # not the response: that would say that the request has ended
        headers = dict(response.items()) | {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}
        return HttpResponse(b"" if request.method == "HEAD" else packed, headers=headers)


@lru_cache(maxsize=KEPT)
def _compressed(path: str, etag: str) -> bytes:
    """The file's bytes in gzip form; the ETag, which is made of time and size, is there to tell its versions apart."""
    return gzip.compress(Path(path).read_bytes(), mtime=0)
