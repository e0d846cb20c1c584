# The recipes that people and CI run. `just` lists them.

default:
    @just --list

# what every change must pass
ci:
    bash .ci/run

# all tests
test:
    cargo test --workspace

# format and lints, as strict as CI
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# the account of a shipped example
example name="border":
    cargo run --release -- brief examples/{{name}}

# every figure of docs/accuracy.md, over a data folder ($DATA)
accuracy data:
    cargo run --release -p throughline-evaluate -- all --data {{data}}

# train the shipped models again from a data folder
train data:
    bash training/train.sh {{data}}

# time every stage, growth and pages on files, folders or JSON Lines
bench +data:
    cargo bench -p throughline-engine --bench stages -- {{data}} --articles 1000
    cargo bench -p throughline-engine --bench growth -- {{data}}
    cargo bench -p throughline-engine --bench pages -- {{data}}

# throw made-up texts at the language layer, the records, the readers or the whole (seconds, seed)
fuzz target="whole" seconds="60" seed="1":
    cargo run --profile quick -p throughline-engine --example fuzz -- {{target}} {{seconds}} {{seed}}

# articles that mean harm: every view and export read back, then every page in a browser (see `browser`)
hostile number="1000" pages="3000":
    THROUGHLINE_HOSTILE={{number}} cargo test --profile quick -p throughline-render --test hostile
    cargo build --profile quick -p throughline-cli
    npm --prefix tests/browser ci --ignore-scripts
    THROUGHLINE_HOSTILE={{number}} THROUGHLINE_HOSTILE_OUT={{justfile_directory()}}/target/hostile.jsonl cargo test --profile quick -p throughline-render --test hostile rows
    cd tests/browser && node hostile.mjs {{justfile_directory()}}/target/hostile.jsonl {{pages}}

# a reader's way through the pages, axe-core and pictures of every view; needs node and Chromium ($CHROMIUM)
browser:
    cargo build --profile quick -p throughline-cli
    npm --prefix tests/browser ci --ignore-scripts
    cd tests/browser && node walk.mjs
    cd tests/browser && node views.mjs ../../target/views ../../examples/border ../../examples/strike ../../examples/merger

# every export opened by a program that people use, values compared; needs python and what `browser` needs
exports:
    cargo build --profile quick -p throughline-cli
    python3 -m venv target/exports && target/exports/bin/pip install -q -r tests/exports/requirements.txt
    for story in border strike merger; do target/exports/bin/python tests/exports/open.py target/quick/throughline examples/$story; done
    npm --prefix tests/browser ci --ignore-scripts
    cd tests/browser && node timelinejs.mjs ../../examples/border ../../examples/strike ../../examples/merger

# the API against its own description, by schemathesis; needs python
api seed="1":
    cargo build --profile quick -p throughline-cli
    python3 -m venv target/exports && target/exports/bin/pip install -q schemathesis
    bash tests/api.sh target/quick/throughline examples/border {{seed}}

# hostile inputs through the readers and the whole, each within bounded time and memory
corpus number="10000" from="0":
    THROUGHLINE_CORPUS={{number}} THROUGHLINE_CORPUS_FROM={{from}} cargo test --profile quick -p throughline-engine --test corpus -- --nocapture

# ours beside what Python users take, in one run: articles and pages as JSON Lines; needs python
peers articles pages:
    cargo build --profile quick -p throughline-cli
    cargo build --profile quick -p throughline-stories --examples
    cargo build --profile quick -p throughline-evaluate --bin timex
    python3 -m venv target/peers && target/peers/bin/pip install -q -r tests/peers/requirements.txt
    target/peers/bin/python tests/peers/peers.py {{articles}} {{pages}}

# the cluster's binary: licences, tests over the loopback (one executor killed on the way), build; a workspace of its own, long
cluster:
    bash tools/licences.sh crates/cluster/Cargo.toml
    cd crates/cluster && cargo fmt --check && cargo test --locked --profile quick
    cd crates/cluster && cargo build --locked --release

# one file that runs on any Linux of this kind of processor: no library beside it; needs musl-gcc and rustup's musl target
static:
    cargo build --release --target x86_64-unknown-linux-musl

# other systems, as far as this one can show: Windows whole (needs mingw-w64), macOS all that has no C in it (its compiler is Apple's)
targets:
    cargo check --locked --workspace --target x86_64-pc-windows-gnu
    cargo check --locked -p throughline-model -p throughline-facts -p throughline-reading -p throughline-language -p throughline-records -p throughline-stories -p throughline-dossier -p throughline-render --target aarch64-apple-darwin

# the Python package: built with maturin into a virtual environment of its own, then tried against the program; needs python
python:
    bash tools/licences.sh python/Cargo.toml
    cargo build --profile quick -p throughline-cli
    python3 -m venv target/python && target/python/bin/pip install -q maturin pytest pandas pyarrow
    CARGO_TARGET_DIR=target target/python/bin/maturin build -q --profile quick --locked -m python/Cargo.toml -o target/wheels
    target/python/bin/pip install -q --force-reinstall --no-deps target/wheels/throughline-*.whl
    THROUGHLINE=target/quick/throughline target/python/bin/pytest -q python/tests
