//! The payloads of `grid`: a table of coloured cells.
//!
//! It must never check an index against the size of a grid; a message doesn't know it.

use crate::{
    DecodeError, Text,
    json::{Fields, Object},
};

/// What a grid is created with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spawn {
    /// How many columns, at least 1.
    pub num_columns: u32,
    /// How many rows, at least 1.
    pub num_rows: u32,
}

/// How a grid changes. `x` is the column and `y` the row, both from 0 at the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Update {
    /// Colours a cell.
    SetColor {
        /// The column.
        x: u32,
        /// The row.
        y: u32,
        /// A CSS colour; `None` takes the colour away.
        color: Option<Text>,
    },
    /// Writes into a cell.
    SetText {
        /// The column.
        x: u32,
        /// The row.
        y: u32,
        /// The text; `None` and the empty text take it away.
        text: Option<Text>,
    },
    /// Takes colour and text of a cell away.
    ClearCell {
        /// The column.
        x: u32,
        /// The row.
        y: u32,
    },
    /// Takes the colours and texts of all cells away.
    Clear,
}

/// What the person did with a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Clicked a cell.
    Click {
        /// The column.
        x: u32,
        /// The row.
        y: u32,
    },
}

impl Spawn {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload
            .field("numColumns", &self.num_columns)
            .field("numRows", &self.num_rows);
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            num_columns: payload.required("numColumns")?,
            num_rows: payload.required("numRows")?,
        })
    }
}

impl Update {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::SetColor { x, y, color } => payload.action("setColor", |options| {
                options.field("x", x).field("y", y).field("color", color);
            }),
            Self::SetText { x, y, text } => payload.action("setText", |options| {
                options.field("x", x).field("y", y).field("text", text);
            }),
            Self::ClearCell { x, y } => payload.action("clearCell", |options| {
                options.field("x", x).field("y", y);
            }),
            Self::Clear => payload.field("action", "clear"),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let options = payload.object("options");
        Ok(Some(match payload.text("action")? {
            "setColor" => Self::SetColor {
                x: options.required("x")?,
                y: options.required("y")?,
                color: options.nullable("color")?,
            },
            "setText" => Self::SetText {
                x: options.required("x")?,
                y: options.required("y")?,
                text: options.nullable("text")?,
            },
            "clearCell" => Self::ClearCell {
                x: options.required("x")?,
                y: options.required("y")?,
            },
            "clear" => Self::Clear,
            _ => return Ok(None),
        }))
    }
}

impl Event {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Click { x, y } => payload.field("event", "click").field("x", x).field("y", y),
        };
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(Some(match payload.text("event")? {
            "click" => Self::Click {
                x: payload.required("x")?,
                y: payload.required("y")?,
            },
            _ => return Ok(None),
        }))
    }
}
