//! The moment, for columns that say when something came in.

use rusqlite::Connection;

/// Now, UTC, to the second: `2026-03-04T05:06:07Z`.
pub(crate) fn now(c: &Connection) -> rusqlite::Result<String> {
    c.query_row("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')", [], |r| r.get(0))
}
