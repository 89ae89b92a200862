//! The payloads of `canvas`: a surface to draw on. Lengths and places are in CSS pixels.
//!
//! It must never check a size or count a point; who draws does that, where the user's code can be named.

mod options;
mod style;

pub use self::style::{LineStyle, Point, ShapeStyle, TextStyle};

use crate::{
    DecodeError, Text,
    json::{Fields, Object},
};

/// What a canvas is created with.
#[derive(Clone, Debug, PartialEq)]
pub struct Spawn {
    /// The width, greater than 0.
    pub width: f64,
    /// The height, greater than 0.
    pub height: f64,
}

/// How a canvas changes. Every action but `DrawBuffer` names the buffer it works on; 0 is the screen.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are the geometry's usual names")]
pub enum Update {
    /// Empties a buffer.
    Clear { buffer_id: u32 },
    /// Draws a line between two points.
    DrawLine {
        buffer_id: u32,
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
        style: LineStyle,
    },
    /// Draws a rectangle from its top left corner.
    DrawRect {
        buffer_id: u32,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        style: ShapeStyle,
    },
    /// Draws a circle around its centre.
    DrawCircle {
        buffer_id: u32,
        cx: f64,
        cy: f64,
        radius: f64,
        style: ShapeStyle,
    },
    /// Draws an ellipse around its centre.
    DrawEllipse {
        buffer_id: u32,
        cx: f64,
        cy: f64,
        radius_x: f64,
        radius_y: f64,
        style: ShapeStyle,
    },
    /// Draws a line through at least two points.
    DrawPolyline {
        buffer_id: u32,
        points: Vec<Point>,
        style: LineStyle,
    },
    /// Draws a closed shape through at least three points.
    DrawPolygon {
        buffer_id: u32,
        points: Vec<Point>,
        style: ShapeStyle,
    },
    /// Writes a text.
    DrawText {
        buffer_id: u32,
        x: f64,
        y: f64,
        text: Text,
        style: TextStyle,
    },
    /// Makes an offscreen buffer; its id is greater than 0.
    CreateBuffer { buffer_id: u32 },
    /// Frees an offscreen buffer.
    DestroyBuffer { buffer_id: u32 },
    /// Draws what is in one buffer over what is in another.
    DrawBuffer {
        source_buffer_id: u32,
        target_buffer_id: u32,
        /// Empties the target in the same step. Only for peers with the capability `canvas.replace`.
        replace: bool,
    },
}

/// What the person did with a canvas.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Clicked it.
    Click {
        /// How far from the left.
        x: f64,
        /// How far from the top.
        y: f64,
    },
}

impl Spawn {
    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload
            .field("width", &self.width)
            .field("height", &self.height);
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            width: payload.required("width")?,
            height: payload.required("height")?,
        })
    }
}

impl Update {
    /// The name of the action on the wire.
    const fn action(&self) -> &'static str {
        match self {
            Self::Clear { .. } => "clear",
            Self::DrawLine { .. } => "drawLine",
            Self::DrawRect { .. } => "drawRect",
            Self::DrawCircle { .. } => "drawCircle",
            Self::DrawEllipse { .. } => "drawEllipse",
            Self::DrawPolyline { .. } => "drawPolyline",
            Self::DrawPolygon { .. } => "drawPolygon",
            Self::DrawText { .. } => "drawText",
            Self::CreateBuffer { .. } => "createBuffer",
            Self::DestroyBuffer { .. } => "destroyBuffer",
            Self::DrawBuffer { .. } => "drawBuffer",
        }
    }

    pub(crate) fn write(&self, payload: &mut Object<'_>) {
        payload.action(self.action(), |options| self.write_options(options));
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
