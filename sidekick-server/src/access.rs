//! Who may open a socket: the run's secret token.
//!
//! A token never shows up in debug output, and comparing one takes the same time wherever the first difference is.

use std::fmt;
use std::hint::black_box;
use std::sync::Arc;

/// What a WebSocket needs to be let in, besides the right `Host` and, from a browser, the right `Origin`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Access {
    /// Only with this token.
    Token(Token),
    /// Without a token, for peers of the base protocol that know of none. Any program on this machine may then join,
    /// but a browser page still only when it is our own: it sends its `Origin`, and that is checked.
    Open,
}

impl Access {
    /// Whether a socket that brought `offered` may pass.
    pub(crate) fn admits(&self, offered: Option<&str>) -> bool {
        match self {
            Self::Token(token) => offered.is_some_and(|offered| token.matches(offered)),
            Self::Open => true,
        }
    }

    /// The token a peer has to bring, if any.
    pub fn token(&self) -> Option<&Token> {
        match self {
            Self::Token(token) => Some(token),
            Self::Open => None,
        }
    }
}

/// The secret that a page or a program must know to open a socket. Cheap to clone.
#[derive(Clone)]
pub struct Token(Arc<str>);

/// Bits of a random token, in bytes.
const RANDOM_BYTES: usize = 16;
/// How much text 128 bits take at least in the densest alphabet that is let through (base64url).
const MIN_LENGTH: usize = 22;
const MAX_LENGTH: usize = 128;

impl Token {
    /// A fresh token of 128 random bits, as 32 hexadecimal digits.
    ///
    /// # Panics
    /// When the operating system has no source of randomness.
    pub fn random() -> Self {
        Self(random_hex::<RANDOM_BYTES>().into())
    }

    /// Takes up a token that was made before, so that a page that is still open stays valid over a rerun.
    ///
    /// # Errors
    /// When the text isn't 22 to 128 letters, digits, `-` or `_`. The error doesn't quote the text.
    pub fn from_text(text: &str) -> Result<Self, TokenError> {
        if !(MIN_LENGTH..=MAX_LENGTH).contains(&text.len()) {
            return Err(TokenError::Length { found: text.len() });
        }
        if !text.bytes().all(is_url_safe) {
            return Err(TokenError::Alphabet);
        }
        Ok(Self(text.into()))
    }

    /// The token's text, to be put into a URL as it is.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares without telling by its time how many bytes were right. The length of a token is no secret.
    fn matches(&self, offered: &str) -> bool {
        let (own, offered) = (self.0.as_bytes(), offered.as_bytes());
        let difference = own
            .iter()
            .zip(offered)
            .fold(0, |sum, (a, b)| black_box(sum | (a ^ b)));
        own.len() == offered.len() && black_box(difference) == 0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// Why a text is no [`Token`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// Too short to be a secret, or too long for a URL.
    #[error("a token has {MIN_LENGTH} to {MAX_LENGTH} characters, this one has {found}")]
    Length {
        /// How many it has.
        found: usize,
    },
    /// It holds something that has a meaning of its own in a URL.
    #[error("a token consists of letters, digits, `-` and `_`")]
    Alphabet,
}

/// Characters that mean nothing in a URL and need no escaping there.
pub(crate) fn is_url_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// `BYTES` random bytes as hexadecimal digits.
pub(crate) fn random_hex<const BYTES: usize>() -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut random = [0_u8; BYTES];
    getrandom::fill(&mut random).expect("the operating system has a source of randomness");
    random
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_tokens_differ_and_are_valid() {
        let (first, second) = (Token::random(), Token::random());
        assert_ne!(first.as_str(), second.as_str());
        assert_eq!(first.as_str().len(), 32);
        assert!(Token::from_text(first.as_str()).is_ok());
    }

    #[test]
    fn a_token_matches_itself_alone() {
        let token = Token::from_text("0123456789abcdef0123456789ABCDEF").unwrap();
        assert!(token.matches(token.as_str()));
        for wrong in [
            "",
            "0",
            "0123456789abcdef0123456789ABCDE",
            "0123456789abcdef0123456789ABCDEF0",
            "0123456789abcdef0123456789ABCDEf",
            "1123456789abcdef0123456789ABCDEF",
        ] {
            assert!(!token.matches(wrong), "{wrong}");
        }
    }

    #[test]
    fn texts_that_are_no_tokens() {
        for length in [0, 21, 129] {
            assert_eq!(
                Token::from_text(&"a".repeat(length)).unwrap_err(),
                TokenError::Length { found: length }
            );
        }
        for text in [
            "0123456789abcdef/../../a",
            "0123456789abcdef%41%42%43",
            "0123456789abcdef012345é",
        ] {
            assert_eq!(
                Token::from_text(text).unwrap_err(),
                TokenError::Alphabet,
                "{text}"
            );
        }
    }

    #[test]
    fn debug_output_hides_the_token() {
        let token = Token::random();
        let shown = format!("{token:?} {:?}", Access::Token(token.clone()));
        assert!(!shown.contains(token.as_str()), "{shown}");
    }

    #[test]
    fn open_access_admits_everybody_and_a_token_only_its_owner() {
        let access = Access::Token(Token::random());
        assert!(!access.admits(None));
        assert!(!access.admits(Some("")));
        assert!(access.admits(access.token().map(Token::as_str)));
        assert!(Access::Open.admits(None) && Access::Open.admits(Some("anything")));
    }
}
