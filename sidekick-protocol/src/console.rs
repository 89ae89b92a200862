//! The payloads of `console`: a scrolling text, with or without an input line.
//!
//! It must never hold anything that other components need as well.

use crate::{
    DecodeError, Text,
    json::{Fields, Object},
};

/// What a console is created with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spawn {
    /// Whether it has an input line.
    pub show_input: bool,
    /// The text it starts with.
    pub text: Text,
    /// How many lines it remembers, if not 10,000. A UI of the base protocol doesn't know it, and has a bound of its own.
    pub scrollback: Option<u32>,
}

/// How a console changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Update {
    /// Adds to the text.
    Append {
        /// What to add; it brings its own line breaks.
        text: Text,
    },
    /// Removes all text.
    Clear,
}

/// What the person did with a console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Entered a line.
    Submit {
        /// The line, without a line break.
        value: Text,
    },
}

impl Spawn {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload
            .field("showInput", &self.show_input)
            .field("text", &self.text)
            .optional("scrollback", self.scrollback.as_ref());
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            show_input: payload.required("showInput")?,
            text: payload.required("text")?,
            scrollback: payload.optional("scrollback")?,
        })
    }
}

impl Update {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Append { text } => payload.action("append", |options| {
                options.field("text", text);
            }),
            Self::Clear => payload.field("action", "clear"),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let options = payload.object("options");
        Ok(Some(match payload.text("action")? {
            "append" => Self::Append {
                text: options.required("text")?,
            },
            "clear" => Self::Clear,
            _ => return Ok(None),
        }))
    }
}

impl Event {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Submit { value } => payload.field("event", "submit").field("value", value),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(Some(match payload.text("event")? {
            "submit" => Self::Submit {
                value: payload.required("value")?,
            },
            _ => return Ok(None),
        }))
    }
}
