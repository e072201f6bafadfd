#!/usr/bin/env bash
# Prints an access token, which holds for ten minutes: ./token.sh 'letters.write letters.read'
# WINDOW: its origin; SERVICE: the id in services.json; KEY, KID: the key and its name.
set -euo pipefail

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
# openssl writes r and s in DER; a JWS has 32 bytes of each (RFC 7518 §3.4).
join_numbers() {
  local number
  openssl asn1parse -inform DER | sed -n 's/.*INTEGER *:\([0-9A-F]*\)$/\1/p' |
    while read -r number; do
      printf '%b' "$(printf '%64s' "$number" | tr ' ' 0 | sed 's/../\\x&/g')"
    done
}

# Who asks, signed for a minute (private_key_jwt, RFC 7523).
now=$(date +%s)
header=$(printf '{"alg":"ES256","kid":"%s"}' "$KID" | base64url)
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","jti":"%s","iat":%d,"exp":%d}' \
  "$SERVICE" "$SERVICE" "$WINDOW" "$(openssl rand -hex 16)" "$now" "$((now + 60))" | base64url)
signature=$(printf %s "$header.$claims" | openssl dgst -sha256 -sign "$KEY" | join_numbers | base64url)

if ! answer=$(curl -sS --fail-with-body "$WINDOW/openid/token" \
  -d grant_type=client_credentials -d scope="$1" \
  -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
  -d client_assertion="$header.$claims.$signature"); then
  echo "$answer" >&2
  exit 1
fi
echo "$answer" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
