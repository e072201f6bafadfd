#!/usr/bin/env bash
# Prints the public half of a P-256 key as services.json has it: ./jwk.sh key.pem 2026-11
set -euo pipefail

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
# The last 64 bytes of the public key are its point.
point() { openssl pkey -in "$1" -pubout -outform DER | tail -c 64; }

printf '{ "kty": "EC", "crv": "P-256", "kid": "%s", "alg": "ES256", "x": "%s", "y": "%s" }\n' \
  "$2" "$(point "$1" | head -c 32 | base64url)" "$(point "$1" | tail -c 32 | base64url)"
