//! Canonical order: the same articles in any order of input are the same list, each with an id of its own.

use model::Article;

/// Sorts by id, then text, then path, and tells exact twins apart by a counter in that order.
pub(crate) fn canonical(articles: &mut [Article]) {
    articles.sort_by(|a, b| (&a.id, &a.text, &a.path).cmp(&(&b.id, &b.text, &b.path)));
    let ids: Vec<String> = articles.iter().map(|a| a.id.clone()).collect();
    let mut twin = 1;
    for i in 1..articles.len() {
        twin = if ids[i] == ids[i - 1] { twin + 1 } else { 1 };
        if twin > 1 {
            articles[i].id = format!("{}-{twin}", ids[i]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, path: &str) -> Article {
        Article { id: id.into(), path: path.into(), ..Article::default() }
    }

    #[test]
    fn twins_get_a_counter_that_does_not_depend_on_the_order_given() {
        let mut one = [article("x", "b.txt"), article("w", "c.txt"), article("x", "a.txt")];
        let mut other = [article("x", "a.txt"), article("x", "b.txt"), article("w", "c.txt")];
        canonical(&mut one);
        canonical(&mut other);
        assert_eq!(one, other);
        let seen: Vec<_> = one.iter().map(|a| (a.id.as_str(), a.path.as_str())).collect();
        assert_eq!(seen, [("w", "c.txt"), ("x", "a.txt"), ("x-2", "b.txt")]);
    }
}
