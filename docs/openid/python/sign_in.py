"""Signs people in with the window by OpenID Connect. Python 3.9, PyJWT 2.6 or later with
cryptography (Debian: python3-jwt python3-cryptography).

    window = SignIn("https://sso.example.ir", "library", key_pem, "2026-11", redirect_uri)
    url, pending = window.begin()                  # keep `pending` in the session, redirect to url
    signed_in = window.finish(query_string, pending)   # at the redirect address
"""
import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import jwt

LEEWAY = 5  # seconds by which this machine's clock and the window's may differ
MAX_AGE = 300  # seconds for which the key set is kept
COOLDOWN = 10  # seconds between two fetches for unknown keys
LEVEL = "urn:panjereh:level:"
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Refused(Exception):
    """The window did not say so, or it says no: `code` is then its error, such as login_required."""

    def __init__(self, message, code=None):
        super().__init__(message)
        self.code = code


class SignIn:
    """issuer: origin of the window; client_id: the service's id in services.json; key: the private
    key (PEM), whose public half stands in services.json under `kid`; redirect_uri: one of
    `openid.redirect_uris`, exactly."""

    def __init__(self, issuer, client_id, key, kid, redirect_uri, scope="openid"):
        self.issuer, self.client_id, self.redirect_uri = issuer, client_id, redirect_uri
        self._key, self._kid, self._scope = key, kid, scope
        self._discovered, self._keys, self._tried = None, {}, float("-inf")
        self._lock = threading.Lock()

    def begin(self, level=None, max_age=None, prompt=None):
        """Where the browser is sent, and what its session keeps until it comes back, used once."""
        pending = {"state": _random(), "nonce": _random(), "verifier": _random(),
                   "level": level, "max_age": max_age}
        challenge = hashlib.sha256(pending["verifier"].encode()).digest()
        asked = {
            "response_type": "code", "redirect_uri": self.redirect_uri, "scope": self._scope,
            "state": pending["state"], "nonce": pending["nonce"],
            "code_challenge": _base64url(challenge), "code_challenge_method": "S256",
            "acr_values": LEVEL + str(level) if level else None,
            "max_age": max_age, "prompt": prompt,
        }
        # The request is pushed (RFC 9126), which level 3 needs.
        pushed = self._post("pushed_authorization_request_endpoint", asked)
        query = {"client_id": self.client_id, "request_uri": pushed["request_uri"]}
        return self._at("authorization_endpoint") + "?" + urllib.parse.urlencode(query), pending

    def finish(self, query, pending):
        """`query`: what follows the question mark. Raises Refused unless the window sends this
        person to this site, now, as this browser asked."""
        got = urllib.parse.parse_qs(query)
        one = lambda name: got[name][0] if len(got.get(name, [])) == 1 else ""
        if not hmac.compare_digest(one("state").encode(), pending["state"].encode()):
            raise Refused("another browser asked")
        # Whose answer it is (RFC 9207).
        if one("iss") != self.issuer:
            raise Refused("another issuer answers")
        if one("error"):
            raise Refused(one("error_description"), one("error"))
        tokens = self._post("token_endpoint", {
            "grant_type": "authorization_code", "code": one("code"),
            "redirect_uri": self.redirect_uri, "code_verifier": pending["verifier"],
        })
        claims = self._verify(tokens.get("id_token"), ["nonce", "sub"])
        if not hmac.compare_digest(str(claims["nonce"]).encode(), pending["nonce"].encode()):
            raise Refused("for another browser")
        if level_of(claims) < (pending["level"] or 1):
            raise Refused("the level is too low")
        oldest = time.time() - LEEWAY - (pending["max_age"] or 0)
        if pending["max_age"] is not None and not _number(claims, "auth_time") >= oldest:
            raise Refused("the proof is too old")
        return {"claims": claims, "id_token": tokens["id_token"],
                "access_token": tokens["access_token"]}

    def person(self, access_token, sub):
        """What the window says about the person now."""
        headers = {"Authorization": "Bearer " + access_token}
        claims = self._fetch(urllib.request.Request(self._at("userinfo_endpoint"), headers=headers))
        if claims.get("sub") != sub:
            raise Refused("about somebody else")
        return claims

    def sign_out_url(self, id_token, return_to):
        """Where the browser is sent to sign out everywhere. Ends your own session first."""
        query = {"client_id": self.client_id, "id_token_hint": id_token,
                 "post_logout_redirect_uri": return_to}
        return self._at("end_session_endpoint") + "?" + urllib.parse.urlencode(query)

    def ended(self, logout_token):
        """Back-channel logout: (sub, sid) of who has left. Raises Refused unless the window says so."""
        claims = self._verify(logout_token, ["sub", "sid", "jti", "events"], "logout+jwt")
        events = claims["events"]
        if not isinstance(events, dict) or LOGOUT not in events or "nonce" in claims:
            raise Refused("no logout token")
        return claims["sub"], claims["sid"]

    def _verify(self, token, required, typ=None):
        try:
            header = jwt.get_unverified_header(token)
            claims = jwt.decode(
                token, self._public(header.get("kid")),
                algorithms=["ES256"],  # never what the token asks for
                issuer=self.issuer, audience=self.client_id, leeway=LEEWAY,
                options={"require": ["exp", "iat", "aud", "iss", *required]},
            )
        except (jwt.PyJWTError, OverflowError, RecursionError, TypeError, ValueError) as error:
            raise Refused(repr(error)) from error
        if "crit" in header or (typ and header.get("typ") != typ):
            raise Refused("another kind of token")
        if claims["aud"] not in (self.client_id, [self.client_id]):
            raise Refused("for several sites")
        if not isinstance(claims["sub"], str) or not claims["sub"]:
            raise Refused("about nobody")
        return claims

    def _public(self, kid):
        with self._lock:
            age = time.monotonic() - self._tried
            if age >= MAX_AGE or (kid not in self._keys and age >= COOLDOWN):
                self._tried = time.monotonic()
                try:
                    keys = self._fetch(urllib.request.Request(self._at("jwks_uri")))["keys"]
                    self._keys = {key["kid"]: jwt.PyJWK(key, "ES256").key
                                  for key in keys if key.get("crv") == "P-256"}
                except (Refused, LookupError, TypeError, jwt.PyJWTError):
                    pass  # the window cannot be reached: the known keys hold
            if kid not in self._keys:
                raise Refused("unknown key")
            return self._keys[kid]

    def _at(self, endpoint):
        if self._discovered is None:
            url = self.issuer + "/.well-known/openid-configuration"
            discovered = self._fetch(urllib.request.Request(url))
            if discovered.get("issuer") != self.issuer:
                raise Refused("another issuer")
            self._discovered = discovered
        return self._discovered[endpoint]

    def _post(self, endpoint, fields):
        """With the client's own signature (private_key_jwt, RFC 7523)."""
        now = int(time.time())
        proof = jwt.encode(
            {"iss": self.client_id, "sub": self.client_id, "aud": self.issuer,
             "jti": _random(), "iat": now, "exp": now + 60},
            self._key, algorithm="ES256", headers={"kid": self._kid},
        )
        fields = {name: value for name, value in fields.items() if value is not None}
        fields |= {"client_id": self.client_id, "client_assertion_type": ASSERTION,
                   "client_assertion": proof}
        body = urllib.parse.urlencode(fields).encode()
        return self._fetch(urllib.request.Request(self._at(endpoint), data=body))

    @staticmethod
    def _fetch(request):
        request.add_header("Accept", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return _object(answer.read(1 << 20))
        except urllib.error.HTTPError as error:
            said = _object(error.read(1 << 20) or b"{}")
            raise Refused(f"status {error.code}: {said.get('error_description')}",
                          said.get("error")) from error
        except OSError as error:
            raise Refused("the window cannot be reached") from error


def level_of(claims):
    """0 if the token names none."""
    acr = claims.get("acr")
    known = isinstance(acr, str) and acr[:-1] == LEVEL and acr[-1] in "123"
    return int(acr[-1]) if known else 0


def _number(claims, name):
    value = claims.get(name)
    return value if type(value) in (int, float) else float("-inf")


def _object(text):
    try:
        value = json.loads(text)
    except ValueError as error:
        raise Refused("the answer is no JSON") from error
    if not isinstance(value, dict):
        raise Refused("the answer is no object")
    return value


def _random():
    return secrets.token_urlsafe(32)


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
