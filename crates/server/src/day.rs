//! Days as callers write them.

use jiff::civil::Date;

use crate::error::Missing;

/// A day written as `YYYY-MM-DD`, and in no other way.
pub(crate) fn day(written: &str) -> Result<Date, Missing> {
    let bad = || Missing::Bad(format!("\"{written}\" is no day: write it as YYYY-MM-DD"));
    Some(written).filter(|w| w.len() == 10).and_then(|w| w.parse().ok()).ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_has_one_way_to_be_written() {
        assert_eq!(day("2031-03-04").unwrap().to_string(), "2031-03-04");
        for other in ["", "4 March", "2031-3-4", "20310304", "2031-03-04T10:00", "2031-02-30"] {
            assert!(day(other).unwrap_err().to_string().contains("YYYY-MM-DD"), "{other}");
        }
    }
}
