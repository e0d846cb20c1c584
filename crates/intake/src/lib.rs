//! Where bytes come from: files, folders, standard input, `--meta` tables.
