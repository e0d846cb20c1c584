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

# articles that mean harm, through every view and every export; each format is read back
hostile number="1000":
    THROUGHLINE_HOSTILE={{number}} cargo test --profile quick -p throughline-render --test hostile
