//! Something the user should see: `global` / `notice`, for peers with the capability `notice`.
//!
//! It must never carry anything that is not meant for the person in front of the page.

use crate::{
    DecodeError, InstanceId, Text,
    json::{Fields, Object, wire_names},
};

wire_names! {
    /// How much a notice matters.
    pub enum NoticeLevel {
        /// Good to know.
        Info = "info",
        /// Something may be wrong.
        Warning = "warning",
        /// Something is wrong.
        Error = "error",
    }
}

/// Something the user should see, such as a handler that panicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub level: NoticeLevel,
    /// What it is about, in a few words.
    pub title: Text,
    /// What happened.
    pub message: Text,
    /// The component at which it happened, if it was one.
    pub src: Option<InstanceId>,
}

impl Notice {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload
            .field("level", &self.level)
            .field("title", &self.title)
            .field("message", &self.message)
            .optional("src", self.src.as_ref());
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            level: payload.required("level")?,
            title: payload.required("title")?,
            message: payload.required("message")?,
            src: payload.optional("src")?,
        })
    }
}
