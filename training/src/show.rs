//! Prints what the language layer makes of a text: tags, phrases, verbs with subjects and objects, names.

use std::path::PathBuf;

use anyhow::Result;
use language::{Analysis, VerbGroup};
use model::Article;

use crate::corpus;

/// The text to show.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A plain text, a paragraph a line
    text: PathBuf,
    /// Print the tags too
    #[arg(long)]
    tags: bool,
}

/// Prints every sentence with its verbs.
pub(crate) fn run(options: &Options) -> Result<()> {
    let article = Article { text: corpus::text(&options.text)?, ..Article::default() };
    let a = language::analyse(&article);
    for sentence in &a.sentences {
        println!("{}", a.slice(sentence.span));
        if options.tags {
            let tags: Vec<String> =
                sentence.tokens.clone().map(|i| format!("{}/{}", a.word(i), a.tag(i))).collect();
            println!("  {}", tags.join(" "));
        }
        for vg in a.vgs.iter().filter(|v| sentence.tokens.contains(&v.main)) {
            println!("    {}", verb(&a, vg));
        }
    }
    Ok(())
}

fn verb(a: &Analysis, vg: &VerbGroup) -> String {
    let np = |n: u32| a.nps.get(n as usize).map_or("", |p| a.slice(a.span(p.tokens.clone())));
    let subjects: Vec<&str> = vg.subjects.iter().map(|n| np(*n)).collect();
    let flags = [
        (vg.perfect, " perfect"),
        (vg.progressive, " progressive"),
        (vg.passive, " passive"),
        (vg.negated, " not"),
    ];
    let flags: String = flags.iter().filter(|f| f.0).map(|f| f.1).collect();
    let hung = vg
        .modal
        .iter()
        .map(|m| format!(" modal:{m}"))
        .chain(vg.via.iter().map(|v| format!(" via:{v}")))
        .collect::<String>();
    format!(
        "{} | {:?}{flags}{hung} {} | {}",
        subjects.join(" + "),
        vg.tense,
        vg.lemma,
        vg.object.map_or("", np)
    )
}
