//! Days at the ends of the calendar, and days that do not exist.

use super::{Hostile, Kind, dice::Dice};

/// The kinds of this file.
pub(super) const KINDS: &[Kind] = &[published, written, far_off, feed_days, page_days];

const DAYS: &[&str] = &[
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59+23:59",
    "-9999-01-01",
    "99999-01-01",
    "2024-02-30",
    "2023-02-29",
    "1970-01-01",
    "2038-01-19T03:14:08Z",
    "2025-13-01",
    "2025-00-10",
    "253402300800",
    "-62135596800",
    "9223372036854775807",
    "1e400",
    "0",
    "Thu, 32 Foo 2025 25:61:61 +9999",
    "2025-W60-9",
    "٢٠٢٥-٠١-٠١",
    "12/31/9999",
    "31.12.0000",
    "yesterday",
    "\u{0}",
];

const WORDS: &[&str] = &[
    "99999999999 days ago",
    "in 10 million years",
    "next year next year",
    "on February 30, 2025",
    "since 9999",
    "the year 0",
    "December 31, 9999 and the day after",
    "tomorrow",
    "January 1, 0001, the day before",
    "the next 400 months",
    "at 25:99 p.m.",
    "in the 99990s",
    "two centuries ago",
    "the 500th anniversary",
    "week 60 of 2025",
    "32 March",
    "May 2025 to May 1025",
    "Q9 2025",
    "in minus three days",
    "10 to 12 to 14 weeks ago",
    "on Monday the 45th",
    "five thousand years before 9999",
];

fn some(dice: &mut Dice, size: usize) -> String {
    let mut text = String::new();
    while text.len() < size.min(60_000) {
        text.push_str("The envoys met ");
        text.push_str(dice.one(WORDS));
        text.push_str(dice.one(&[". ", ", Ann Holm said. ", " and will meet "]));
    }
    text
}

fn published(dice: &mut Dice, size: usize) -> Hostile {
    let row = |i: usize, dice: &mut Dice| {
        serde_json::json!({"id": format!("a{i}"), "date": dice.one(DAYS), "text": some(dice, size.min(400))})
            .to_string()
    };
    let rows: Vec<String> = (0..1 + dice.roll(5)).map(|i| row(i, dice)).collect();
    Hostile::new("published.jsonl", rows.join("\n"))
}

fn written(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new("written.txt", format!("{}\n\n{}", dice.one(DAYS), some(dice, size)))
}

fn far_off(dice: &mut Dice, size: usize) -> Hostile {
    let unit = dice.one(&["days", "weeks", "months", "years", "decades", "centuries", "hours", "quarters"]);
    let digits = 1 + dice.roll(40);
    let number: String =
        (0..digits).map(|_| char::from(b'1' + u8::try_from(dice.roll(9)).unwrap_or(0))).collect();
    let sentence = format!("The deal was signed {number} {unit} ago and ends in {number} {unit}. ");
    Hostile::new("far.txt", sentence.repeat((size / sentence.len() + 1).min(500)))
}

fn feed_days(dice: &mut Dice, _: usize) -> Hostile {
    let day = dice.one(DAYS);
    Hostile::new(
        "days.rss",
        format!(
            "<rss><channel><title>A</title><item><title>Talks</title><pubDate>{day}</pubDate><description>The envoys met on Monday.</description></item></channel></rss>"
        ),
    )
}

fn page_days(dice: &mut Dice, _: usize) -> Hostile {
    let (one, two) = (dice.one(DAYS), dice.one(DAYS));
    Hostile::new(
        "days.html",
        format!(
            "<head><meta property=\"article:published_time\" content=\"{one}\"><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"datePublished\":\"{two}\"}}</script></head><body><article><time datetime=\"{two}\">{one}</time><p>The envoys met on Monday in Oslo, Ann Holm said.</p></article>"
        ),
    )
}
