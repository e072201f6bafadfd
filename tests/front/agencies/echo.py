"""Shows what a WSGI application receives, in the form of the sandbox's echo; answers as large as asked."""
import json
import re


def application(environ, start_response):
    target = environ["REQUEST_URI"]
    kind, size = (re.match(r"^/(head|body)/(\d+)$", target) or re.match("()()", "")).groups()
    if kind == "head":
        cookies = [("Set-Cookie", f"a{n}=" + "y" * (int(size) // 16)) for n in range(8)]
        start_response("200 OK", [("X-Large", "z" * (int(size) // 2)), *cookies])
        return [b"whole"]
    if kind == "body":
        start_response("200 OK", [("Content-Length", size)])
        return (bytes(min(65536, int(size) - start)) for start in range(0, int(size), 65536))
    received = 0
    left = int(environ.get("CONTENT_LENGTH") or 0)
    while left > 0 and (part := environ["wsgi.input"].read(min(left, 65536))):
        received += len(part)
        left -= len(part)
    headers = [
        [name[5:].replace("_", "-"), value] for name, value in environ.items() if name.startswith("HTTP_")
    ]
    start_response("200 OK", [("Content-Type", "application/json")])
    told = {
        "method": environ["REQUEST_METHOD"],
        "target": target,
        "headers": headers,
        "bodyBytes": received,
        "user": environ.get("REMOTE_USER", ""),
    }
    return [json.dumps(told).encode()]
