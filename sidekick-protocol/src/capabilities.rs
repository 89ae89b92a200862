//! The extensions of the base protocol that a sidekick may understand.
//!
//! It must never reject a name that it doesn't know: a newer peer may know more.

use std::fmt;

use serde_json::Value;

use crate::{
    DecodeError, Text,
    json::{FromJson, Path, ToJson, list},
};

/// A set of extensions, as a peer announces them.
///
/// ```
/// use sidekick_protocol::Capabilities;
///
/// let ours = Capabilities::BATCH.union(Capabilities::NOTICE);
/// let everyone = ours.intersection(Capabilities::BATCH);
/// assert!(everyone.contains(Capabilities::BATCH));
/// assert_eq!(everyone.iter_names().collect::<Vec<_>>(), ["batch"]);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Capabilities(u8);

impl Capabilities {
    /// `insertBefore` in `spawn` and `changeParent`, also within the same parent.
    pub const INSERT_BEFORE: Self = Self(1);
    /// Viz paths through `object (…)` nodes.
    pub const OBJECT_PATHS: Self = Self(1 << 1);
    /// Frames that hold an array of messages.
    pub const BATCH: Self = Self(1 << 2);
    /// `replace` in the canvas' `drawBuffer`.
    pub const CANVAS_REPLACE: Self = Self(1 << 3);
    /// `global/notice`.
    pub const NOTICE: Self = Self(1 << 4);
    /// Viz nodes that are sent in pages.
    pub const VIZ_PAGE: Self = Self(1 << 5);
    /// `typeName` in Viz nodes.
    pub const VIZ_TYPE_NAME: Self = Self(1 << 6);

    /// Each extension with its name on the wire.
    const NAMES: [(Self, &'static str); 7] = [
        (Self::INSERT_BEFORE, "insertBefore"),
        (Self::OBJECT_PATHS, "objectPaths"),
        (Self::BATCH, "batch"),
        (Self::CANVAS_REPLACE, "canvas.replace"),
        (Self::NOTICE, "notice"),
        (Self::VIZ_PAGE, "viz.page"),
        (Self::VIZ_TYPE_NAME, "viz.typeName"),
    ];

    /// No extension: the base protocol alone.
    pub const fn empty() -> Self {
        Self(0)
    }

    /// Every extension that this version knows.
    pub const fn all() -> Self {
        Self((1 << Self::NAMES.len()) - 1)
    }

    /// Whether all of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// What is in either set.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is nothing in this set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names on the wire of what is in this set.
    pub fn iter_names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES
            .into_iter()
            .filter_map(move |(capability, name)| self.contains(capability).then_some(name))
    }

    /// The extension with this name on the wire; the empty set for an unknown one.
    fn from_wire(name: &str) -> Self {
        Self::NAMES
            .into_iter()
            .find_map(|(capability, known)| (known == name).then_some(capability))
            .unwrap_or_default()
    }
}

impl fmt::Debug for Capabilities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter_names()).finish()
    }
}

impl ToJson for Capabilities {
    fn write(&self, out: &mut Vec<u8>) {
        list(out, self.iter_names());
    }
}

impl FromJson for Capabilities {
    const EXPECTED: &'static str = "a list of texts";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        let names = Vec::<Text>::read(value, path)?;
        Ok(names
            .iter()
            .fold(Self::empty(), |set, name| set.union(Self::from_wire(name))))
    }
}
