//! The scalars of Viz: what stands at the leaves of a node, and the steps of a path.
//!
//! It must never write a number that the other side would read as another.

use serde_json::Value;

use crate::{
    DecodeError, Text,
    json::{FromJson, Path, ToJson},
};

/// The largest whole number that a UI can tell from its neighbours: 2^53 − 1.
const MAX_SAFE: u64 = (1 << 53) - 1;

/// A JSON scalar.
///
/// Make one with `from`: it keeps the rules of the protocol by which NaN, the infinities, and whole numbers beyond
/// ±(2^53 − 1) travel as text.
///
/// ```
/// use sidekick_protocol::viz::Scalar;
///
/// assert_eq!(Scalar::from(7_u64), Scalar::Int(7));
/// assert_eq!(Scalar::from(u64::MAX), Scalar::Text("18446744073709551615".into()));
/// assert_eq!(Scalar::from(f64::NAN), Scalar::Text("NaN".into()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// Null.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number. Should it not be finite, then it goes out as text.
    Float(f64),
    /// Text.
    Text(Text),
}

/// A step of a path: the index of a list's element, the key of a map's entry, or the name of a struct's field.
pub type PathSegment = Scalar;

impl From<bool> for Scalar {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<f64> for Scalar {
    fn from(value: f64) -> Self {
        if value.is_finite() {
            Self::Float(value)
        } else {
            Self::Text(value.to_string().into())
        }
    }
}

/// A single-precision number keeps its short form: `0.1_f32` is shown as 0.1, not as 0.10000000149011612.
impl From<f32> for Scalar {
    fn from(value: f32) -> Self {
        let text = value.to_string();
        match text.parse::<f64>() {
            Ok(number) => Self::from(number),
            Err(_) => Self::Text(text.into()),
        }
    }
}

macro_rules! scalar_from_integer {
    ($($type:ty),+) => {
        $(impl From<$type> for Scalar {
            fn from(value: $type) -> Self {
                match i64::try_from(value) {
                    Ok(whole) if whole.unsigned_abs() <= MAX_SAFE => Self::Int(whole),
                    _ => Self::Text(value.to_string().into()),
                }
            }
        })+
    };
}
scalar_from_integer!(
    u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize
);

impl From<&'static str> for Scalar {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Text> for Scalar {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl ToJson for Scalar {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Null => out.extend_from_slice(b"null"),
            Self::Bool(value) => value.write(out),
            Self::Int(value) => value.write(out),
            Self::Float(value) => write_float(*value, out),
            Self::Text(value) => value.write(out),
        }
    }
}

/// Unlike a coordinate, a float that is shown as a value keeps its `.0`.
fn write_float(value: f64, out: &mut Vec<u8>) {
    match serde_json::Number::from_f64(value) {
        Some(number) => number.write(out),
        None => format_args!("{value}").write(out),
    }
}

impl FromJson for Scalar {
    const EXPECTED: &'static str = "text, a number, true, false or null";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        match value {
            Value::Null => Ok(Self::Null),
            Value::Bool(value) => Ok(Self::Bool(*value)),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Ok(Self::Int(whole)),
                (None, Some(float)) => Ok(Self::Float(float)),
                (None, None) => Ok(Self::Text(number.to_string().into())),
            },
            Value::String(text) => Ok(Self::Text(text.clone().into())),
            Value::Array(_) | Value::Object(_) => Err(path.mismatch(Self::EXPECTED, value)),
        }
    }
}
