//! The payloads of `viz`: a view of the program's variables.
//!
//! It must never decide how deep or how long a value is shown; that is the hero's.

mod action;
mod node;
mod scalar;

pub use self::{
    action::Action,
    node::{Entry, Node, NodeValue, PageItem},
    scalar::{PathSegment, Scalar},
};

use crate::{
    DecodeError, Text,
    json::{Fields, Object},
};

/// How a view of variables changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// The variable that is concerned.
    pub variable_name: Text,
    /// What happens to it.
    pub action: Action,
}

/// What the person did with a view of variables.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Asked for more items of a node that was sent cut short. Only from peers with the capability `viz.page`.
    Expand {
        /// The variable.
        variable_name: Text,
        /// The steps from the variable's root to the node.
        path: Vec<PathSegment>,
        /// The index of the first item wanted.
        offset: u64,
        /// How many items are wanted.
        limit: u64,
    },
}

impl Update {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload
            .field("action", self.action.name())
            .field("variableName", &self.variable_name)
            .object("options", |options| self.action.write_options(options));
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let Some(action) = Action::read(payload.text("action")?, &payload.object("options"))?
        else {
            return Ok(None);
        };
        Ok(Some(Self {
            variable_name: payload.required("variableName")?,
            action,
        }))
    }
}

impl Event {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Expand {
                variable_name,
                path,
                offset,
                limit,
            } => payload
                .field("event", "expand")
                .field("variableName", variable_name)
                .field("path", path)
                .field("offset", offset)
                .field("limit", limit),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(Some(match payload.text("event")? {
            "expand" => Self::Expand {
                variable_name: payload.required("variableName")?,
                path: payload.required("path")?,
                offset: payload.required("offset")?,
                limit: payload.required("limit")?,
            },
            _ => return Ok(None),
        }))
    }
}
