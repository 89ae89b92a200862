//! The payloads of `button`: a button that can be clicked. Its text is the caption.
//!
//! It must never hold anything that other components need as well.

pub use crate::text::{Spawn, Update};
use crate::{
    DecodeError,
    json::{Fields, Object},
};

/// What the person did with a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Clicked it.
    Click,
}

impl Event {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Click => payload.field("event", "click"),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(match payload.text("event")? {
            "click" => Some(Self::Click),
            _ => None,
        })
    }
}
