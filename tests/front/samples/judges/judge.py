"""Reads lines of "seconds token" and answers each with "accepted" and the subject, or "refused"."""
import datetime
import sys
from types import SimpleNamespace

samples, issuer, audience = sys.argv[1:]
sys.path.insert(0, samples)

import assertion  # noqa: E402
import jwt  # noqa: E402

now = 0


class Clock(datetime.datetime):
    """PyJWT asks the clock itself."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(now, tz)


jwt.api_jwt.datetime = Clock
assertion.time = SimpleNamespace(monotonic=lambda: now)

verifier = assertion.Verifier(issuer, audience)
for line in sys.stdin:
    seconds, token = line.rstrip("\n").split(" ", 1)
    now = int(seconds)
    try:
        print("accepted", verifier.visitor(token)["sub"], flush=True)
    except jwt.PyJWTError as error:
        print("refused", repr(error), flush=True)
