"""Ours beside what Python users take, over the same articles and pages in one run: `just peers ARTICLES.jsonl PAGES.jsonl.gz`.

Every row is processor time, start-up included for ours and left out for the others, so that what else the machine does counts
for neither. Rows of the articles: id, text, title, date, source. Rows of the pages: id, html.
"""

import gzip
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = ROOT / "target" / "quick"


def rows(path, most):
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(most), lines)]


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ours(program, *words):
    """Processor seconds of one of our programs, and what it printed."""
    before = children()
    done = subprocess.run([BUILT / program, *map(str, words)], capture_output=True, text=True, check=True)
    return children() - before, done.stdout + done.stderr


def theirs(work):
    """Processor seconds of a piece of Python."""
    before = time.process_time()
    work()
    return time.process_time() - before


def file_of(articles, folder):
    path = pathlib.Path(folder) / "articles.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
    return path


def line(what, count, own, other, name):
    rate = lambda seconds: f"{count / seconds:,.0f}" if seconds else "-"
    print(f"| {what}, {count} | {rate(own)} | {name} | {rate(other)} | {other / own:,.0f} |")


def copies(articles, folder):
    from datasketch import MinHash, MinHashLSH

    def search():
        index = MinHashLSH(threshold=0.5, num_perm=128)
        for i, article in enumerate(articles):
            words = article["text"].lower().split()
            sketch = MinHash(num_perm=128)
            sketch.update_batch({" ".join(words[k:k + 4]).encode() for k in range(len(words) - 3)})
            index.query(sketch)
            index.insert(str(i), sketch)

    own, _ = ours("examples/copies_jsonl", file_of(articles, folder))
    line("copies, articles", len(articles), own, theirs(search), "datasketch MinHashLSH, 128 permutations, words by 4")


def events(articles, folder):
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    def search():
        texts = [a.get("title", "") + "\n" + a["text"] for a in articles]
        vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
        cluster = AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.7)
        cluster.fit(vectors.toarray())

    own, _ = ours("examples/events_jsonl", file_of(articles, folder))
    line("events and stories, articles", len(articles), own, theirs(search), "scikit-learn TF-IDF and average linkage")


def times(articles, folder):
    import dateparser.search
    import spacy
    import timexy  # noqa: F401  (registers its component)

    _, told = ours("timex", "--rate", file_of(articles, folder))
    own = len(articles) / float(told.split()[0])
    english = spacy.blank("en")
    english.add_pipe("timexy")
    few, fewer = articles[:100], articles[:20]
    other = theirs(lambda: [english(a["text"]) for a in few]) / len(few) * len(articles)
    line("times given tokens, articles", len(articles), own, other, "timexy, of 100")
    other = theirs(lambda: [dateparser.search.search_dates(a["text"], languages=["en"]) for a in fewer])
    line("times given tokens, articles", len(articles), own, other / len(fewer) * len(articles), "dateparser, of 20")


def pages(found, folder):
    import trafilatura

    inside = pathlib.Path(folder) / "pages"
    inside.mkdir()
    for i, page in enumerate(found):
        (inside / f"{i:05}.html").write_text(page["html"], encoding="utf-8")
    own, _ = ours("throughline", "read", inside, "--format", "jsonl", "-q", "-o", pathlib.Path(folder) / "read.jsonl")
    line("pages", len(found), own, theirs(lambda: [trafilatura.extract(p["html"]) for p in found]), "trafilatura")


def main():
    articles, found = rows(sys.argv[1], 2000), rows(sys.argv[2], 180)
    print("| work | ours a processor second | peer | a processor second | times |\n|---|---|---|---|---|")
    for work, rows_of in ((copies, articles), (events, articles), (times, articles[:400]), (pages, found)):
        with tempfile.TemporaryDirectory() as folder:
            work(rows_of, folder)


if __name__ == "__main__":
    main()
