#!/usr/bin/env bash
# Trains the shipped models again, the same to the byte: bash training/train.sh DATA
# DATA holds syntax/, entities/ and news/ (see training/README.md).
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:?usage: bash training/train.sh DATA}
[ -d "$data/train" ] && data=$data/train
halves=$(mktemp -d)
trap 'rm -r "$halves"' EXIT

cargo build --release -p throughline-training
train=target/release/throughline-training
tagged=("$data/syntax/en_ewt-ud-train.conllu.gz" "$data/syntax/gum_ccby_train.conllu.gz" "$data/news/gmb_voa.conll")

"$train" tagger -o data/models/tagger.bin --train "${tagged[@]}"
"$train" tagger --backward -o data/models/tagger-back.bin --train "${tagged[@]}"

# The name model reads tags. What it learns from must be tagged no better than what it will read, so each half of the
# sentences is tagged by a tagger that learnt from the other half alone.
for half in 0 1; do
    "$train" tagger --half $half --runs 1 -o "$halves/$half.bin" --train "${tagged[@]}"
done

# EWT stands twice: it is labelled most carefully.
"$train" names -o data/models/names.bin --halves "$halves/0.bin" "$halves/1.bin" --labels training/labels/gmb-names.tsv \
    --train "$data/entities/uner_ewt/train.conll" "$data/entities/uner_ewt/train.conll" \
    "$data/entities/clean/crossner_wikigold.conll" "$data/entities/clean/gum_ccby_named.conll" \
    "$data/entities/clean/re3d_nobbc.conll" "$data/entities/clean/wnut.conll" "$data/news/gmb_voa.conll"
sha256sum data/models/*.bin
