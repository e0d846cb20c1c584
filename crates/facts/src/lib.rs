//! The shipped facts (`data/*.tsv`) as typed look-ups: countries, demonyms, capitals, seats of power, cities,
//! organisations, outlets and their families, titles and role nouns, first names, feasts and recurring events.
//!
//! Each table is readable, says its source in its first lines, and is general: no table is made for one story.
