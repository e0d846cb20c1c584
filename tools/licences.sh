#!/usr/bin/env bash
# Every dependency must carry a licence that we may ship under MIT OR Apache-2.0. Reads `cargo metadata` only,
# so it needs nothing beyond cargo and python3; `deny.toml` says the same for cargo-deny. Without an argument for the usual
# build; with the path of a Cargo.toml for another workspace (`crates/cluster`).
set -euo pipefail
cd "$(dirname "$0")/.."
cargo metadata --locked --format-version 1 --manifest-path "${1:-Cargo.toml}" | python3 -c '
import json, re, sys
FREE = {"MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib",
        "Unlicense", "Unicode-3.0", "Unicode-DFS-2016", "bzip2-1.0.6", "CC0-1.0", "BSL-1.0", "0BSD", "MPL-2.0", "CDLA-Permissive-2.0"}
def ok(text):
    text = text.replace("/", " OR ").strip()
    while text.startswith("(") and text.endswith(")") and text.count("(") == 1: text = text[1:-1]
    alternatives = re.split(r"\s+OR\s+(?![^(]*\))", text)
    if len(alternatives) > 1: return any(ok(a) for a in alternatives)
    parts = re.split(r"\s+AND\s+(?![^(]*\))", text)
    if len(parts) > 1: return all(ok(p) for p in parts)
    return text.strip("() ") in FREE
bad = [(p["name"], p["version"], p["license"]) for p in json.load(sys.stdin)["packages"] if not ok(p["license"] or "none")]
for row in bad: print("licence to look at:", *row)
sys.exit(1 if bad else 0)
'
