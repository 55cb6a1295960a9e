from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

REGION = "eu-central-1"


@contextmanager
def bucket(name: str = "suite") -> Iterator[str]:
    """An empty bucket at a real S3 endpoint (moto's server, in this process, over HTTP): its STORAGE_URL."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # each request would be a line of the tests' output
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": REGION}
        client = boto3.client("s3", endpoint_url=endpoint, **keys)
        client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        yield f"s3://key:secret@{name}/novels?endpoint_url={endpoint}&region={REGION}"
    finally:
        server.stop()
