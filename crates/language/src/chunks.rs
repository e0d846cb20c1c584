//! Base noun phrases and verb groups from tags, with the subject and object of each verb.

use crate::Analysis;

/// Fills `analysis.nps` and `analysis.vgs`.
pub fn find(analysis: &mut Analysis) {
    let _ = analysis;
}
