"""Verifies the window's assertion. Python 3.9, PyJWT 2.6 or later with cryptography
(Debian: python3-jwt python3-cryptography).

    verifier = Verifier("https://sso.example.ir", "library")
    claims = verifier.visitor(request.headers.get("X-Identity-Assertion", ""))
"""
import json
import re
import threading
import time
import urllib.request

import jwt

LEEWAY = 5  # seconds by which this machine's clock and the window's may differ, in both directions
MAX_LENGTH = 8192  # real ones have about 1,500 characters
# Base64url without padding. A signature of both algorithms has exactly 64 bytes, whose last character has four
# unused bits; they must be zero, so that nobody can write one signature in two ways.
SHAPE = re.compile(r"[\w-]+\.[\w-]+\.[\w-]{85}[AQgw]", re.ASCII)
MAX_TIME = 2**53  # beyond it, numbers of JSON are inexact, or infinite
MAX_AGE = 300  # seconds for which the key set is kept
ALGORITHMS = {"P-256": "ES256", "Ed25519": "EdDSA"}  # by the curve of a key
COOLDOWN = 10  # seconds between two fetches for unknown keys, because strangers can invent many


class Verifier:
    """issuer: origin of the window; audience: the service's id in services.json."""

    def __init__(self, issuer, audience):
        self.issuer, self.audience = issuer, audience
        self._keys, self._tried, self._lock = {}, float("-inf"), threading.Lock()

    def visitor(self, assertion):
        """Raises jwt.PyJWTError unless the window issued the assertion for this service, just now."""
        if len(assertion) > MAX_LENGTH or not SHAPE.fullmatch(assertion):
            raise jwt.DecodeError("malformed")
        try:
            header = jwt.get_unverified_header(assertion)
            key, algorithm = self._key(header.get("kid"))
            claims = jwt.decode(
                assertion,
                key,
                algorithms=[algorithm],  # the key's, never what the token asks for
                issuer=self.issuer,
                audience=self.audience,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "sub", "aud", "iss"]},
            )
        except (OverflowError, RecursionError, TypeError, ValueError) as error:  # JSON of an odd shape
            raise jwt.DecodeError("malformed") from error
        # A token for another purpose has another type. Not every PyJWT reads `crit`.
        if header.get("typ") != "identity-assertion+jwt" or "crit" in header:
            raise jwt.InvalidTokenError("another kind of token")
        if claims["aud"] != self.audience:
            raise jwt.InvalidAudienceError("for several services")
        # PyJWT would read "5" and true as numbers. 1e999 is a number, and a time that never comes.
        times = [claims.get(name, 0) for name in ("exp", "iat", "nbf")]
        if any(type(time) not in (int, float) or not -MAX_TIME < time < MAX_TIME for time in times):
            raise jwt.DecodeError("a time is no number")
        if not isinstance(claims["sub"], str) or not claims["sub"]:
            raise jwt.InvalidTokenError("about nobody")
        return claims

    def _key(self, kid):
        with self._lock:
            age = time.monotonic() - self._tried
            if age >= MAX_AGE or (kid not in self._keys and age >= COOLDOWN):
                self._tried = time.monotonic()
                try:
                    self._keys = self._fetch()
                except (OSError, LookupError, TypeError, ValueError, jwt.PyJWTError):
                    pass  # the window cannot be reached: the known keys hold
            if kid not in self._keys:
                raise jwt.InvalidKeyError("unknown key")
            return self._keys[kid]

    def _fetch(self):
        with urllib.request.urlopen(f"{self.issuer}/.well-known/jwks.json", timeout=3) as response:
            keys = json.load(response)["keys"]
        known = [(key, ALGORITHMS[key["crv"]]) for key in keys if key.get("crv") in ALGORITHMS]
        return {key["kid"]: (jwt.PyJWK(key, algorithm).key, algorithm) for key, algorithm in known}
