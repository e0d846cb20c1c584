//! The frozen inverse document frequency: `data/idf.tsv`, made once from openly licensed text.

use std::sync::OnceLock;

use facts::hash::Map;

const TABLE: &str = include_str!("../../../../data/idf.tsv");

struct Idf {
    documents: f32,
    df: Map<&'static str, f32>,
}

fn table() -> &'static Idf {
    static IDF: OnceLock<Idf> = OnceLock::new();
    IDF.get_or_init(|| {
        let mut documents = 1.0;
        let mut df = Map::default();
        for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let Some((stem, n)) = line.split_once('\t') else { continue };
            let n: f32 = n.parse().unwrap_or(1.0);
            if stem == "*" {
                documents = n;
            } else {
                df.insert(stem, n);
            }
        }
        Idf { documents, df }
    })
}

/// ln((documents + 1) / (df + 1)) of a stem; words the table does not hold are as rare as can be.
pub(super) fn of(stem: &str) -> f32 {
    let table = table();
    ((table.documents + 1.0) / (table.df.get(stem).copied().unwrap_or(0.0) + 1.0)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_weigh_little() {
        assert!(of("the") < 0.5);
        assert!(of("torvale") > 5.0);
        assert!(of("president") < of("harbour"));
    }
}
