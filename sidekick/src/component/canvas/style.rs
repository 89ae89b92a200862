//! How something is drawn.

use sidekick_protocol::{Text, canvas};

use super::Coordinate;
use crate::color::Color;

/// How a shape is drawn. What is not set is as usual: an outline in black, one pixel wide, and nothing inside.
///
/// A mere colour in its place is what the shape is filled with.
///
/// ```
/// use sidekick::{Color, Style};
///
/// let style = Style::new().fill(Color::rgb(255, 200, 0)).line("black").width(2);
/// assert_eq!(Style::new().fill("red"), Style::from("red"));
/// # _ = style;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style(pub(super) canvas::ShapeStyle);

impl Style {
    /// The usual style.
    pub fn new() -> Self {
        Self::default()
    }

    /// The colour inside.
    pub fn fill(mut self, color: impl Into<Color>) -> Self {
        self.0.fill_color = Some(text(color));
        self
    }

    /// The colour of the outline.
    pub fn line(mut self, color: impl Into<Color>) -> Self {
        self.0.line_color = Some(text(color));
        self
    }

    /// The width of the outline.
    pub fn width(mut self, width: impl Coordinate) -> Self {
        self.0.line_width = Some(width.into_f64());
        self
    }
}

/// How a line is drawn. What is not set is as usual: black, one pixel wide.
///
/// A mere colour in its place is the colour of the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineStyle(pub(super) canvas::LineStyle);

impl LineStyle {
    /// The usual style.
    pub fn new() -> Self {
        Self::default()
    }

    /// The colour of the line.
    pub fn color(mut self, color: impl Into<Color>) -> Self {
        self.0.line_color = Some(text(color));
        self
    }

    /// The width of the line.
    pub fn width(mut self, width: impl Coordinate) -> Self {
        self.0.line_width = Some(width.into_f64());
        self
    }
}

/// How a text is drawn. What is not set is as usual: black, 16 pixels high.
///
/// A mere colour in its place is the colour of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextStyle(pub(super) canvas::TextStyle);

impl TextStyle {
    /// The usual style.
    pub fn new() -> Self {
        Self::default()
    }

    /// The colour of the text.
    pub fn color(mut self, color: impl Into<Color>) -> Self {
        self.0.text_color = Some(text(color));
        self
    }

    /// The size of the text.
    pub fn size(mut self, size: impl Coordinate) -> Self {
        self.0.text_size = Some(size.into_f64());
        self
    }
}

fn text(color: impl Into<Color>) -> Text {
    color.into().into()
}

/// `()` is the usual style, and a mere colour the style's most important one.
macro_rules! short_forms {
    ($($style:ident . $set:ident),*) => {$(
        impl From<()> for $style {
            fn from((): ()) -> Self {
                Self::default()
            }
        }

        short_forms!(@colors $style . $set: Color, &Color, &'static str, String);
    )*};
    (@colors $style:ident . $set:ident: $($color:ty),*) => {$(
        impl From<$color> for $style {
            fn from(color: $color) -> Self {
                Self::new().$set(color)
            }
        }
    )*};
}

short_forms!(Style.fill, LineStyle.color, TextStyle.color);
