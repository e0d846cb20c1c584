//! Pages, rows, feeds and messages: depth, length, what is never closed, what refers to itself.

use super::{Hostile, Kind, dice::Dice};

/// The kinds of this file.
pub(super) const KINDS: &[Kind] = &[
    deep_tags,
    unclosed,
    attributes,
    entities,
    scripts,
    many_paragraphs,
    deep_json,
    surrogates,
    rows,
    wide_row,
    laughs,
    deep_feed,
    items,
    message_parts,
    message_headers,
    wide_table,
    open_cell,
    linked_data,
    tables_in_tables,
    cut_page,
];

fn deep_tags(dice: &mut Dice, size: usize) -> Hostile {
    let tag = dice.one(&[
        "div",
        "b",
        "p",
        "table",
        "ul><li",
        "blockquote",
        "svg",
        "font",
        "a href=x",
        "article",
        "template",
    ]);
    let depth = size / (tag.len() + 2);
    Hostile::new("deep.html", format!("<html><body>{}The envoys met.", format!("<{tag}>").repeat(depth)))
}

fn unclosed(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&[
        "<",
        "<!--",
        "<![CDATA[",
        "<a b='",
        "</",
        "<script>",
        "<title>",
        "<!DOCTYPE ",
        "<p a=\"",
        "&#",
        "<textarea>",
    ]);
    Hostile::new("open.html", format!("<html><body><p>Talks</p>{}", piece.repeat(size / piece.len())))
}

fn attributes(dice: &mut Dice, size: usize) -> Hostile {
    let page = match dice.roll(3) {
        0 => format!("<p class=\"{}\">Talks in Oslo.</p>", "a ".repeat(size / 2)),
        1 => format!(
            "<p {}>Talks in Oslo.</p>",
            (0..size / 10).map(|i| format!("a{i}=b ")).collect::<String>()
        ),
        _ => format!("<a href=\"{}\">Talks in Oslo.</a>", "x".repeat(size)),
    };
    Hostile::new("attributes.html", page)
}

fn entities(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&[
        "&amp;",
        "&#x1F600;",
        "&#0;",
        "&#xD800;",
        "&nosuch;",
        "&#99999999999;",
        "&quot;",
        "&",
        "&lt;p&gt;",
    ]);
    Hostile::new(
        "entities.html",
        format!("<html><body><p>{}</p></body></html>", piece.repeat(size / piece.len())),
    )
}

fn scripts(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&[
        "<script>var a=1;</script>",
        "<style>a{}</style>",
        "<noscript><p>a</p></noscript>",
        "<iframe src=a></iframe>",
    ]);
    Hostile::new("scripts.html", format!("<body>{}<p>Talks in Oslo.</p>", piece.repeat(size / piece.len())))
}

fn many_paragraphs(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&[
        "<p>The envoys met in Oslo, Ann Holm said.</p>",
        "<p></p>",
        "<br>",
        "<li>More talks</li>",
        "<p><a href=a>More</a></p>",
        "<h2>Talks</h2>",
        "<img src=a alt='talks'>",
        "<p>a<p>b",
    ]);
    Hostile::new(
        "paragraphs.html",
        format!("<html><body><article>{}</article>", piece.repeat(size / piece.len())),
    )
}

fn deep_json(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&["[", "{\"a\":", "{\"text\":[", "[{\"text\":\"a\"},"]);
    let name = dice.one(&["deep.json", "deep.jsonl"]);
    Hostile::new(name, piece.repeat(size / piece.len()))
}

fn surrogates(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&[
        "\\ud800",
        "\\udc00",
        "\\ud83d\\ude00",
        "\\u0000",
        "\\uFFFF",
        "\\ud800\\u0061",
        "\\u202e",
        "\\/",
    ]);
    let row = format!("{{\"id\":\"a\",\"text\":\"The envoys met. {}\"}}\n", piece.repeat(size / piece.len()));
    Hostile::new("surrogates.jsonl", row)
}

fn rows(dice: &mut Dice, size: usize) -> Hostile {
    let row = dice.one(&[
        "{\"text\":\"The envoys met.\"}\n",
        "{\"id\":\"a\",\"text\":\"Talks.\"}\n",
        "{}\n",
        "null\n",
        "{\"text\":1}\n",
        "{\"text\":\n",
        "{\"id\":\"a\",\"date\":\"9999-99-99\",\"text\":\"a\"}\n",
        "\"\n",
    ]);
    // Thousands of articles are no hostile input but an archive.
    Hostile::new("rows.jsonl", row.repeat((size / row.len()).min(1500)))
}

fn wide_row(dice: &mut Dice, size: usize) -> Hostile {
    let field = |i: usize| format!("\"field{i}\":\"{}\",", "a".repeat(i % 7));
    let fields: String = (0..size / 16).map(field).collect();
    Hostile::new("wide.jsonl", format!("{{{fields}\"text\":\"The envoys met {} times.\"}}\n", dice.roll(99)))
}

fn laughs(dice: &mut Dice, size: usize) -> Hostile {
    let of = |i: usize| format!("<!ENTITY l{} \"{}\">", i + 1, format!("&l{i};").repeat(10));
    let entities: String = (0..(3 + dice.roll(size / 20 + 1)).min(5000)).map(of).collect();
    let feed = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">{entities}]><rss><channel><item><title>&l9;</title><description>&l9;</description></item></channel></rss>"
    );
    Hostile::new("laughs.xml", feed)
}

fn deep_feed(dice: &mut Dice, size: usize) -> Hostile {
    let tag = dice.one(&["item", "a", "outline text='a'", "channel", "content:encoded", "entry"]);
    Hostile::new(
        "feed.xml",
        format!("<?xml version=\"1.0\"?><rss><channel>{}", format!("<{tag}>").repeat(size / (tag.len() + 2))),
    )
}

fn items(dice: &mut Dice, size: usize) -> Hostile {
    let item = dice.one(&[
        "<item><title>Talks</title><description>The envoys met.</description></item>",
        "<item/>",
        "<item><link>a</link>",
        "<item><![CDATA[",
    ]);
    Hostile::new(
        "items.rss",
        format!(
            "<rss><channel><title>A</title>{}</channel></rss>",
            item.repeat((size / item.len()).min(1500))
        ),
    )
}

fn message_parts(dice: &mut Dice, size: usize) -> Hostile {
    let head = "MIME-Version: 1.0\nFrom: a@a.example\nSubject: Talks\n";
    let part = |i: usize| format!("Content-Type: multipart/mixed; boundary=\"b{i}\"\n\n--b{i}\n");
    let parts: String = (0..size / 60).map(|i| part(if dice.roll(2) == 0 { i } else { 0 })).collect();
    Hostile::new("parts.eml", format!("{head}{parts}Content-Type: text/plain\n\nThe envoys met.\n"))
}

fn message_headers(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&["=?utf-8?B?", "=?utf-8?q?=C3?=", "a, ", "<", "\n ", "=?x?"]);
    let subject = piece.repeat(size / piece.len());
    Hostile::new(
        "headers.eml",
        format!("MIME-Version: 1.0\nFrom: a@a.example\nSubject: {subject}\n\nThe envoys met.\n"),
    )
}

fn wide_table(dice: &mut Dice, size: usize) -> Hostile {
    let cells = size / 8;
    let head: String = (0..cells).map(|i| format!("c{i},")).collect();
    let row = ",".repeat(cells + dice.roll(3));
    Hostile::new("wide.csv", format!("{head}text\n{row}The envoys met.\n"))
}

fn open_cell(dice: &mut Dice, size: usize) -> Hostile {
    let piece = dice.one(&["\"", "\"\"", "a\n", "a,\"", "\r", "\0,"]);
    Hostile::new("open.csv", format!("id,text\n1,\"{}", piece.repeat(size / piece.len())))
}

fn linked_data(dice: &mut Dice, size: usize) -> Hostile {
    let data = match dice.roll(3) {
        0 => "[".repeat(size),
        1 => format!(
            "{{\"@graph\":[{}{{}}]}}",
            "{\"@type\":\"NewsArticle\",\"headline\":\"Talks\"},".repeat(size / 44)
        ),
        _ => format!("{{\"@type\":\"NewsArticle\",\"headline\":\"{}\"}}", "\\u0041".repeat(size / 6)),
    };
    Hostile::new(
        "linked.html",
        format!(
            "<head><script type=\"application/ld+json\">{data}</script></head><body><p>The envoys met in Oslo.</p>"
        ),
    )
}

fn tables_in_tables(dice: &mut Dice, size: usize) -> Hostile {
    let piece =
        dice.one(&["<table><tr><td>", "<ul><li>", "<dl><dd>", "<select><option>", "<form><p>", "<b><i><p>"]);
    Hostile::new("tables.html", format!("<body>{}Talks", piece.repeat(size / piece.len())))
}

fn cut_page(dice: &mut Dice, _: usize) -> Hostile {
    let page = "<!DOCTYPE html><html><head><title>Talks &amp; more</title><meta property=\"og:title\" content=\"Talks\"></head><body><article><h1>Talks</h1><p>“We met,” Ann Holm said in Oslo on Monday.</p></article></body></html>";
    let mut bytes = page.as_bytes()[..dice.roll(page.len())].to_vec();
    for _ in 0..dice.roll(5) {
        let at = dice.roll(bytes.len() + 1);
        bytes.splice(at..at, dice.bytes(3));
    }
    Hostile::new("cut.html", bytes)
}
