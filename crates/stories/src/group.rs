//! Which articles belong to one story.

use crate::Union;

/// Articles put into stories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouping {
    /// Story of each input, as an index into `stories`.
    pub story_of: Vec<u32>,
    /// Members of each story (input indices), largest story first, ties by the smallest id.
    pub stories: Vec<Vec<u32>>,
}

/// Groups articles by pairs that belong together. `ids` are the articles' ids, `linked` says of two articles
/// (indices) whether they belong to one story; the result is the same for any order of `ids`.
#[must_use]
pub fn group(ids: &[&str], pairs: impl IntoIterator<Item = (u32, u32)>) -> Grouping {
    let mut union = Union::new(ids.len());
    for (a, b) in pairs {
        union.join(a, b);
    }
    let mut stories = union.sets();
    for story in &mut stories {
        story.sort_by_key(|i| ids[*i as usize]);
    }
    stories.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| ids[a[0] as usize].cmp(ids[b[0] as usize])));
    let mut story_of = vec![0; ids.len()];
    for (s, story) in stories.iter().enumerate() {
        for member in story {
            story_of[*member as usize] = u32::try_from(s).unwrap_or(u32::MAX);
        }
    }
    Grouping { story_of, stories }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_story_comes_first_whatever_the_order() {
        let one = group(&["a", "b", "c"], [(1, 2)]);
        assert_eq!(one.stories, vec![vec![1, 2], vec![0]]);
        let two = group(&["c", "b", "a"], [(0, 1)]);
        assert_eq!(two.stories, vec![vec![1, 0], vec![2]]);
    }
}
