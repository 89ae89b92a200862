//! The payloads of `textbox`: a field for a line of text.
//!
//! It must never hold anything that other components need as well.

use crate::{
    DecodeError, Text,
    json::{Fields, Object},
};

/// What a textbox is created with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spawn {
    /// The text in the field.
    pub value: Text,
    /// What is shown while the field is empty.
    pub placeholder: Text,
}

/// How a textbox changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Update {
    /// Replaces the text in the field.
    SetValue {
        /// The text in the field.
        value: Text,
    },
    /// Replaces what is shown while the field is empty.
    SetPlaceholder {
        /// What is shown while the field is empty.
        placeholder: Text,
    },
}

/// What the person did with a textbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Finished the text, by Enter or by leaving the field.
    Submit {
        /// The text in the field.
        value: Text,
    },
}

impl Spawn {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload
            .field("value", &self.value)
            .field("placeholder", &self.placeholder);
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            value: payload.required("value")?,
            placeholder: payload.required("placeholder")?,
        })
    }
}

impl Update {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::SetValue { value } => payload.action("setValue", |options| {
                options.field("value", value);
            }),
            Self::SetPlaceholder { placeholder } => payload.action("setPlaceholder", |options| {
                options.field("placeholder", placeholder);
            }),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let options = payload.object("options");
        Ok(Some(match payload.text("action")? {
            "setValue" => Self::SetValue {
                value: options.required("value")?,
            },
            "setPlaceholder" => Self::SetPlaceholder {
                placeholder: options.required("placeholder")?,
            },
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
