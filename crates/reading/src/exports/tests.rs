//! Exports in the shapes that databases write, with reports of our own.

use model::{Article, Warning};

use crate::{Given, read};

fn of(path: &str, text: &str) -> (Vec<Article>, Vec<Warning>) {
    read(&Given { path: path.into(), ..Given::default() }, text.as_bytes())
}

fn day(a: &Article) -> Option<String> {
    a.published.interval.single_day().map(|d| d.to_string())
}

const NUMBERED: &str = "Search: talks AND Luss

                               1 of 3 DOCUMENTS


                              Harrow Courier

                           March 4, 2031 Tuesday
                               Late Edition

HEADLINE: Envoys open talks in Luss;
Both sides hopeful

BYLINE: By IDA LUND

SECTION: Section A; Column 1; Pg. 1

LENGTH: 420 words

DATELINE: LUSS, March 3

BODY:
   The envoys met in Luss on Monday for a first round.

   \"We are three steps away,\" said Ada Voss, the envoy.

Note: the next round is open.

LOAD-DATE: March 5, 2031

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2031 The Harrow Courier Company


                               2 of 3 DOCUMENTS


                              Vell Post

                           March 6, 2031 Thursday

LENGTH: 90 words

HEADLINE: Nothing but a headline

LOAD-DATE: March 6, 2031


                               3 of 3 DOCUMENTS

                              Vell Post

                           March 7, 2031 Friday

HEADLINE: Minister leaves Luss

BYLINE: Tomas Arn

LENGTH: 30 words

The minister left Luss on Friday and will not come back before the summer, two officials said.

LOAD-DATE: March 8, 2031
";

#[test]
fn numbered_documents_with_fields_by_name_and_by_place() {
    for path in ["a.txt", "a"] {
        let (all, warnings) = of(path, NUMBERED);
        assert_eq!(all.len(), 2, "{all:#?}");
        let a = &all[0];
        assert_eq!(a.title.as_deref(), Some("Envoys open talks in Luss; Both sides hopeful"));
        assert_eq!((a.outlet.as_deref(), day(a).as_deref()), (Some("Harrow Courier"), Some("2031-03-04")));
        assert!(a.byline.as_deref().is_some_and(|b| b.to_uppercase().contains("IDA LUND")), "{:?}", a.byline);
        assert!(a.text.ends_with("said Ada Voss, the envoy.\n\nNote: the next round is open."), "{}", a.text);
        assert!(!a.text.contains("LOAD-DATE") && !a.text.contains("420 words"), "{}", a.text);
        assert_eq!(
            (all[1].path.rsplit('#').next(), day(&all[1]).as_deref()),
            (Some("3"), Some("2031-03-07"))
        );
        assert!(all[1].text.contains("\n\nThe minister left Luss on Friday"), "{}", all[1].text);
        assert_eq!(warnings.iter().map(|w| w.place.as_str()).collect::<Vec<_>>(), ["document 2"]);
    }
}

#[test]
fn documents_that_are_closed_by_a_line() {
    let one = |n: u8, title: &str, body: &str| {
        format!(
            "{title}\nHarrow Courier\nMarch {n}, 2031 Tuesday\n\nCopyright 2031 Harrow Courier All Rights Reserved\n\nSection: WORLD; Pg. A1\nLength: 300 words\nByline: Ida Lund\nBody\n\n{body}\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: TALKS (90%); BORDERS (80%)\n\nLoad-Date: March {n}, 2031\n\nEnd of Document\n\n"
        )
    };
    let text = one(4, "Envoys open talks", "The envoys met in Luss on Monday.\n\nThey will meet again.")
        + &one(5, "Envoys meet again", "The envoys met in Luss again, on Tuesday.");
    let (all, warnings) = of("a.txt", &text);
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(
        all[0].text,
        "Envoys open talks\n\nThe envoys met in Luss on Monday.\n\nThey will meet again."
    );
    assert_eq!(
        (all[1].outlet.as_deref(), day(&all[1]).as_deref()),
        (Some("Harrow Courier"), Some("2031-03-05"))
    );
    assert_eq!(all[1].byline.as_deref(), Some("Ida Lund"));
}

#[test]
fn ruled_documents_whose_fields_stand_behind_the_words() {
    let one = |n: u8, title: &str, body: &str| {
        format!(
            "____________________________________________________________\n\nDocument {n} of 9\n\n{title}\n\nAuthor: Lund, Ida\n\nPublication info: Harrow Courier ; Harrow [Harrow]0{n} Mar 2031: A.1.\n\nAbstract: What a machine wrote.\n\nLinks: https://x.example/?id={n}\n\nFull text: {body}\n\nSubject: Talks; Borders\n\nTitle: {title}\n\nPublication title: Harrow Courier\n\nDocument URL: https://base.example/{n}\n\nCopyright: (Copyright Harrow Courier 2031)\n\n"
        )
    };
    let text = one(1, "Envoys open talks in Luss", "The envoys met in Luss.\n\nThey will meet again.")
        + &one(2, "Envoys meet again", "The envoys met again.");
    let (all, warnings) = of("a.txt", &text);
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(all[0].text, "Envoys open talks in Luss\n\nThe envoys met in Luss.\n\nThey will meet again.");
    assert_eq!(all[0].url.as_deref(), Some("https://base.example/1"));
    assert_eq!(
        (all[1].outlet.as_deref(), day(&all[1]).as_deref()),
        (Some("Harrow Courier"), Some("2031-03-02"))
    );
    assert!(warnings.iter().any(|w| w.message.contains("says it has 9 documents")), "{warnings:?}");
}

#[test]
fn tagged_documents() {
    let text = "HD       Envoys open talks in Luss\nBY       Ida Lund\nWC       300 words\nPD       4 March 2031\nSN       Harrow Courier\nSC       HARC\nLA       English\nCY       (c) 2031\n\nLP \nThe envoys met in Luss on Monday.\n\nTD \nBY THE river they talked.\n\nThey will meet again.\n\nIN       ipub : Publishing\nAN       Document HARC000020310304e734000aa\n\nHD       Second\nWC       9 words\nPD       5 March 2031\nSN       Vell Post\nTD       \nThe envoys met again in Luss, by the river.\n\nAN Document VELL000020310305e734000ab\n";
    let (all, warnings) = of("a.txt", text);
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(
        all[0].text,
        "Envoys open talks in Luss\n\nThe envoys met in Luss on Monday.\n\nBY THE river they talked.\n\nThey will meet again."
    );
    assert_eq!((all[1].outlet.as_deref(), day(&all[1]).as_deref()), (Some("Vell Post"), Some("2031-03-05")));
}

#[test]
fn an_export_as_a_page() {
    let one = |n: u8| {
        format!(
            "<p class=c0>{n} of 2 DOCUMENTS</p><div><p>Harrow Courier</p><p>March {n}, 2031 Tuesday</p></div><p><b>HEADLINE:</b> <span>Round {n} of the talks</span></p><p><b>LENGTH:</b> 40 words</p><p>The envoys met in Luss on Monday &amp; Tuesday.</p><p>They will meet again in the summer.</p><p><b>LOAD-DATE:</b> March 9, 2031</p>"
        )
    };
    let page = format!(
        "<!DOCTYPE html><html><head><title>Export</title></head><body>{}{}</body></html>",
        one(1),
        one(2)
    );
    let (all, warnings) = of("a.html", &page);
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(
        all[1].text,
        "Round 2 of the talks\n\nThe envoys met in Luss on Monday & Tuesday.\n\nThey will meet again in the summer."
    );
    assert_eq!(day(&all[1]).as_deref(), Some("2031-03-02"));
}

#[test]
fn reports_with_rules_and_labels_stay_reports() {
    let report = "Envoys open talks in Luss\n\nSource: Harrow Courier\n\nThe envoys met in Luss on Monday, the minister said.\n\n__________\n\nNote: this report was cut.\n\nCopyright 2031 Harrow Courier\n";
    let (all, _) = of("a.txt", report);
    assert_eq!((all.len(), all[0].text.as_str()), (1, report));
    let list = "IN the summer\n\nBY the river\n\nAN end\n\nCO the sea\n\nThe poem was read on Monday.";
    assert_eq!(of("a.txt", list).0[0].text, list);
}

#[test]
fn an_export_cut_anywhere_gives_what_is_there() {
    for cut in (1..NUMBERED.len()).step_by(13) {
        let _ = of("a.txt", &NUMBERED[..cut]);
    }
}
