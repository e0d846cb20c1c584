#!/usr/bin/env bash
# Trains the shipped models again, the same to the byte: bash training/train.sh DATA
# DATA holds syntax/, entities/ and news/ (see training/README.md). The name model reads tags, so the tagger comes first.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:?usage: bash training/train.sh DATA}
[ -d "$data/train" ] && data=$data/train

cargo run --release -p throughline-training -- tagger -o data/models/tagger.bin \
    --train "$data/syntax/en_ewt-ud-train.conllu.gz" "$data/syntax/gum_ccby_train.conllu.gz" "$data/news/gmb_voa.conll"

# EWT stands twice: it is labelled most carefully.
cargo run --release -p throughline-training -- names -o data/models/names.bin \
    --train "$data/entities/uner_ewt/train.conll" "$data/entities/uner_ewt/train.conll" \
    "$data/entities/clean/crossner_wikigold.conll" "$data/entities/clean/gum_ccby_named.conll" \
    "$data/entities/clean/re3d_nobbc.conll" "$data/entities/clean/wnut.conll" "$data/news/gmb_voa.conll"
