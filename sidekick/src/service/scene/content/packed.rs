//! A small text in little space.

/// A text or nothing. What fits lies in it, so that neither the colour nor the letter in a cell of a grid is an
/// allocation of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Packed {
    #[default]
    Nothing,
    Short {
        length: u8,
        bytes: [u8; SHORT],
    },
    /// Boxed twice, because a pointer with a length would make every cell larger.
    #[expect(
        clippy::box_collection,
        reason = "a box is half as large as a pointer with a length"
    )]
    Long(Box<String>),
}

/// How long a text is that lies in 16 bytes, with a tag and its length.
const SHORT: usize = 14;

impl Packed {
    pub(super) fn new(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        let Some(space) = bytes.get_mut(..text.len()) else {
            return Self::Long(Box::new(text.to_owned()));
        };
        space.copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).expect("what fits is short");
        Self::Short { length, bytes }
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Nothing => None,
            Self::Short { length, bytes } => {
                let text = &bytes[..usize::from(*length)];
                Some(std::str::from_utf8(text).expect("it was a text"))
            }
            Self::Long(text) => Some(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        for text in [
            "",
            "x",
            "#a0b1c2",
            "cornflowerblue",
            "lightgoldenrodyellow",
            "\u{1f600}\u{1f600}\u{1f600}\u{1f600}",
        ] {
            assert_eq!(Packed::new(text).as_str(), Some(text));
        }
        assert_eq!(Packed::default().as_str(), None);
    }

    #[test]
    fn it_is_small() {
        assert_eq!(size_of::<Packed>(), 16);
    }
}
