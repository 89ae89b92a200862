//! The envelope that every message has, for what has no type of its own.
//!
//! It must never lose a field, known or not: what it read it can write again.

use serde_json::{Map, Number, Value};

use crate::{
    DecodeError, InstanceId, JsonError,
    json::{self, Fields, FromJson, Path, describe},
};

pub(crate) const SYSTEM: &str = "system";
pub(crate) const GLOBAL: &str = "global";
pub(crate) const ANNOUNCE: &str = "announce";

/// The fields of the envelope besides the payload.
const HEAD: [&str; 5] = ["id", "component", "type", "target", "src"];

/// A message of any kind, with its payload as plain JSON.
///
/// ```
/// use sidekick_protocol::Envelope;
///
/// let text = r#"{"id":0,"component":"slider","type":"spawn","target":"s","payload":{"max":9},"new":true}"#;
/// let envelope = Envelope::decode(text)?;
/// assert_eq!(envelope.component, "slider");
/// assert_eq!(envelope.extra["new"], true);
///
/// let mut out = Vec::new();
/// envelope.encode(&mut out);
/// assert_eq!(out, text.as_bytes());
/// # Ok::<(), sidekick_protocol::DecodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// Reserved; 0 where it is given.
    pub id: Option<Number>,
    /// `system`, `global`, or a component type.
    pub component: String,
    /// What kind of message it is: the field `type`.
    pub kind: String,
    /// The instance addressed.
    pub target: Option<String>,
    /// The instance that speaks.
    pub src: Option<String>,
    /// The content; `Some(Value::Null)` is a payload that is there and null.
    pub payload: Option<Value>,
    /// All fields that the protocol doesn't know.
    pub extra: Map<String, Value>,
}

impl Envelope {
    /// Decodes a message.
    ///
    /// # Errors
    /// When the text is not a JSON object, or a field of the envelope is missing or of the wrong type.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        Self::from_value(parse(text)?)
    }

    /// Appends the message to `out` as one strict JSON object.
    pub fn encode(&self, out: &mut Vec<u8>) {
        json::object(out, |message| {
            message
                .optional("id", self.id.as_ref())
                .field("component", &self.component)
                .field("type", &self.kind)
                .optional("target", self.target.as_ref())
                .optional("src", self.src.as_ref())
                .optional("payload", self.payload.as_ref());
            for (key, value) in &self.extra {
                message.entry(key, value);
            }
        });
    }

    /// The fields of the payload.
    pub(crate) fn payload(&self) -> Fields<'_> {
        Fields::new(self.payload.as_ref(), Path::Key(&Path::Message, "payload"))
    }

    /// The instance addressed, which has to be given.
    pub(crate) fn target(&self) -> Result<InstanceId, DecodeError> {
        required_id(self.target.as_deref(), "target")
    }

    /// The instance that speaks, which has to be given.
    pub(crate) fn src(&self) -> Result<InstanceId, DecodeError> {
        required_id(self.src.as_deref(), "src")
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let Value::Object(mut map) = value else {
            return Err(DecodeError::NotAnObject {
                found: describe(&value),
            });
        };
        let fields = Fields::of_message(&map);
        let envelope = Self {
            id: fields.optional("id")?,
            component: fields.required("component")?,
            kind: fields.required("type")?,
            target: fields.optional("target")?,
            src: fields.optional("src")?,
            payload: map.remove("payload"),
            extra: Map::new(),
        };
        // A known field that is there but null stays among the others, so that it isn't lost.
        map.retain(|key, value| value.is_null() || !HEAD.contains(&key.as_str()));
        Ok(Self {
            extra: map,
            ..envelope
        })
    }
}

fn required_id(id: Option<&str>, field: &str) -> Result<InstanceId, DecodeError> {
    id.map(InstanceId::from)
        .ok_or_else(|| Path::Key(&Path::Message, field).missing(InstanceId::EXPECTED))
}

/// What can be made from an envelope: the messages of one direction.
pub(crate) trait FromEnvelope: Sized {
    fn from_envelope(envelope: Envelope) -> Result<Self, DecodeError>;
}

/// Decodes a single message.
pub(crate) fn decode<M: FromEnvelope>(text: &str) -> Result<M, DecodeError> {
    M::from_envelope(Envelope::decode(text)?)
}

/// Decodes a frame: a single message, or an array of them. One that is bad doesn't spoil the others.
pub(crate) fn decode_frame<M: FromEnvelope>(text: &str) -> Vec<Result<M, DecodeError>> {
    let decode_value = |value| M::from_envelope(Envelope::from_value(value)?);
    match parse(text) {
        Ok(Value::Array(batch)) => batch.into_iter().map(decode_value).collect(),
        Ok(single) => vec![decode_value(single)],
        Err(error) => vec![Err(error)],
    }
}

/// Parses the text. The parser gives up at 128 levels of nesting, so nothing that walks the value can overflow the stack.
fn parse(text: &str) -> Result<Value, DecodeError> {
    serde_json::from_str(text).map_err(|error| DecodeError::NotJson(JsonError(error)))
}

impl FromJson for Number {
    const EXPECTED: &'static str = "a number";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        match value {
            Value::Number(number) => Ok(number.clone()),
            other => Err(path.mismatch(Self::EXPECTED, other)),
        }
    }
}
