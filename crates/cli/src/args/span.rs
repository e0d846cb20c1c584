//! Spans of time and days as they are written on the command line.

use jiff::civil::Date;

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Every(pub(crate) std::time::Duration);

impl std::str::FromStr for Every {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let at = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
        let (number, unit) = words.split_at(at);
        let factor = match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => 0,
        };
        let seconds = number.parse::<u64>().ok().and_then(|n| n.checked_mul(factor)).filter(|s| *s > 0);
        seconds
            .map(|s| Self(std::time::Duration::from_secs(s)))
            .ok_or_else(|| "write a time as 90s, 15m or 2h".to_owned())
    }
}

/// From when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    /// From this day.
    Day(Date),
    /// From the last look, as the store remembers it.
    Last,
}

impl std::str::FromStr for Since {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        if words == "last" {
            return Ok(Self::Last);
        }
        words
            .parse()
            .map(Self::Day)
            .map_err(|_| "write a day as YYYY-MM-DD, or \"last\" with --store".to_owned())
    }
}
