//! The name of a session: peers with the same one see each other.
//!
//! It is no secret and opens nothing; that is what the token is for.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::access::{is_url_safe, random_hex};

/// The name of a session: 1 to 64 letters, digits, `-` or `_`. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(Arc<str>);

const MAX_LENGTH: usize = 64;

impl SessionId {
    /// A fresh name that no other session has.
    ///
    /// # Panics
    /// When the operating system has no source of randomness.
    pub fn random() -> Self {
        Self(random_hex::<8>().into())
    }

    /// The name, to be put into a URL as it is.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SessionId {
    type Err = SessionIdError;

    fn from_str(text: &str) -> Result<Self, SessionIdError> {
        if (1..=MAX_LENGTH).contains(&text.len()) && text.bytes().all(is_url_safe) {
            Ok(Self(text.into()))
        } else {
            Err(SessionIdError(()))
        }
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text names no session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a session id consists of 1 to {MAX_LENGTH} letters, digits, `-` and `_`")]
pub struct SessionIdError(());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_and_invalid_names() {
        for valid in ["a", "A-b_9", &"x".repeat(64)] {
            assert_eq!(valid.parse::<SessionId>().unwrap().as_str(), valid);
        }
        for invalid in ["", "a/b", "..", "a b", "ä", "a%20", &"x".repeat(65)] {
            assert!(invalid.parse::<SessionId>().is_err(), "{invalid}");
        }
    }

    #[test]
    fn random_names_are_valid_and_differ() {
        let (first, second) = (SessionId::random(), SessionId::random());
        assert_ne!(first, second);
        assert_eq!(first.as_str().parse(), Ok(first));
    }
}
