//! What components that consist of one text have in common: `label`, `button` and `markdown`.
//!
//! It must never say what a UI makes of the text.

use crate::{
    DecodeError, Text,
    json::{Fields, Object},
};

/// What the component is created with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spawn {
    /// The text to show.
    pub text: Text,
}

/// How the component changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Update {
    /// Replaces the text.
    SetText {
        /// The text to show.
        text: Text,
    },
}

impl Spawn {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload.field("text", &self.text);
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            text: payload.required("text")?,
        })
    }
}

impl Update {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::SetText { text } => payload.action("setText", |options| {
                options.field("text", text);
            }),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let options = payload.object("options");
        Ok(Some(match payload.text("action")? {
            "setText" => Self::SetText {
                text: options.required("text")?,
            },
            _ => return Ok(None),
        }))
    }
}
