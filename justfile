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
