"""A tiny object store on this machine, which speaks as much of S3's protocol as the readers need, and counts.

It keeps objects in a folder, checks no signature, and writes down each request with the bytes of its body. So all
readers are counted by the same witness, whatever they say of themselves.
"""

import os
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

BUCKET = "lab"


class Log:
    def __init__(self):
        self.lock, self.requests = threading.Lock(), []

    def note(self, kind, key, sent=0, received=0):
        with self.lock:
            self.requests.append((kind, key, sent, received))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", headers=(), length=None):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def place(self):
        """(key, path of the object, parameters) of a request for /bucket/key?parameters."""
        url = urlsplit(self.path)
        _, _, key = unquote(url.path).lstrip("/").partition("/")
        return key, self.server.root / key, parse_qs(url.query, keep_blank_values=True)

    def body(self):
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return data
        parts = b""
        while data:  # length in hex, perhaps a signature, the chunk; a chunk of length 0 is the last
            size, _, data = data.partition(b"\r\n")
            size = int(size.partition(b";")[0], 16)
            if size == 0:
                break
            parts, data = parts + data[:size], data[size + 2:]
        return parts

    def error(self, status, code):
        self.answer(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode())

    def list(self, query):
        """ListObjectsV2, at most 1,000 keys an answer, as S3 does."""
        prefix = query.get("prefix", [""])[0]
        delimiter = query.get("delimiter", [""])[0]
        after = query.get("continuation-token", query.get("start-after", [""]))[0]
        limit = min(1_000, int(query.get("max-keys", ["1000"])[0]))
        keys, folders = [], []
        for path in sorted(path.relative_to(self.server.root).as_posix()
                           for path in self.server.root.rglob("*") if path.is_file()):
            if not path.startswith(prefix):
                continue
            head, found, _ = path[len(prefix):].partition(delimiter) if delimiter else ("", "", "")
            name = prefix + head + delimiter if found else path
            if name > after and name not in folders:
                (folders if found else keys).append(name)
        names = sorted(keys + folders)
        cut, more = names[:limit], len(names) > limit
        text = "".join(
            f"<Contents><Key>{escape(name)}</Key><Size>{(self.server.root / name).stat().st_size}</Size>"
            '<LastModified>2026-12-01T00:00:00.000Z</LastModified><ETag>"0"</ETag></Contents>'
            for name in cut if name in keys)
        text += "".join(f"<CommonPrefixes><Prefix>{escape(name)}</Prefix></CommonPrefixes>"
                        for name in cut if name in folders)
        token = f"<NextContinuationToken>{escape(cut[-1])}</NextContinuationToken>" if more else ""
        body = (f"<ListBucketResult><IsTruncated>{str(more).lower()}</IsTruncated>{token}<KeyCount>{len(cut)}"
                f"</KeyCount><Prefix>{escape(prefix)}</Prefix>{text}</ListBucketResult>").encode()
        self.server.log.note("LIST", prefix)
        self.answer(200, body, [("Content-Type", "application/xml")])

    def do_GET(self):
        key, path, query = self.place()
        if not key:
            return self.list(query)
        if not path.is_file():
            self.server.log.note(self.command, key)
            return self.error(404, "NoSuchKey")
        size, begin, end = path.stat().st_size, 0, None
        asked = self.headers.get("Range")
        if asked:
            first, _, last = asked.removeprefix("bytes=").partition("-")
            begin = int(first) if first else max(0, size - int(last))
            end = min(size, int(last) + 1) if first and last else None
        end = size if end is None else end
        headers = [("ETag", '"0"'), ("Last-Modified", "Tue, 01 Dec 2026 00:00:00 GMT"),
                   ("Accept-Ranges", "bytes"), ("Content-Type", "binary/octet-stream")]
        if self.command == "HEAD":
            self.server.log.note("HEAD", key)
            return self.answer(200, headers=headers, length=size)
        if asked:
            headers.append(("Content-Range", f"bytes {begin}-{end - 1}/{size}"))
        with open(path, "rb") as file:
            file.seek(begin)
            data = file.read(end - begin)
        self.server.log.note("GET", key, sent=len(data))
        self.answer(206 if asked else 200, data, headers)

    do_HEAD = do_GET

    def do_PUT(self):
        key, path, query = self.place()
        data = self.body()
        self.server.log.note("PUT", key, received=len(data))
        if "partNumber" in query:
            self.server.parts[query["uploadId"][0], int(query["partNumber"][0])] = data
            return self.answer(200, headers=[("ETag", '"0"')])
        with self.server.writing:
            if self.headers.get("If-None-Match") == "*" and path.exists():
                return self.error(412, "PreconditionFailed")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self.answer(200, headers=[("ETag", '"0"')])

    def do_POST(self):
        key, path, query = self.place()
        data = self.body()
        self.server.log.note("POST", key)
        if "uploads" in query:
            upload = f"upload-{len(self.server.log.requests)}"
            return self.answer(200, f"<InitiateMultipartUploadResult><UploadId>{upload}</UploadId>"
                                    "</InitiateMultipartUploadResult>".encode())
        if "delete" in query:
            return self.answer(200, b"<DeleteResult></DeleteResult>")
        upload = query["uploadId"][0]
        parts = sorted(part for part in self.server.parts if part[0] == upload)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(self.server.parts.pop(part) for part in parts))
        self.answer(200, f'<CompleteMultipartUploadResult><Key>{escape(key)}</Key><ETag>"0"</ETag>'
                         "</CompleteMultipartUploadResult>".encode())

    def do_DELETE(self):
        key, path, _ = self.place()
        self.server.log.note("DELETE", key)
        path.unlink(missing_ok=True)
        self.answer(204)


class Counted:
    """What the store saw between two moments."""

    def __init__(self, requests):
        kinds = Counter(kind for kind, *_ in requests)
        self.gets, self.heads, self.lists = kinds["GET"], kinds["HEAD"], kinds["LIST"]
        self.writes = kinds["PUT"] + kinds["POST"]
        self.requests = len(requests)
        self.sent = sum(sent for _, _, sent, _ in requests)
        self.received = sum(received for *_, received in requests)
        self.log = requests


class Store:
    """`with Store(folder) as store`, then `store.count(action)`."""

    def __init__(self, root):
        self.root = Path(root).resolve()

    def __enter__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.root, self.server.log = self.root, Log()
        self.server.parts, self.server.writing = {}, threading.Lock()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"127.0.0.1:{self.server.server_address[1]}"
        # for boto3, which mosaicml-streaming downloads with
        os.environ.update(AWS_ACCESS_KEY_ID="lab", AWS_SECRET_ACCESS_KEY="lab", AWS_REGION="us-east-1",
                          AWS_DEFAULT_REGION="us-east-1", AWS_EC2_METADATA_DISABLED="true",
                          S3_ENDPOINT_URL=f"http://{self.address}")
        return self

    def __exit__(self, *_):
        self.server.shutdown()

    def arrow(self):
        """A new file system of pyarrow's, with no connection or cache of an earlier one."""
        from pyarrow.fs import S3FileSystem
        return S3FileSystem(access_key="lab", secret_key="lab", region="us-east-1", scheme="http",
                            endpoint_override=self.address)

    def lance_options(self):
        return {"aws_access_key_id": "lab", "aws_secret_access_key": "lab", "aws_region": "us-east-1",
                "aws_endpoint": f"http://{self.address}", "allow_http": "true"}

    def count(self, action):
        """(result, what the store saw)."""
        begin = len(self.server.log.requests)
        result = action()
        return result, Counted(self.server.log.requests[begin:])
