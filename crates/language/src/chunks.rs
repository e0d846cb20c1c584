//! Base noun phrases and verb groups from tags, with the subject and object of each verb.
//!
//! There is no parser: within a sentence, [`phrases`] cuts noun phrases, [`groups`] cuts verb groups out of what is
//! left, and [`subjects`] and [`objects`] read who does what off the order of words, each walk bounded.

mod catenatives;
mod frames;
mod groups;
mod objects;
mod phrases;
mod subjects;
mod time_words;
mod walk;

use crate::{Analysis, analysis::to_u32};

/// Fills `analysis.nps` and `analysis.vgs`.
pub fn find(analysis: &mut Analysis) {
    for s in 0..analysis.sentences.len() {
        let range = analysis.sentences[s].tokens.clone();
        let (first_np, first_vg) = (analysis.nps.len(), analysis.vgs.len());
        let nps = phrases::find(analysis, range.clone());
        for np in nps {
            let index = to_u32(analysis.nps.len());
            for i in np.tokens.clone() {
                analysis.tokens[i as usize].np = Some(index);
            }
            analysis.nps.push(np);
        }
        let vgs = groups::find(analysis, range.clone());
        for vg in vgs {
            let index = to_u32(analysis.vgs.len());
            for i in
                vg.tokens.clone().filter(|i| analysis.tokens[*i as usize].np.is_none()).collect::<Vec<_>>()
            {
                analysis.tokens[i as usize].vg = Some(index);
            }
            analysis.vgs.push(vg);
        }
        subjects::find(analysis, range.clone(), first_np, first_vg);
        objects::find(analysis, range, first_vg);
    }
}

#[cfg(test)]
mod tests;
