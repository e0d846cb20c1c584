//! Whatever the bytes, reading ends, names what it could not do, and keeps its promises about blocks and offsets.

use std::time::{Duration, Instant};

use model::{Article, Warning};
use proptest::prelude::*;
use throughline_reading::{Given, read, read_all};

const TEXT: &str = "Harrow Courier\n\nEnvoys Meet In Oslo Again\n\nBy Jane Doe\n3 May 2024\n\nOSLO (AP) — “We met,” she said. It’s done.\n\nWhat next\n\nThey meet in June, officials said.\n\nRelated\nOther talks\n";
const PAGE: &str = "<!DOCTYPE html><html><head><title>Talks &amp; more | Courier</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Talks &amp; more\",\"datePublished\":\"2024-05-03\"}</script></head><body><nav><a href='/'>Home</a></nav><article><h1>Talks &amp; more</h1><p>The envoys&rsquo; talks went on in Oslo on Monday, two officials said.</p><p>“We met,” she said.</p></article></body></html>";
const ROWS: &str = "{\"id\": \"a\", \"title\": \"Talks\", \"text\": \"The envoys met in Oslo.\"}\n{\"html\": \"<p>The envoys met again.</p>\"}\n";

fn of(path: &str, bytes: &[u8]) -> (Vec<Article>, Vec<Warning>) {
    let given = Given { path: path.into(), ..Given::default() };
    read_all([(&given, bytes)])
}

/// Blocks are sorted, apart, on character boundaries, and leave out only white space.
fn keeps_its_promises(article: &Article) {
    let mut at = 0usize;
    for block in &article.blocks {
        let range = block.span.range();
        assert!(range.start >= at && range.start < range.end);
        let between = article.text.get(at..range.start);
        assert!(between.is_some_and(|b| b.trim().is_empty()), "{between:?} lies in no block");
        assert!(article.text.get(range.clone()).is_some());
        assert!(block.repeats.is_none_or(|r| (r as usize) < article.blocks.len()));
        at = range.end;
    }
    assert!(article.text[at..].trim().is_empty());
    assert_eq!(article.text_sha256.len(), 64);
    assert!(!article.id.is_empty());
}

fn check(path: &str, bytes: &[u8]) {
    let (articles, warnings) = of(path, bytes);
    articles.iter().for_each(keeps_its_promises);
    assert!(!articles.is_empty() || !warnings.is_empty(), "nothing read and nothing said");
}

#[test]
fn every_prefix_of_every_kind_of_input_is_read_or_named() {
    for (path, text) in [("a.txt", TEXT), ("a.html", PAGE), ("a.jsonl", ROWS), ("-", PAGE), ("-", ROWS)] {
        for end in 1..=text.len() {
            check(path, &text.as_bytes()[..end]);
        }
    }
}

#[test]
fn an_empty_file_is_named() {
    for bytes in [&b""[..], b"  \r\n\t ", b"\xEF\xBB\xBF", b"\xFF\xFE"] {
        let (articles, warnings) = of("a.txt", bytes);
        assert!(articles.is_empty() && warnings[0].unread && warnings[0].input == "a.txt", "{bytes:?}");
    }
}

#[test]
fn a_line_of_twenty_megabytes_is_one_article() {
    let start = Instant::now();
    for line in ["The envoys met in Oslo and said nothing. ".repeat(20 << 20 >> 5), "a".repeat(20 << 20)] {
        let (articles, _) = of("a.txt", line.as_bytes());
        keeps_its_promises(&articles[0]);
    }
    assert!(start.elapsed() < Duration::from_secs(100));
}

#[test]
fn an_input_over_the_limit_is_refused() {
    let (articles, warnings) = of("a.txt", &vec![b'a'; (64 << 20) + 1]);
    assert!(articles.is_empty() && warnings[0].unread && warnings[0].message.contains("64 MiB"));
}

#[test]
fn latin_1_and_utf_16_read_as_the_same_words() {
    let words = "The café owner met the señor in Malmö on Monday.";
    let latin: Vec<u8> = words.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut big = vec![0xFE, 0xFF];
    big.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    for bytes in [&latin, &little, &big] {
        assert_eq!(of("a.txt", bytes).0[0].text, words);
    }
    assert!(!of("a.txt", &latin).1.is_empty(), "a guess is said to be one");
}

#[test]
fn pages_of_absurd_shape_take_no_minute() {
    let shapes = [
        "<div>".repeat(200_000),
        "<p>".repeat(100_000) + "The envoys met in Oslo on Monday.",
        "<b><i>".repeat(50_000) + "The envoys met.",
        "<a href='".repeat(100_000),
        "<table><tr><td>".repeat(30_000) + "The envoys met.",
        format!("<p>{}</p>", "&amp;".repeat(200_000)),
        format!("<p>{}</p>", "<br>".repeat(200_000)),
        format!("<script>{}", "</s".repeat(200_000)),
        "</p></div>".repeat(100_000),
        format!("<body>{}</body>", "<p>The envoys met in Oslo on Monday.</p>".repeat(20_000)),
    ];
    for shape in shapes {
        let start = Instant::now();
        check("a.html", format!("<!DOCTYPE html><html><body>{shape}").as_bytes());
        let head: String = shape.chars().take(30).collect();
        assert!(start.elapsed() < Duration::from_secs(50), "{head} took {:?}", start.elapsed());
    }
}

#[test]
fn a_text_in_another_language_is_kept_and_said_to_be_unread() {
    let text = "Der Minister und die Delegation sind am Montag nicht mit dem Zug gekommen, das ist sicher.";
    let (articles, warnings) = of("a.txt", text.as_bytes());
    assert_eq!(articles[0].language.as_deref(), Some("de"));
    assert!(!warnings[0].unread);
}

#[test]
fn the_order_of_inputs_changes_no_id() {
    let given = |p: &str| Given { path: p.into(), ..Given::default() };
    let (a, b, c) = (given("a.txt"), given("b.txt"), given("c.txt"));
    let ids = |order: [(&Given, &[u8]); 3]| {
        let mut all: Vec<_> = read_all(order).0.into_iter().map(|x| (x.path, x.id)).collect();
        all.sort();
        all
    };
    let (x, y) = (b"The talks failed.".as_slice(), b"The talks went on.".as_slice());
    assert_eq!(ids([(&a, x), (&b, x), (&c, y)]), ids([(&c, y), (&b, x), (&a, x)]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_named(bytes in proptest::collection::vec(any::<u8>(), 1..600), kind in 0..5usize) {
        check_if_any(["a.txt", "a.html", "a.jsonl", "a.json", "-"][kind], &bytes);
    }

    #[test]
    fn any_markup_is_read_or_named(parts in proptest::collection::vec(0..24usize, 1..80)) {
        const PIECES: &[&str] = &[
            "<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<article>", "</article>", "<a href=\"x\">",
            "</a>", "<!--", "-->", "<script>", "</script>", "&amp;", "&#x1F600;", "The envoys met in Oslo on Monday. ",
            "“Yes,” she said. ", "<br>", "<", ">", "\"", "<table><tr><td>", "é ",
        ];
        let page: String = parts.iter().map(|i| PIECES[*i]).collect();
        let (articles, _) = of("a.html", page.as_bytes());
        for article in &articles {
            keeps_its_promises(article);
            for source in article.blocks.iter().filter_map(|b| b.source) {
                prop_assert!(page.get(source.range()).is_some());
            }
        }
    }

    #[test]
    fn any_damage_to_a_text_keeps_the_rest(at in 0..1000usize, byte in any::<u8>()) {
        let mut bytes = TEXT.as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        let given = Given { path: "a.txt".into(), ..Given::default() };
        let (articles, _) = read(&given, &bytes);
        prop_assert_eq!(articles.len(), 1);
        keeps_its_promises(&articles[0]);
    }
}

fn check_if_any(path: &str, bytes: &[u8]) {
    of(path, bytes).0.iter().for_each(keeps_its_promises);
}
