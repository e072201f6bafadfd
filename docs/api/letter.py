"""Posts a letter. Python 3.9, PyJWT 2.6 or later with cryptography (Debian: python3-jwt
python3-cryptography): letter.py <national ID> <idempotency key>

WINDOW and API: the two origins; SERVICE: the id in services.json; KEY, KID: the key and its name."""
import json
import os
import secrets
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import jwt

WINDOW, API, SERVICE, KEY, KID = (
    os.environ[name] for name in ("WINDOW", "API", "SERVICE", "KEY", "KID"))


def token():
    """Holds for ten minutes: keep it for further requests."""
    now = int(time.time())
    with open(KEY, encoding="ascii") as file:
        key = file.read()
    # Who asks, signed for a minute (private_key_jwt, RFC 7523).
    assertion = jwt.encode(
        {"iss": SERVICE, "sub": SERVICE, "aud": WINDOW, "jti": secrets.token_urlsafe(16),
         "iat": now, "exp": now + 60},
        key, algorithm="ES256", headers={"kid": KID})
    fields = {
        "grant_type": "client_credentials",
        "scope": "letters.write letters.read events.read",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": assertion,
    }
    return post(WINDOW + "/openid/token", urllib.parse.urlencode(fields), {})["access_token"]


def post(url, body, headers):
    request = urllib.request.Request(url, data=body.encode(), headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        sys.exit(error.read().decode())


def main(national_id, idempotency_key):
    letter = {
        "recipient": {"national_id": national_id},
        "kind": "decision",
        "title": "رأی هیئت",
        "body": "با سلام\n\nرأی هیئت دربارهٔ **اعتراض شما** صادر شد.",
        "period": {"of": "objection", "days": 20},
        "needs_confirmation": True,
        "legal": True,
    }
    posted = post(API + "/api/v1/letters", json.dumps(letter), {
        "Authorization": "Bearer " + token(),
        "Content-Type": "application/json",
        "Idempotency-Key": idempotency_key,
    })
    print(json.dumps(posted))


main(*sys.argv[1:])
