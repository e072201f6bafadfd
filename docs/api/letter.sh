#!/usr/bin/env bash
# Posts a letter with curl and openssl: ./letter.sh <national ID> <idempotency key>
# API: the origin of the API; token.sh beside it says what else must be set.
set -euo pipefail

token=$("$(dirname "$0")/token.sh" 'letters.write letters.read events.read')
curl -sS --fail-with-body "$API/api/v1/letters" \
  -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
  -H "Idempotency-Key: $2" \
  -d '{"recipient": {"national_id": "'"$1"'"}, "kind": "decision", "title": "رأی هیئت",
       "body": "با سلام\n\nرأی هیئت دربارهٔ **اعتراض شما** صادر شد.",
       "period": {"of": "objection", "days": 20}, "needs_confirmation": true, "legal": true}'
echo
