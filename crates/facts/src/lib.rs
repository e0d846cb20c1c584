//! The shipped facts (`data/*.tsv`) as typed look-ups: countries, demonyms, capitals, seats of power, cities,
//! organisations, outlets and their families, titles and role nouns, first names, feasts and recurring events.
//!
//! Each table is readable, says its source in its first lines, and is general: no table is made for one story.
//! Tables are read once, on first use; every look-up is a hash.
//!
//! ```
//! use throughline_facts as facts;
//!
//! assert_eq!(facts::country_of_demonym("Ukrainian").map(|c| c.iso), Some("UA"));
//! assert!(facts::outlet("Reuters").is_some_and(|o| o.is_wire()));
//! let name = facts::longest_match("european central bank officials".split(' ')).unwrap();
//! assert_eq!(name.words, 3);
//! ```

mod countries;
pub mod feasts;
mod first_names;
mod fold;
mod gazetteer;
pub mod hash;
mod name_words;
mod organisations;
mod outlets;
mod places;
mod roles;
mod sounds;
mod table;

pub use countries::{
    Country, countries, country, country_of_capital, country_of_demonym, country_of_name, country_of_seat,
};
pub use first_names::{Gender, first_name};
pub use fold::{fold, fold_into};
pub use gazetteer::{Fact, Hit, Match, longest_match, lookup, lookup_folded};
pub use name_words::{NameWord, name_word};
pub use organisations::{Organisation, organisations};
pub use outlets::{Outlet, outlet, outlet_of_domain, outlets};
pub use places::{City, Region, cities, regions};
pub use roles::{Group, Role, RoleSort, group, groups, is_title, role, roles};
pub use sounds::{one_letter_apart, same_first_name, sound_key};
