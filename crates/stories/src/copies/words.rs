//! Words of a text as hashes: letters and digits, case folded for ASCII, punctuation of any script left out.

/// One word: its hash and where it stands (bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// FNV-1a of the folded bytes, mixed.
    pub hash: u64,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Fills `out` with the words of `text`. General punctuation (curly quotes, dashes: U+2000 to U+206F) separates;
/// apostrophes inside a word are dropped, so that "Lorn's", "Lorn’s" and "Lorns" are one word.
pub fn words(text: &str, out: &mut Vec<Word>) {
    out.clear();
    let bytes = text.as_bytes();
    let (mut hash, mut start, mut i) = (FNV, usize::MAX, 0);
    while i < bytes.len() {
        let byte = bytes[i];
        let class = CLASS[byte as usize];
        if byte == b' ' {
            // The commonest separator, on the short way.
            if start != usize::MAX {
                push(out, hash, start, i);
                (hash, start) = (FNV, usize::MAX);
            }
            i += 1;
            continue;
        }
        if class != 0 && !(byte == 0xE2 && bytes.get(i + 1).is_some_and(|b| matches!(b, 0x80 | 0x81))) {
            if start == usize::MAX {
                start = i;
            }
            hash = (hash ^ u64::from(class)).wrapping_mul(PRIME);
            i += 1;
            continue;
        }
        let apostrophe = if byte == b'\'' {
            1
        } else if byte == 0xE2 && bytes[i..].starts_with("’".as_bytes()) {
            3
        } else {
            0
        };
        if apostrophe > 0
            && start != usize::MAX
            && bytes.get(i + apostrophe).is_some_and(u8::is_ascii_alphabetic)
        {
            i += apostrophe;
            continue;
        }
        if start != usize::MAX {
            push(out, hash, start, i);
            (hash, start) = (FNV, usize::MAX);
        }
        i += if byte == 0xE2 { 3 } else { 1 };
    }
    if start != usize::MAX {
        push(out, hash, start, bytes.len());
    }
}

fn push(out: &mut Vec<Word>, hash: u64, start: usize, end: usize) {
    let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    out.push(Word { hash: mix(hash), start: clip(start), end: clip(end) });
}

/// A finaliser (splitmix64) that spreads FNV's low bits.
pub(super) fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The folded byte of a word character, 0 for a separator.
const CLASS: [u8; 256] = {
    let mut table = [0u8; 256];
    let mut i = 0usize;
    while i < 256 {
        let b = i as u8;
        if b.is_ascii_alphanumeric() {
            table[i] = b.to_ascii_lowercase();
        } else if b >= 0x80 {
            table[i] = b;
        }
        i += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        words(text, &mut out);
        out.iter().map(|w| &text[w.start as usize..w.end as usize]).collect()
    }

    #[test]
    fn marks_separate_and_apostrophes_do_not() {
        assert_eq!(
            split("“Lorn’s pilots—all 11—won’t,” he said."),
            ["Lorn’s", "pilots", "all", "11", "won’t", "he", "said"]
        );
    }

    #[test]
    fn damaged_apostrophes_and_case_make_the_same_word() {
        let hash = |text: &str| {
            let mut out = Vec::new();
            words(text, &mut out);
            out[0].hash
        };
        assert_eq!(hash("Lorn’s"), hash("lorns"));
        assert_eq!(hash("LORN'S"), hash("lorns"));
    }

    #[test]
    fn accented_words_hold_together() {
        assert_eq!(split("Élysée été"), ["Élysée", "été"]);
    }
}
