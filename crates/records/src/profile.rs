//! Profiles: what makes a story a negotiation, a strike, a merger is data in `profiles/*.toml`.

/// The story kinds that are read.
#[derive(Clone, Debug, Default)]
pub struct Profiles {}

impl Profiles {
    /// The shipped profiles.
    #[must_use]
    pub fn shipped() -> Self {
        Self {}
    }
}
