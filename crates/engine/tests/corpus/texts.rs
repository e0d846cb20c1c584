//! Plain texts: one thing said a million times, marks without end, letters that no keyboard has.

use super::{Hostile, Kind, dice::Dice};

/// The kinds of this file.
pub(super) const KINDS: &[Kind] = &[
    quotes,
    names,
    said,
    brackets,
    digits,
    one_word,
    lines,
    initials,
    number_chain,
    date_chain,
    speakers,
    marks_on_letters,
    directions,
    nothings,
    nul,
    mixed,
    quotes_in_quotes,
    capitals,
    copies_of_itself,
    tabs,
    dashes,
    meetings,
];

/// A piece again and again until the text is so long.
fn again(piece: &str, size: usize) -> Vec<u8> {
    piece.bytes().cycle().take(size.max(piece.len()) / piece.len() * piece.len()).collect()
}

fn quotes(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "quotes.txt",
        again(dice.one(&["\"", "“", "”", "‘’", "«»", "''", "``", "“”", "\" ", "“a” ", "\"a, "]), size),
    )
}

fn names(dice: &mut Dice, size: usize) -> Hostile {
    let parts = ["An", "Bor", "Cal", "Den", "Ev", "Fol", "Gar", "Hul", "Is", "Jor", "Kel", "Lom"];
    let mut text = String::new();
    for _ in 0..size / 2 {
        for _ in 0..2 {
            text.extend([
                dice.one(&parts),
                &dice.one(&parts).to_lowercase(),
                &dice.one(&parts).to_lowercase(),
                " ",
            ]);
        }
        text.push_str(dice.one(&["said. ", "and ", "met ", ", ", "of Norway "]));
    }
    Hostile::new("names.txt", text)
}

fn said(dice: &mut Dice, size: usize) -> Hostile {
    let pieces = [
        "he said that ",
        "said ",
        "that ",
        "who said ",
        "according to ",
        "told her that ",
        "said, ",
        "it said it said ",
    ];
    Hostile::new("said.txt", again(dice.one(&pieces), size))
}

fn brackets(dice: &mut Dice, size: usize) -> Hostile {
    let open = dice.one(&["(", "[", "(((", "{", "([{<", "((a) "]);
    let mut text = again(open, size / 2);
    if dice.roll(2) == 0 {
        text.extend(again(")", size / 2));
    }
    Hostile::new("brackets.txt", text)
}

fn digits(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "digits.txt",
        again(dice.one(&["9", "1,", "1.", "0", "1/2 ", "$1 ", "10% ", "1-2-", "3 million ", "१"]), size),
    )
}

fn one_word(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "word.txt",
        again(
            dice.one(&["a", "A", "aB", "é", "ß", "İ", "中", "a-", "a'", "@a", "#", "http://a", "a.b", "_"]),
            size,
        ),
    )
}

fn lines(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "lines.txt",
        again(
            dice.one(&[
                "\n", "\r", "\r\n", "a\n", "a\n\n", "Share\n", "By Ann\n", " \n", "\u{2028}", "• a\n",
            ]),
            size,
        ),
    )
}

fn initials(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "initials.txt",
        again(
            dice.one(&["A. ", "U.S. ", "Mr. ", "A.", "e.g. ", "Jan. ", "No. 1. ", "? ", "!", "... "]),
            size,
        ),
    )
}

fn number_chain(dice: &mut Dice, size: usize) -> Hostile {
    let pieces = [
        "12 people were killed and ",
        "at least 3 of 5 ",
        "rose by 3% to 4% ",
        "from $1 billion to $2 billion ",
        "one two three ",
    ];
    Hostile::new("numbers.txt", again(dice.one(&pieces), size))
}

fn date_chain(dice: &mut Dice, size: usize) -> Hostile {
    let pieces = [
        "on Monday, March 3, 2025, ",
        "last week ",
        "three days after ",
        "the day before the day before ",
        "Friday ",
        "in 2024 and ",
    ];
    Hostile::new("dates.txt", again(dice.one(&pieces), size))
}

fn speakers(dice: &mut Dice, size: usize) -> Hostile {
    let pieces = [
        "“No,” said Ann Holm. ",
        "“A,” he said, “b,” ",
        "Holm: “No.”\n",
        "\"Yes\" and \"no\" ",
        "Ann Holm said Carl Dorn said ",
    ];
    Hostile::new("speakers.txt", again(dice.one(&pieces), size))
}

fn marks_on_letters(dice: &mut Dice, size: usize) -> Hostile {
    let marks = ["\u{301}", "\u{20dd}", "\u{35c}", "\u{e0100}", "\u{1f3ff}", "\u{200d}🙂"];
    let mut text = b"Oslo e".to_vec();
    text.extend(again(dice.one(&marks), size));
    Hostile::new("marks.txt", text)
}

fn directions(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "bidi.txt",
        again(
            dice.one(&[
                "\u{202e}said Holm ",
                "\u{2066}",
                "\u{2069}a",
                "\u{200f}א",
                "\u{202a}\u{202c}",
                "\u{61c}“a”",
            ]),
            size,
        ),
    )
}

fn nothings(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "nothings.txt",
        again(
            dice.one(&[
                "\u{200b}",
                "\u{feff}",
                "\u{2060}a",
                "\u{ad}",
                "\u{a0}",
                "\u{3000}",
                "\u{180e}",
                "\u{ffff}",
                "\u{fffd}",
            ]),
            size,
        ),
    )
}

fn nul(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new("nul.txt", again(dice.one(&["\0", "a\0", "\x01\x02\x1b[31m", "\x7f", "Holm\0said. "]), size))
}

fn mixed(dice: &mut Dice, size: usize) -> Hostile {
    let pieces = [
        "“",
        "”",
        "\"",
        "said",
        "Ann Holm",
        "Oslo",
        "\n\n",
        " ",
        ".",
        ",",
        "2025",
        "on Monday",
        "(",
        "talks",
        "met",
        "\0",
        "é",
        "🙂",
        "the deal",
        "would not",
        "%",
        "$3",
        "killed",
        "U.N.",
        "\u{202e}",
        "who",
        "and",
        "Mr.",
        "’s",
        "—",
    ];
    let mut text = String::new();
    while text.len() < size.min(60_000) {
        text.push_str(dice.one(&pieces));
        text.push_str(dice.one(&["", " ", " "]));
    }
    Hostile::new("mixed.txt", text)
}

fn quotes_in_quotes(dice: &mut Dice, size: usize) -> Hostile {
    let depth = size / 12;
    let mut text = "“she said ‘".repeat(depth.max(1));
    if dice.roll(2) == 0 {
        text.push_str(&"’ and ”".repeat(depth));
    }
    Hostile::new("nested.txt", text)
}

fn capitals(dice: &mut Dice, size: usize) -> Hostile {
    let pieces = [
        "TALKS FAIL ",
        "The President Of The Bank Of The Union Of ",
        "Of The ",
        "New York Times Company Group Ltd. ",
        "United ",
    ];
    Hostile::new("capitals.txt", again(dice.one(&pieces), size))
}

fn copies_of_itself(dice: &mut Dice, size: usize) -> Hostile {
    let paragraph = "The envoys met in Oslo on Monday, Ann Holm said, and would meet again in a week. ";
    let gap = dice.one(&["\n\n", " ", "\n"]);
    Hostile::new("same.txt", again(&format!("{paragraph}{gap}"), size))
}

fn tabs(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "tabs.txt",
        again(dice.one(&["\t", " \t", "a\tb\t", "                ", "\u{b}", "\u{c}a "]), size),
    )
}

fn dashes(dice: &mut Dice, size: usize) -> Hostile {
    Hostile::new(
        "dashes.txt",
        again(dice.one(&["-", "—", "–a", "- ", " — said — ", "__", "a—b—", "* ", "| "]), size),
    )
}

fn meetings(dice: &mut Dice, size: usize) -> Hostile {
    let pieces = [
        "Ann Holm met Carl Dorn in Oslo ",
        "will meet ",
        "talks with talks in talks on ",
        "met and met and ",
        "the meeting of the meeting ",
    ];
    Hostile::new("meetings.txt", again(dice.one(&pieces), size))
}
