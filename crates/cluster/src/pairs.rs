//! Which articles meet under a key. Articles are numbers here, in the order of their ids; a pair is one number with the
//! smaller above.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, AsArray, BooleanArray, LargeListBuilder, UInt64Builder};
use datafusion::arrow::datatypes::{DataType, Field, Int64Type, UInt32Type, UInt64Type};
use datafusion::common::Result;
use stories_of::copies::{self, Limits};
use stories_of::events::spread::{UNDATED, meet};

/// What the functions give: lists of pairs.
pub(crate) fn returns() -> DataType {
    DataType::LargeList(Arc::new(Field::new_list_field(DataType::UInt64, true)))
}

/// Two places as one number.
pub(crate) fn pair(a: u32, b: u32) -> u64 {
    u64::from(a.min(b)) << 32 | u64::from(a.max(b))
}

/// The two places of a pair.
pub(crate) fn places(pair: u64) -> (u32, u32) {
    let low = |n: u64| u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    (low(pair >> 32), low(pair))
}

/// True for the sampled shingles by which articles meet.
pub(crate) fn half(columns: &[ArrayRef]) -> Result<ArrayRef> {
    let shingles = columns[0].as_primitive::<UInt64Type>();
    Ok(Arc::new(shingles.iter().map(|s| s.map(copies::spread::meets_by)).collect::<BooleanArray>()))
}

/// The pairs of the articles under one shingle; a hot one pairs each with the first few only.
pub(crate) fn copies(columns: &[ArrayRef]) -> Result<ArrayRef> {
    let mut pairs = LargeListBuilder::new(UInt64Builder::new());
    for list in columns[0].as_list::<i32>().iter() {
        if let Some(list) = list {
            let mut under: Vec<u32> = list.as_primitive::<UInt32Type>().values().to_vec();
            under.sort_unstable();
            let mut push = |a, b| pairs.values().append_value(pair(a, b));
            copies::spread::meet(&under, &Limits::default(), &mut push);
        }
        pairs.append(true);
    }
    Ok(Arc::new(pairs.finish()))
}

/// The pairs of the articles under one term, each given as its day above its place: those of the same weeks, unless there
/// are too many.
pub(crate) fn near(columns: &[ArrayRef]) -> Result<ArrayRef> {
    let mut pairs = LargeListBuilder::new(UInt64Builder::new());
    for list in columns[0].as_list::<i32>().iter() {
        if let Some(list) = list {
            let all = list.as_primitive::<Int64Type>().values();
            let day = |n: i64| i32::try_from(n >> 32).unwrap_or(UNDATED);
            let place = |n: i64| u32::try_from(n & i64::from(u32::MAX)).unwrap_or(u32::MAX);
            let mut under: Vec<(i32, u32)> = all.iter().map(|n| (day(*n), place(*n))).collect();
            under.sort_unstable();
            meet(&under, &mut |a, b| pairs.values().append_value(pair(a, b)));
        }
        pairs.append(true);
    }
    Ok(Arc::new(pairs.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use datafusion::arrow::array::{Int64Builder, ListBuilder};

    #[test]
    fn a_pair_is_two_places() {
        assert_eq!(places(pair(7, u32::MAX)), (7, u32::MAX));
        assert_eq!(places(pair(7, 3)), (3, 7));
    }

    #[test]
    fn days_before_the_first_count_too() {
        let mut list = ListBuilder::new(Int64Builder::new());
        for (day, place) in [(-400, 5), (-390, 2), (30, 3)] {
            list.values().append_value((day << 32) + place);
        }
        list.append(true);
        let met = near(&[Arc::new(list.finish())]).unwrap();
        let met = met.as_list::<i64>().value(0);
        assert_eq!(met.as_primitive::<UInt64Type>().values(), &[pair(2, 5)]);
    }
}
