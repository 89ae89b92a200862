//! What can be wrong with a message.
//!
//! It must never say less than which field it was, what was expected there and what was found.

/// Why a message could not be decoded.
///
/// A message that merely holds something new (an unknown component, type, action or field) is no error: it becomes
/// `Other`, or the field is ignored.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The text is not JSON, or is nested deeper than 127 levels.
    #[error("the message is not JSON")]
    NotJson(#[source] JsonError),
    /// The text is JSON, but not an object.
    #[error("a message has to be a JSON object, but this is {found}")]
    NotAnObject {
        /// What it is instead.
        found: String,
    },
    /// A required field is not there.
    #[error("the field `{field}` is missing; it has to be {expected}")]
    Missing {
        /// The full path of the field, such as `payload.options.x`.
        field: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A field is of the wrong type, or has a value that it can't have.
    #[error("the field `{field}` has to be {expected}, but is {found}")]
    Mismatch {
        /// The full path of the field, such as `payload.options.points[0].x`.
        field: String,
        /// What was expected.
        expected: &'static str,
        /// What was there instead.
        found: String,
    },
}

impl DecodeError {
    /// The full path of the field that is missing or wrong, such as `payload.options.x`.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::NotJson(_) | Self::NotAnObject { .. } => None,
            Self::Missing { field, .. } | Self::Mismatch { field, .. } => Some(field),
        }
    }
}

/// Where and why the text stopped being JSON.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct JsonError(pub(crate) serde_json::Error);
