//! Splits a sentence into tokens, the Penn Treebank way, keeping offsets.
