//! How a canvas draws: points and styles.
//!
//! It must never write a style that was not given; the UI has its own defaults.

use serde_json::Value;

use crate::{
    DecodeError, Text,
    json::{Fields, FromJson, Object, Path, ToJson, object},
};

/// A point of a polyline or a polygon.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// How far from the left.
    pub x: f64,
    /// How far from the top.
    pub y: f64,
}

/// How a line is drawn. What is `None` is left to the UI.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineStyle {
    /// A CSS colour.
    pub line_color: Option<Text>,
    /// The width of the line.
    pub line_width: Option<f64>,
}

/// How a shape is drawn. What is `None` is left to the UI, which fills nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShapeStyle {
    /// A CSS colour for the outline.
    pub line_color: Option<Text>,
    /// The width of the outline.
    pub line_width: Option<f64>,
    /// A CSS colour for the inside.
    pub fill_color: Option<Text>,
}

/// How a text is drawn. What is `None` is left to the UI.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextStyle {
    /// A CSS colour.
    pub text_color: Option<Text>,
    /// The size of the font.
    pub text_size: Option<f64>,
}

impl LineStyle {
    pub(super) fn write(&self, options: &mut Object<'_>) {
        options
            .optional("lineColor", self.line_color.as_ref())
            .optional("lineWidth", self.line_width.as_ref());
    }

    pub(super) fn read(options: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            line_color: options.optional("lineColor")?,
            line_width: options.optional("lineWidth")?,
        })
    }
}

impl ShapeStyle {
    pub(super) fn write(&self, options: &mut Object<'_>) {
        options
            .optional("fillColor", self.fill_color.as_ref())
            .optional("lineColor", self.line_color.as_ref())
            .optional("lineWidth", self.line_width.as_ref());
    }

    pub(super) fn read(options: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            line_color: options.optional("lineColor")?,
            line_width: options.optional("lineWidth")?,
            fill_color: options.optional("fillColor")?,
        })
    }
}

impl TextStyle {
    pub(super) fn write(&self, options: &mut Object<'_>) {
        options
            .optional("textColor", self.text_color.as_ref())
            .optional("textSize", self.text_size.as_ref());
    }

    pub(super) fn read(options: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            text_color: options.optional("textColor")?,
            text_size: options.optional("textSize")?,
        })
    }
}

impl ToJson for Point {
    fn write(&self, out: &mut Vec<u8>) {
        object(out, |point| {
            point.field("x", &self.x).field("y", &self.y);
        });
    }
}

impl FromJson for Point {
    const EXPECTED: &'static str = "a point (an object with `x` and `y`)";

    fn read(value: &Value, path: Path<'_>) -> Result<Self, DecodeError> {
        let point = Fields::of::<Self>(value, path);
        Ok(Self {
            x: point.required("x")?,
            y: point.required("y")?,
        })
    }
}
