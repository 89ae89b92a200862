//! Reads typed values out of a parsed message and says exactly what is wrong where it can't.
//!
//! It must never reject a field that it doesn't know, and never panic whatever the message holds.

use serde_json::{Map, Value};

use super::Path;
use crate::{DecodeError, Text};

/// The largest whole number up to which every whole number is exact in a double (2^53).
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// What an error says where an object was expected.
const OBJECT: &str = "an object";

/// The longest piece of a text that an error repeats, in characters.
const EXCERPT_CHARS: usize = 40;

/// What can be read from a JSON value.
pub(crate) trait FromJson: Sized {
    /// What an error says was expected.
    const EXPECTED: &'static str;

    /// Reads the value that stands at `path`.
    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError>;
}

/// The fields of an object that may itself be absent, or be no object at all.
///
/// That only matters once a field is asked for: an absent object has no fields, and is itself what is missing when one of
/// them is required.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields<'a> {
    /// The object, if there is one, or what stands in its place.
    map: Result<Option<&'a Map<String, Value>>, &'a Value>,
    path: Path<'a>,
    expected: &'static str,
}

impl<'a> Fields<'a> {
    /// The fields of a whole message.
    pub(crate) fn of_message(map: &'a Map<String, Value>) -> Self {
        Self {
            map: Ok(Some(map)),
            path: Path::Message,
            expected: OBJECT,
        }
    }

    /// The fields of the object at `path`; null counts as absent.
    pub(crate) fn new(value: Option<&'a Value>, path: Path<'a>) -> Self {
        let map = match value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Object(map)) => Ok(Some(map)),
            Some(other) => Err(other),
        };
        Self {
            map,
            path,
            expected: OBJECT,
        }
    }

    /// The fields of what is to be read as a `T`.
    pub(crate) fn of<T: FromJson>(value: &'a Value, path: Path<'a>) -> Self {
        Self {
            map: value.as_object().map(Some).ok_or(value),
            path,
            expected: T::EXPECTED,
        }
    }

    /// The object, if there is one.
    fn map(&self) -> Result<Option<&'a Map<String, Value>>, DecodeError> {
        self.map
            .map_err(|found| self.path.mismatch(self.expected, found))
    }

    /// The value of a field that has to be there, whatever its type.
    fn raw(&self, key: &str, expected: &'static str) -> Result<&'a Value, DecodeError> {
        let Some(map) = self.map()? else {
            return Err(self.path.missing(self.expected));
        };
        map.get(key)
            .ok_or_else(|| Path::Key(&self.path, key).missing(expected))
    }

    /// Whether the field is there, be it null.
    pub(crate) fn contains(&self, key: &str) -> Result<bool, DecodeError> {
        Ok(self.map()?.is_some_and(|map| map.contains_key(key)))
    }

    /// A field that has to be there.
    pub(crate) fn required<T: FromJson>(&self, key: &str) -> Result<T, DecodeError> {
        T::read(self.raw(key, T::EXPECTED)?, Path::Key(&self.path, key))
    }

    /// A field that has to be there but may be null.
    pub(crate) fn nullable<T: FromJson>(&self, key: &str) -> Result<Option<T>, DecodeError> {
        match self.raw(key, T::EXPECTED)? {
            Value::Null => Ok(None),
            value => T::read(value, Path::Key(&self.path, key)).map(Some),
        }
    }

    /// A field that may be absent or null.
    pub(crate) fn optional<T: FromJson>(&self, key: &str) -> Result<Option<T>, DecodeError> {
        if self.contains(key)? {
            self.nullable(key)
        } else {
            Ok(None)
        }
    }

    /// The fields of the object in a field.
    pub(crate) fn object<'b>(&'b self, key: &'b str) -> Fields<'b> {
        let value = self.map.ok().flatten().and_then(|map| map.get(key));
        Fields::new(value, Path::Key(&self.path, key))
    }

    /// The keys and values of the object in a field that has to be there.
    pub(crate) fn entries<T: FromJson>(&self, key: &str) -> Result<Vec<(Text, T)>, DecodeError> {
        let object = self.object(key);
        let Some(map) = object.map()? else {
            return Err(object.path.missing(object.expected));
        };
        map.iter()
            .map(|(name, value)| {
                let value = T::read(value, Path::Key(&object.path, name))?;
                Ok((name.clone().into(), value))
            })
            .collect()
    }

    /// A text that has to be there, without a copy.
    pub(crate) fn text(&self, key: &str) -> Result<&'a str, DecodeError> {
        let value = self.raw(key, Text::EXPECTED)?;
        value
            .as_str()
            .ok_or_else(|| Path::Key(&self.path, key).mismatch(Text::EXPECTED, value))
    }
}

impl FromJson for Text {
    const EXPECTED: &'static str = "text";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        String::read(value, path).map(Self::Owned)
    }
}

impl FromJson for String {
    const EXPECTED: &'static str = Text::EXPECTED;

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        value
            .as_str()
            .map(Self::from)
            .ok_or_else(|| path.mismatch(Self::EXPECTED, value))
    }
}

impl FromJson for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        value
            .as_bool()
            .ok_or_else(|| path.mismatch(Self::EXPECTED, value))
    }
}

impl FromJson for f64 {
    const EXPECTED: &'static str = "a number";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        value
            .as_f64()
            .ok_or_else(|| path.mismatch(Self::EXPECTED, value))
    }
}

impl FromJson for u64 {
    const EXPECTED: &'static str = "a whole number from 0";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        value
            .as_u64()
            .or_else(|| value.as_f64().and_then(whole))
            .ok_or_else(|| path.mismatch(Self::EXPECTED, value))
    }
}

impl FromJson for u32 {
    const EXPECTED: &'static str = "a whole number from 0 to 4294967295";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        u64::read(value, path)
            .ok()
            .and_then(|number| number.try_into().ok())
            .ok_or_else(|| path.mismatch(Self::EXPECTED, value))
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        let Value::Array(items) = value else {
            return Err(path.mismatch(Self::EXPECTED, value));
        };
        items
            .iter()
            .enumerate()
            .map(|(index, item)| T::read(item, Path::Index(&path, index)))
            .collect()
    }
}

/// The whole number that a double stands for: in JSON `2.0` and `2` are the same number.
fn whole(number: f64) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "only whole numbers from 0 to 2^53 get here"
    )]
    (number.fract() == 0.0 && (0.0..=MAX_EXACT).contains(&number)).then_some(number as u64)
}

/// Says what a value is, in a few words.
pub(crate) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => match text.char_indices().nth(EXCERPT_CHARS) {
            Some((end, _)) => format!("the text {:?}…", &text[..end]),
            None => format!("the text {text:?}"),
        },
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => OBJECT.to_owned(),
    }
}
