//! The payloads of `markdown`: a text in Markdown.
//!
//! It must never hold anything that other components need as well.

use crate::{
    DecodeError, Text,
    json::{Fields, Object},
};

/// What a markdown component is created with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spawn {
    /// The text to show, in Markdown.
    pub text: Text,
}

/// How a markdown component changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Update {
    /// Replaces the text.
    SetText {
        /// The text to show, in Markdown.
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
