//! Where in a message a reader stands, for errors that name the field.
//!
//! It must never allocate before there is an error to report.

use std::fmt;

use serde_json::Value;

use super::describe;
use crate::DecodeError;

/// A place in a message: a list of steps that lives on the stack, innermost first.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Path<'a> {
    /// The message itself.
    Message,
    /// A field of an object.
    Key(&'a Self, &'a str),
    /// An element of an array.
    Index(&'a Self, usize),
}

impl Path<'_> {
    /// The error for a value that isn't what it should be.
    pub(crate) fn mismatch(self, expected: &'static str, found: &Value) -> DecodeError {
        DecodeError::Mismatch {
            field: self.to_string(),
            expected,
            found: describe(found),
        }
    }

    /// The error for a value that isn't there.
    pub(crate) fn missing(self, expected: &'static str) -> DecodeError {
        DecodeError::Missing {
            field: self.to_string(),
            expected,
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message => Ok(()),
            Self::Key(Self::Message, key) => f.write_str(key),
            Self::Key(parent, key) => write!(f, "{parent}.{key}"),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}
