//! Between Rust values and JSON: a writer that appends to a byte buffer, and a reader that knows where it stands.
//!
//! It must never hold a word of the protocol itself: names of fields and actions belong to the components' files.

mod names;
mod path;
mod read;
mod write;

pub(crate) use self::{
    names::wire_names,
    path::Path,
    read::{Fields, FromJson, describe},
    write::{Object, ToJson, list, message, object},
};
