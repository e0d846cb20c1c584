"""A dated, sourced account of one developing story, out of a pile of news.

>>> import throughline
>>> dossier = throughline.read("news/")
>>> dossier.pandas("statement")[["speaker.text", "cue.exact"]]
"""

import io
import json
import os

from . import _throughline

__all__ = ["Dossier", "read"]


def read(*paths, store=None, story=None, profile=None, threads=None):
    """Reads files and folders of articles, or one story of a store, and gives its account.

    Of a mixed pile, and of a store where no story is named, the largest story is taken; `Dossier.left_out` says how
    many articles were left out.
    """
    if len(paths) == 1 and isinstance(paths[0], (list, tuple, set, frozenset)):
        paths = tuple(paths[0])
    if store is not None:
        if paths or profile or threads:
            raise ValueError("a store is read without paths, profile or threads: they were settled when it was filled")
        return Dossier(_throughline.of_store(os.fspath(store), story))
    if story is not None:
        raise ValueError("a story is named in a store: give store=FILE")
    if not paths:
        raise ValueError("nothing to read: name files or folders, or store=FILE")
    return Dossier(_throughline.of_paths([os.fspath(p) for p in paths], profile, threads))


class Dossier:
    """The account of one story. Offsets of evidence count code points, so `text(article)[start:end]` are its words."""

    def __init__(self, inner):
        self._inner = inner

    @property
    def types(self):
        """The types of records that there are, with how many."""
        return dict(self._inner.types())

    @property
    def warnings(self):
        """What could not be read, or was odd about what was."""
        return self._inner.warnings

    @property
    def left_out(self):
        """Articles that belong to other stories and were left out."""
        return self._inner.left_out

    def records(self, kind=None):
        """Every record, or those of one type, as dictionaries in the order of an export."""
        if kind is not None and kind not in self.types:
            raise KeyError(f"no records of type {kind!r}; this account has {', '.join(self.types)}")
        every = (json.loads(line) for line in self._inner.json_lines())
        return [record for record in every if kind in (None, record["type"])]

    def arrow(self, kind):
        """The records of one type as a `pyarrow.Table`: one column an attribute, lists in one cell."""
        import pyarrow.parquet

        return pyarrow.parquet.read_table(io.BytesIO(self._inner.parquet(kind)))

    def pandas(self, kind):
        """The same as a `pandas.DataFrame`; a column with gaps keeps its type (nullable dtypes)."""
        import pandas

        kept = {"int64": pandas.Int64Dtype(), "double": pandas.Float64Dtype(), "bool": pandas.BooleanDtype()}
        return self.arrow(kind).to_pandas(types_mapper=lambda t: kept.get(str(t)))

    def text(self, article):
        """The text of an article."""
        return self._inner.text(article)

    def words(self, record):
        """The words that a record rests on, cut out of its articles."""
        return [self.text(e["article"])[e["start"] : e["end"]] for e in record["evidence"]]

    def brief(self, format="md"):
        """The whole account as text: "md", "html" or "terminal"."""
        return self._inner.brief(format)

    def why(self, id):
        """How a record came about."""
        return self._inner.why(id)

    def __repr__(self):
        return f"<throughline.Dossier: {', '.join(f'{n} {kind}' for kind, n in self.types.items())}>"

    def _repr_markdown_(self):
        return self.brief("md")
