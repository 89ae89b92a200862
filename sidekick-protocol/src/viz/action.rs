//! What can happen to a variable in Viz.
//!
//! It must never write for one action what it wouldn't read for the same.

use super::{Node, PageItem, PathSegment};
use crate::{
    DecodeError,
    json::{Fields, Object},
};

/// What happens to a variable.
///
/// `path` leads from the variable's root to what is concerned, and `length` is that of the container after the change.
/// The existing system also sends a meaningless `value` with what was removed; it is kept so that nothing is lost.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields mean the same throughout, as said above"
)]
pub enum Action {
    /// Shows or replaces the value at `path`; the whole variable where that is empty.
    Set {
        path: Vec<PathSegment>,
        value: Node,
        length: Option<u64>,
    },
    /// Replaces the element at `path`, or puts in an entry, which then comes with its key.
    SetItem {
        path: Vec<PathSegment>,
        value: Node,
        key: Option<Node>,
        length: Option<u64>,
    },
    /// Adds an element at the end; `path` ends with the length before.
    Append {
        path: Vec<PathSegment>,
        value: Node,
        length: u64,
    },
    /// Adds an element at the index with which `path` ends.
    Insert {
        path: Vec<PathSegment>,
        value: Node,
        length: u64,
    },
    /// Takes out the element at `path`.
    Pop {
        path: Vec<PathSegment>,
        value: Option<Node>,
        length: u64,
    },
    /// Takes out the element at `path`.
    Remove {
        path: Vec<PathSegment>,
        value: Option<Node>,
        length: u64,
    },
    /// Takes out the element or the entry at `path`.
    DelItem {
        path: Vec<PathSegment>,
        value: Option<Node>,
        key: Option<Node>,
        length: u64,
    },
    /// Adds `value` to the set at `path`.
    AddSet {
        path: Vec<PathSegment>,
        value: Node,
        length: u64,
    },
    /// Takes the member with the id of `value` out of the set at `path`.
    DiscardSet {
        path: Vec<PathSegment>,
        value: Node,
        length: u64,
    },
    /// Empties the container at `path`.
    Clear { path: Vec<PathSegment> },
    /// Takes the variable away.
    RemoveVariable,
    /// Answers an `expand` with the items from `offset` on. Only for peers with the capability `viz.page`.
    Page {
        path: Vec<PathSegment>,
        offset: u64,
        items: Vec<PageItem>,
        length: u64,
    },
}

impl Action {
    /// The name of the action on the wire.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Set { .. } => "set",
            Self::SetItem { .. } => "setitem",
            Self::Append { .. } => "append",
            Self::Insert { .. } => "insert",
            Self::Pop { .. } => "pop",
            Self::Remove { .. } => "remove",
            Self::DelItem { .. } => "delitem",
            Self::AddSet { .. } => "add_set",
            Self::DiscardSet { .. } => "discard_set",
            Self::Clear { .. } => "clear",
            Self::RemoveVariable => "removeVariable",
            Self::Page { .. } => "page",
        }
    }

    #[rustfmt::skip] // A table of actions: a line for each reads better than a field for each.
    pub(super) fn write_options(&self, options: &mut Object<'_>) {
        let (path, value, key, length) = match self {
            Self::Set { path, value, length } => (path, Some(value), None, length.as_ref()),
            Self::SetItem { path, value, key, length } => (path, Some(value), key.as_ref(), length.as_ref()),
            Self::Append { path, value, length }
            | Self::Insert { path, value, length }
            | Self::AddSet { path, value, length }
            | Self::DiscardSet { path, value, length } => (path, Some(value), None, Some(length)),
            Self::Pop { path, value, length }
            | Self::Remove { path, value, length } => (path, value.as_ref(), None, Some(length)),
            Self::DelItem { path, value, key, length } => (path, value.as_ref(), key.as_ref(), Some(length)),
            Self::Clear { path } => (path, None, None, Some(&0)),
            Self::RemoveVariable => return,
            Self::Page { path, offset, items, length } => {
                options.field("path", path).field("offset", offset).field("items", items).field("length", length);
                return;
            }
        };
        options
            .field("path", path)
            .optional("valueRepresentation", value)
            .optional("keyRepresentation", key)
            .optional("length", length);
    }

    #[rustfmt::skip] // A table, as above.
    pub(super) fn read(name: &str, options: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let path = || options.required("path");
        let value = || options.required("valueRepresentation");
        let removed = || options.optional("valueRepresentation");
        let key = || options.optional("keyRepresentation");
        let length = || options.required("length");
        let known_length = || options.optional("length");
        Ok(Some(match name {
            "set" => Self::Set { path: path()?, value: value()?, length: known_length()? },
            "setitem" => Self::SetItem { path: path()?, value: value()?, key: key()?, length: known_length()? },
            "append" => Self::Append { path: path()?, value: value()?, length: length()? },
            "insert" => Self::Insert { path: path()?, value: value()?, length: length()? },
            "pop" => Self::Pop { path: path()?, value: removed()?, length: length()? },
            "remove" => Self::Remove { path: path()?, value: removed()?, length: length()? },
            "delitem" => Self::DelItem { path: path()?, value: removed()?, key: key()?, length: length()? },
            "add_set" => Self::AddSet { path: path()?, value: value()?, length: length()? },
            "discard_set" => Self::DiscardSet { path: path()?, value: value()?, length: length()? },
            "clear" => Self::Clear { path: path()? },
            "removeVariable" => Self::RemoveVariable,
            "page" => Self::Page {
                path: path()?, offset: options.required("offset")?, items: options.required("items")?, length: length()?,
            },
            _ => return Ok(None),
        }))
    }
}
