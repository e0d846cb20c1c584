//! A page before any format: sections of lines, each line with the words it came from.

/// A whole page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The chosen headline with the article it comes from.
    pub title: Option<(String, Source)>,
    /// The parts, in reading order.
    pub sections: Vec<Section>,
}

/// One view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it shows.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Labelled values.
    Facts(Vec<Fact>),
    /// Lines under a heading of their own.
    Group(Group),
    /// Lines.
    Items(Vec<Item>),
    /// Issues × parties, and the like.
    Matrix(Matrix),
    /// A remark of the program about the page, never about the story.
    Note(String),
}

/// A labelled value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub label: &'static str,
    /// Its value.
    pub value: Vec<Piece>,
}

/// Lines under a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The heading.
    pub heading: Vec<Piece>,
    /// A remark beside it: the reason of an uncertain date, a state.
    pub note: Vec<Piece>,
    /// Where the heading itself comes from.
    pub sources: Vec<Source>,
    /// Its lines.
    pub items: Vec<Item>,
    /// What a short page keeps first: 0 before 1 before 2.
    pub rank: u8,
}

/// A table whose cells are lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// What the rows are.
    pub corner: &'static str,
    /// Column headings.
    pub columns: Vec<String>,
    /// Rows: a heading, and a cell for each column; `None` is shown as not stated.
    pub rows: Vec<Row>,
}

/// A row of a [`Matrix`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its heading.
    pub group: Group,
    /// Its cells, one a column.
    pub cells: Vec<Option<Item>>,
}

/// One line with everything that belongs to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Id of the record it shows.
    pub record: String,
    /// Status as a shape and a word.
    pub mark: Option<Mark>,
    /// When, or what it is filed under.
    pub lead: String,
    /// The line itself.
    pub body: Vec<Piece>,
    /// Further fields, a line each.
    pub notes: Vec<Vec<Piece>>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// How many independent origins stand behind it; 0 where that is not counted.
    pub origins: usize,
}

/// A status: a shape and a word, never colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The shape.
    pub shape: char,
    /// The word.
    pub word: &'static str,
}

/// A run of text in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub tone: Tone,
    /// The text, safe to show on a line.
    pub text: String,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Fields and glue.
    Plain,
    /// Names and headings.
    Strong,
    /// Words of a source.
    Quote,
    /// Remarks.
    Faint,
    /// Something to be wary of: scrap, trimmed, stale, contradicted.
    Flag,
}

/// Where words stand, as a line ends: `outlet · date · ¶n`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Outlet, or the file's name where no outlet is known.
    pub outlet: String,
    /// The article's date in words.
    pub date: String,
    /// Which paragraph.
    pub place: String,
    /// Article id.
    pub article: String,
    /// First code point of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Source {
    /// The whole of it: `outlet · date · ¶n`.
    #[must_use]
    pub fn text(&self) -> String {
        let mut parts = vec![self.outlet.as_str(), self.date.as_str()];
        if !self.place.is_empty() {
            parts.push(&self.place);
        }
        parts.join(" · ")
    }
}

impl Piece {
    /// Fields and glue.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, text: text.into() }
    }

    /// A name or a heading.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self { tone: Tone::Strong, text: text.into() }
    }

    /// Words of a source.
    #[must_use]
    pub fn quote(text: impl Into<String>) -> Self {
        Self { tone: Tone::Quote, text: text.into() }
    }

    /// A remark.
    #[must_use]
    pub fn faint(text: impl Into<String>) -> Self {
        Self { tone: Tone::Faint, text: text.into() }
    }

    /// Something to be wary of.
    #[must_use]
    pub fn flag(text: impl Into<String>) -> Self {
        Self { tone: Tone::Flag, text: text.into() }
    }
}

/// The text of pieces without their tones.
#[must_use]
pub fn text_of(pieces: &[Piece]) -> String {
    pieces.iter().map(|p| p.text.as_str()).collect()
}

impl Row {
    /// The columns that have no cell in this row.
    #[must_use]
    pub fn silent<'c>(&self, columns: &'c [String]) -> Vec<&'c str> {
        let cells = columns.iter().zip(&self.cells);
        cells.filter(|(_, cell)| cell.is_none()).map(|(name, _)| name.as_str()).collect()
    }
}
