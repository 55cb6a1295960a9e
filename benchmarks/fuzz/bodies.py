"""Whole requests around mutated bytes: multipart as it should be, and as no client should send it."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.fuzz.mutations import BYTES, Shelf

FIELDS = {
    "priority": ("0", "7", "-1", "9" * 400, "x", "", "\x00", "1e9"),
    "timeout_seconds": ("60", "0", "-5", "NaN", "9" * 30),
    "processor": ("analysis", "noop", "", "os.system", "analysis\x00"),
    "extra_data": ("{}", '{"a": 1}', "[]", "{", '{"a": NaN}', '{"\\u0000": 1}', "[" * 5000, '{"a": "\ud7ff"}'),
    "allow_duplicate": ("true", "1", "false", "perhaps"),
    "file": ("no file at all",),
    "surprise": ("x",),
}
TYPES = (
    "text/plain",
    "application/zip",
    "text/plain; charset=utf-16",
    "text/html",
    "nonsense",
    "multipart/mixed; boundary=c",
    "",
)
TRANSFER = ("base64", "quoted-printable", "8bit", "nonsense")
PATHS = ("tasks/upload", "tasks/upload/", "tasks/upload", "tasks/upload", "tasks/batch", "tasks/batch", "tasks/import")


@dataclass(frozen=True, slots=True)
class Request:
    path: str
    content_type: str
    body: bytes


def request(shelf: Shelf) -> Request:
    rnd = shelf.rnd
    path = rnd.choice(PATHS)
    boundary = rnd.choice((b"b", b"-" * 30 + b"8f3a", b"x" * 70))
    parts = [_file(shelf, path) for _ in range(rnd.choice((1,) * 12 + (0, 2, 5)))]
    parts += [_field(shelf) for _ in range(rnd.choice((0,) * 6 + (1, 1, 3)))]
    if rnd.random() < 0.7:
        # Else the index of duplicates would refuse most of what is left whole.
        parts.append(_part(b'form-data; name="allow_duplicate"', b"true"))
    rnd.shuffle(parts)
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n"
    content_type = f"multipart/form-data; boundary={boundary.decode()}"
    if rnd.random() < 0.2:
        body = rnd.choice(BYTES)(body, shelf)
    if rnd.random() < 0.05:
        content_type = rnd.choice(
            ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other", "text/plain", "multipart/form-data; boundary=" + "y" * 500, "multipart/form-data; boundary=\xe9; charset=utf-7", "application/json")
        )  # fmt: skip
    return Request(path, content_type, body)


def _file(shelf: Shelf, path: str) -> bytes:
    rnd = shelf.rnd
    zipped = path == "tasks/import" or (path == "tasks/batch" and rnd.random() < 0.6)
    content = shelf.archive() if zipped else shelf.mutated()
    name = "x.zip" if zipped and rnd.random() < 0.8 else shelf.name()
    quoted = name.encode("utf-8", "replace")
    if rnd.random() < 0.7:
        quoted = quoted.replace(b"\r", b"").replace(b"\n", b"").replace(b'"', b"%22")
    head = b'form-data; name="file"; filename="' + quoted + b'"'
    if rnd.random() < 0.1:
        head += b"; filename*=utf-8''%E4%B9%A6" + rnd.choice((b".txt", b"%00.txt", b"%2e%2e%2fx.txt", b"%ff.txt"))
    more = b""
    if rnd.random() < 0.4:
        more += b"Content-Type: " + rnd.choice(TYPES).encode() + b"\r\n"
    if rnd.random() < 0.05:
        more += b"Content-Transfer-Encoding: " + rnd.choice(TRANSFER).encode() + b"\r\n"
    if rnd.random() < 0.02:
        more += b"X-Long: " + b"y" * 20_000 + b"\r\n"
    return _part(head, content, more)


def _field(shelf: Shelf) -> bytes:
    name = shelf.rnd.choice(list(FIELDS))
    value = shelf.rnd.choice(FIELDS[name]).encode("utf-8", "replace")
    return _part(b'form-data; name="' + name.encode() + b'"', value)


def _part(head: bytes, content: bytes, more: bytes = b"") -> bytes:
    return b"Content-Disposition: " + head + b"\r\n" + more + b"\r\n" + content
