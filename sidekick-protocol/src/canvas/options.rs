//! The options of each canvas action, there and back.
//!
//! It must never write for one action what it wouldn't read for the same.

use super::{LineStyle, Point, ShapeStyle, TextStyle, Update};
use crate::{
    DecodeError,
    json::{Fields, Object},
};

impl Update {
    #[rustfmt::skip] // A table of actions: a line for each reads better than a field for each.
    pub(super) fn write_options(&self, options: &mut Object<'_>) {
        match self {
            Self::Clear { buffer_id } | Self::CreateBuffer { buffer_id } | Self::DestroyBuffer { buffer_id } => {
                options.field("bufferId", buffer_id);
            }
            Self::DrawBuffer { source_buffer_id, target_buffer_id, replace } => {
                options.field("sourceBufferId", source_buffer_id).field("targetBufferId", target_buffer_id);
                options.optional("replace", replace.then_some(&true));
            }
            Self::DrawLine { buffer_id, x1, y1, x2, y2, style } => {
                options.field("bufferId", buffer_id);
                options.field("x1", x1).field("y1", y1).field("x2", x2).field("y2", y2);
                style.write(options);
            }
            Self::DrawRect { buffer_id, x, y, width, height, style } => {
                options.field("bufferId", buffer_id);
                options.field("x", x).field("y", y).field("width", width).field("height", height);
                style.write(options);
            }
            Self::DrawCircle { buffer_id, cx, cy, radius, style } => {
                options.field("bufferId", buffer_id);
                options.field("cx", cx).field("cy", cy).field("radius", radius);
                style.write(options);
            }
            Self::DrawEllipse { buffer_id, cx, cy, radius_x, radius_y, style } => {
                options.field("bufferId", buffer_id);
                options.field("cx", cx).field("cy", cy).field("radiusX", radius_x).field("radiusY", radius_y);
                style.write(options);
            }
            Self::DrawPolyline { buffer_id, points, style } => {
                options.field("bufferId", buffer_id).field("points", points);
                style.write(options);
            }
            Self::DrawPolygon { buffer_id, points, style } => {
                options.field("bufferId", buffer_id).field("points", points);
                style.write(options);
            }
            Self::DrawText { buffer_id, x, y, text, style } => {
                options.field("bufferId", buffer_id);
                options.field("x", x).field("y", y).field("text", text);
                style.write(options);
            }
        }
    }

    pub(crate) fn read(payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let options = payload.object("options");
        let action = payload.text("action")?;
        match Self::read_buffer_action(action, &options)? {
            None => Self::read_drawing(action, &options),
            known => Ok(known),
        }
    }

    /// Reads the actions that work on whole buffers.
    fn read_buffer_action(action: &str, options: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let buffer_id = || options.required("bufferId");
        Ok(Some(match action {
            "clear" => Self::Clear {
                buffer_id: buffer_id()?,
            },
            "createBuffer" => Self::CreateBuffer {
                buffer_id: buffer_id()?,
            },
            "destroyBuffer" => Self::DestroyBuffer {
                buffer_id: buffer_id()?,
            },
            "drawBuffer" => Self::DrawBuffer {
                source_buffer_id: options.required("sourceBufferId")?,
                target_buffer_id: options.required("targetBufferId")?,
                replace: options.optional("replace")?.unwrap_or(false),
            },
            _ => return Ok(None),
        }))
    }

    /// Reads the actions that put a figure on a buffer.
    #[rustfmt::skip] // A table, as above.
    fn read_drawing(action: &str, options: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        let buffer_id = || options.required("bufferId");
        let number = |key| options.required::<f64>(key);
        let points = || options.required::<Vec<Point>>("points");
        Ok(Some(match action {
            "drawLine" => Self::DrawLine {
                buffer_id: buffer_id()?, x1: number("x1")?, y1: number("y1")?, x2: number("x2")?, y2: number("y2")?,
                style: LineStyle::read(options)?,
            },
            "drawRect" => Self::DrawRect {
                buffer_id: buffer_id()?, x: number("x")?, y: number("y")?, width: number("width")?, height: number("height")?,
                style: ShapeStyle::read(options)?,
            },
            "drawCircle" => Self::DrawCircle {
                buffer_id: buffer_id()?, cx: number("cx")?, cy: number("cy")?, radius: number("radius")?,
                style: ShapeStyle::read(options)?,
            },
            "drawEllipse" => Self::DrawEllipse {
                buffer_id: buffer_id()?, cx: number("cx")?, cy: number("cy")?,
                radius_x: number("radiusX")?, radius_y: number("radiusY")?,
                style: ShapeStyle::read(options)?,
            },
            "drawPolyline" => Self::DrawPolyline {
                buffer_id: buffer_id()?, points: points()?, style: LineStyle::read(options)?,
            },
            "drawPolygon" => Self::DrawPolygon {
                buffer_id: buffer_id()?, points: points()?, style: ShapeStyle::read(options)?,
            },
            "drawText" => Self::DrawText {
                buffer_id: buffer_id()?, x: number("x")?, y: number("y")?, text: options.required("text")?,
                style: TextStyle::read(options)?,
            },
            _ => return Ok(None),
        }))
    }
}
