#!/usr/bin/env bash
# Serves some articles and lets schemathesis ask everything that the API's description allows, and what it forbids.
# tests/api.sh BINARY PATH [SEED]
set -euo pipefail
log=$(mktemp)
"$1" serve "$2" --listen 127.0.0.1:0 2>"$log" &
server=$!
trap 'kill $server; rm -f "$log"' EXIT
until url=$(grep -o 'http://[0-9.:]*' "$log"); do sleep 0.2; done
"${SCHEMATHESIS:-target/exports/bin/schemathesis}" run "$url/v1/openapi.json" --max-examples 60 --seed "${3:-1}" --no-color
