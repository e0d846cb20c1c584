//! Made-up articles that mean harm: what breaks out of HTML, XML, CSV, JSON, calendars, terminals, in every place where
//! words of an article come through. The same seed makes the same article.

use serde_json::{Value, json};

/// What harms one format or another. Whatever runs calls `boom`.
const EVIL: &[&str] = &[
    // Out of text, attributes and elements of HTML.
    "<script>boom()</script>",
    "<img src=x onerror=boom()>",
    "\"><svg onload=boom()>",
    "'><svg/onload=boom()>",
    "</script><script>boom()</script>",
    "</title><script>boom()</script>",
    "</style><script>boom()</script>",
    "</textarea><img src=x onerror=boom()>",
    "<svg><script>boom()</script></svg>",
    "<svg><style><img src=x onerror=boom()></style></svg>",
    "<svg><animate onbegin=boom() attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=x onerror=boom()>\">",
    "<iframe srcdoc=\"<script>boom()</script>\"></iframe>",
    "<base href=//evil.example><link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
    "<form action=//evil.example><button>press</button></form>",
    "<details open ontoggle=boom()>",
    "<a href=\"javascript:boom()\">press</a>",
    "\" onfocus=boom() autofocus tabindex=0 x=\"",
    "' onmouseover=boom() style='position:fixed;inset:0' x='",
    "` onmouseover=boom() x=`",
    "javascript:boom()",
    "&lt;script&gt;boom()&lt;/script&gt;",
    "&#60;script&#62;boom()&#x3c;/script&#x3e;",
    "&amp;lt;img src=x onerror=boom()&amp;gt;",
    "<!-- ",
    " --!> -->",
    "{{constructor.constructor('boom()')()}} ${boom()} <%= boom() %>",
    // Out of XML.
    "]]>",
    "<![CDATA[ <x> ]]>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]> &b;",
    "<?xml version=\"1.0\"?><?php boom() ?>",
    // Out of tables.
    "=HYPERLINK(\"http://evil.example\",\"press\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r\n=1+1",
    " =1+1",
    "\u{feff}=1+1",
    "\",\"=1+1\",\"",
    "a;b|c,d",
    "=",
    // Out of calendars and feeds.
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "\\n\\,\\;:DTSTART:19000101",
    "\r\n\r\nSet-Cookie: a=b",
    // Out of JSON and Markdown.
    "\",\"type\":\"meeting\",\"x\":\"",
    "\\u0000\\\"",
    "[press](javascript:boom())",
    "![x](http://evil.example/x.png)",
    "```\n# heading\n| cell |\n---",
    "<https://evil.example>",
    // What steers terminals and turns lines.
    "\u{1b}[31mred\u{1b}]8;;http://evil.example\u{7}press\u{1b}]8;;\u{7}",
    "\u{0}\u{1}\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{80}\u{85}\u{9b}31m",
    "\u{202e}drawkcab\u{202c} \u{2066}within\u{2069} \u{200f}\u{200e}",
    "ze\u{200b}ro\u{200c}wi\u{200d}dth\u{2060}\u{feff}\u{ad}",
    "\u{fffe}\u{ffff}\u{1fffe}\u{fdd0}\u{fffd}",
    "\u{2028}line\u{2029}paragraph",
    "Z\u{335}\u{310}a\u{336}\u{303}l\u{337}\u{346}g\u{338}\u{30e}o",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇳🇴",
    // What programs take for something else.
    "'; DROP TABLE articles; --",
    "\" OR 1=1 NEAR( *",
    "../../../etc/passwd",
    "%00%0d%0aX: y",
    "__proto__",
    "NaN",
    "null",
];

const PEOPLE: &[(&str, &str)] = &[
    ("Anna Holm", "the Norwegian foreign minister"),
    ("Carl Dorn", "the Danish envoy"),
    ("Ida Vesk", "a spokeswoman for the River Guild"),
    ("Per Lund", "President of Norway"),
];
const CITIES: &[&str] = &["Oslo", "Copenhagen", "Geneva", "Riga"];
const DAYS: &[&str] = &["on Monday", "on 3 March 2025", "next week", "last Thursday", "in April"];

/// Sentences that rules read, with room for harm.
const FRAMES: &[&str] = &[
    "“{e} we will go on {e},” said {p}, {r}, {d}.",
    "{p} told reporters in {c} that {e} was “{e} close”.",
    "{p} met {q} in {c} {d} to discuss {e}.",
    "{p} is to meet {q} in {c} {d}, {e} said.",
    "According to {e}, {p} said the talks about the {e} dam will resume {d}.",
    "Norway rejected {e} and demanded the return of {e}.",
    "“{e}” {p} wrote {d}. “{e} {e}.”",
    "The issue of {e} remains unresolved, {p} said.",
    "About 90 % of the {e} plan is agreed, {q} told the {e} Times.",
    "{p} {e} threatened Denmark with sanctions over {e} {d}.",
    "Denmark offered {n} million kroner for {e} if Norway drops {e}.",
    "At least {n} people were hurt in {c} {e}, {q} said.",
    "{e}",
];

/// A small generator of numbers; the same seed gives the same row.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap_or(0)
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    fn evil(&mut self) -> String {
        match self.roll(24) {
            0 => "x".repeat(200 + self.roll(4000)),
            1 => format!("{}{}", self.of(EVIL), self.of(EVIL)),
            2 => "\u{1f642}".repeat(1 + self.roll(60)),
            3 => "(".repeat(1 + self.roll(200)),
            _ => self.of(EVIL).to_owned(),
        }
    }

    fn sentence(&mut self) -> String {
        let mut text = self.of(FRAMES).to_owned();
        let (p, q) = (self.of(PEOPLE), self.of(PEOPLE));
        for (room, words) in
            [("{p}", p.0), ("{q}", q.0), ("{r}", p.1), ("{c}", self.of(CITIES)), ("{d}", self.of(DAYS))]
        {
            text = text.replace(room, words);
        }
        text = text.replace("{n}", &(2 + self.roll(900)).to_string());
        while text.contains("{e}") {
            let evil = self.evil();
            // What is put in must not be filled again.
            text = text.replacen("{e}", &evil.replace("{e}", "{ e}"), 1);
        }
        text
    }
}

/// The row of article `n`, as JSON Lines take it: text, or a page.
pub(crate) fn row(n: u64) -> Value {
    let mut dice = Dice((n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for _ in 0..8 {
        dice.roll(2);
    }
    let paragraphs: Vec<String> = (0..3 + dice.roll(6))
        .map(|_| (0..1 + dice.roll(4)).map(|_| dice.sentence()).collect::<Vec<_>>().join(" "))
        .collect();
    let title = match dice.roll(3) {
        0 => dice.evil(),
        1 => format!("{} meets {} over {}", dice.of(PEOPLE).0, dice.of(PEOPLE).0, dice.evil()),
        _ => dice.sentence(),
    };
    let url = match dice.roll(4) {
        0 => format!("javascript:boom({n})"),
        1 => format!("https://news.example/{n}?q={}", dice.evil()),
        2 => format!("http://news.example/{n}\" onmouseover=\"boom()"),
        _ => format!("https://news.example/{n}"),
    };
    let id = if dice.roll(3) == 0 { format!("{n} {}", dice.evil()) } else { n.to_string() };
    let mut row = json!({
        "id": id, "url": url, "title": title, "outlet": format!("{} Times", dice.evil()),
        "byline": format!("By {}", dice.evil()), "date": format!("2025-03-{:02}", 1 + n % 28),
    });
    if dice.roll(4) == 0 {
        let body: String = paragraphs.iter().map(|p| format!("<p>{p}</p>\n")).collect();
        let head =
            format!("<title>{title}</title><meta property=\"og:site_name\" content=\"{}\">", dice.evil());
        row["html"] =
            format!("<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>")
                .into();
    } else {
        row["text"] = paragraphs.join("\n\n").into();
    }
    row
}
