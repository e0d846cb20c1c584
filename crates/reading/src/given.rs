//! What is known of an input before it is read.

use std::sync::Arc;

use jiff::civil::Date;

use crate::FieldMap;

/// What is known of an input before it is read: from `--meta`, from a container, from the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// As the user named it.
    pub path: String,
    /// From `--meta`, or a container's field.
    pub id: Option<String>,
    /// From `--meta`.
    pub url: Option<String>,
    /// From `--meta`.
    pub outlet: Option<String>,
    /// From `--meta`: ISO 8601.
    pub date: Option<String>,
    /// From `--meta`.
    pub title: Option<String>,
    /// MIME type or charset that a container says.
    pub content_type: Option<String>,
    /// The row of a JSON Lines file that the bytes are, counted from 1; `path` is the file then.
    pub line: Option<usize>,
    /// The names that rows of tables and JSON Lines have for their fields, where they are not the usual ones.
    pub fields: Option<Arc<FieldMap>>,
    /// The last day on which the input can have been published (today, or the day of capture); a later date on
    /// a page is refused. `None` where the caller does not want to look at a clock.
    pub not_after: Option<Date>,
}
