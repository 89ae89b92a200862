//! What draws on one buffer of a canvas: it checks what it is given, where the user's line can be named, and sends it.

use sidekick_protocol::canvas::{Point, Update};
use sidekick_protocol::{Text, canvas};

use super::{LineStyle, Style, TextStyle};
use crate::component::Handle;

/// The buffer that is the screen.
pub(super) const SCREEN: u32 = 0;

#[derive(Debug)]
pub(super) struct Pen<'a> {
    pub(super) handle: &'a Handle,
    pub(super) buffer: u32,
}

impl Pen<'_> {
    pub(super) fn clear(&self) {
        let buffer_id = self.buffer;
        self.send(Update::Clear { buffer_id });
    }

    #[track_caller]
    pub(super) fn line(&self, ends: [f64; 4], style: LineStyle) {
        let buffer_id = self.buffer;
        let [x1, y1, x2, y2] = self.check_finite(["x1", "y1", "x2", "y2"], ends);
        let style = self.check_line(style);
        self.send(Update::DrawLine {
            buffer_id,
            x1,
            y1,
            x2,
            y2,
            style,
        });
    }

    #[track_caller]
    pub(super) fn rect(&self, at: [f64; 2], size: [f64; 2], style: Style) {
        let buffer_id = self.buffer;
        let [x, y] = self.check_finite(["x", "y"], at);
        let [width, height] = self.check_finite(["the width", "the height"], size);
        self.check(width >= 0.0, "the width", width, NOT_NEGATIVE);
        self.check(height >= 0.0, "the height", height, NOT_NEGATIVE);
        let style = self.check_shape(style);
        self.send(Update::DrawRect {
            buffer_id,
            x,
            y,
            width,
            height,
            style,
        });
    }

    #[track_caller]
    pub(super) fn circle(&self, centre: [f64; 2], radius: f64, style: Style) {
        let buffer_id = self.buffer;
        let [cx, cy] = self.check_finite(["x", "y"], centre);
        let radius = self.check_positive("the radius", radius);
        let style = self.check_shape(style);
        self.send(Update::DrawCircle {
            buffer_id,
            cx,
            cy,
            radius,
            style,
        });
    }

    #[track_caller]
    pub(super) fn ellipse(&self, centre: [f64; 2], [radius_x, radius_y]: [f64; 2], style: Style) {
        let buffer_id = self.buffer;
        let [cx, cy] = self.check_finite(["x", "y"], centre);
        let radius_x = self.check_positive("radius_x", radius_x);
        let radius_y = self.check_positive("radius_y", radius_y);
        let style = self.check_shape(style);
        self.send(Update::DrawEllipse {
            buffer_id,
            cx,
            cy,
            radius_x,
            radius_y,
            style,
        });
    }

    #[track_caller]
    pub(super) fn polyline(&self, points: Vec<Point>, style: LineStyle) {
        let buffer_id = self.buffer;
        self.check_points(&points, 2);
        let style = self.check_line(style);
        self.send(Update::DrawPolyline {
            buffer_id,
            points,
            style,
        });
    }

    #[track_caller]
    pub(super) fn polygon(&self, points: Vec<Point>, style: Style) {
        let buffer_id = self.buffer;
        self.check_points(&points, 3);
        let style = self.check_shape(style);
        self.send(Update::DrawPolygon {
            buffer_id,
            points,
            style,
        });
    }

    #[track_caller]
    pub(super) fn text(&self, at: [f64; 2], text: Text, TextStyle(style): TextStyle) {
        let buffer_id = self.buffer;
        let [x, y] = self.check_finite(["x", "y"], at);
        if let Some(size) = style.text_size {
            self.check_positive("the text size", size);
        }
        self.send(Update::DrawText {
            buffer_id,
            x,
            y,
            text,
            style,
        });
    }

    fn send(&self, update: Update) {
        self.handle
            .update(sidekick_protocol::Update::Canvas(update));
    }

    #[track_caller]
    fn check_finite<const N: usize>(&self, names: [&str; N], values: [f64; N]) -> [f64; N] {
        for (name, value) in names.into_iter().zip(values) {
            self.check(value.is_finite(), name, value, "must be finite");
        }
        values
    }

    #[track_caller]
    fn check_positive(&self, name: &str, value: f64) -> f64 {
        let valid = value > 0.0 && value.is_finite();
        self.check(valid, name, value, "must be more than 0, and finite");
        value
    }

    #[track_caller]
    fn check_points(&self, points: &[Point], least: usize) {
        if points.len() < least {
            let count = points.len();
            self.refuse(format_args!(
                "there are {count} points, but {least} are needed at least"
            ));
        }
        for point in points {
            self.check_finite(["x", "y"], [point.x, point.y]);
        }
    }

    #[track_caller]
    fn check_line(&self, LineStyle(style): LineStyle) -> canvas::LineStyle {
        self.check_line_width(style.line_width);
        style
    }

    #[track_caller]
    fn check_shape(&self, Style(style): Style) -> canvas::ShapeStyle {
        self.check_line_width(style.line_width);
        style
    }

    #[track_caller]
    fn check_line_width(&self, width: Option<f64>) {
        if let Some(width) = width {
            let valid = width >= 0.0 && width.is_finite();
            self.check(valid, "the line width", width, NOT_NEGATIVE);
        }
    }

    #[track_caller]
    fn check(&self, valid: bool, name: &str, value: f64, rule: &str) {
        if !valid {
            self.refuse(format_args!("{name} is {value}, but {rule}"));
        }
    }

    #[track_caller]
    #[expect(
        clippy::panic,
        reason = "a programming error, documented at the canvas"
    )]
    fn refuse(&self, why: std::fmt::Arguments<'_>) -> ! {
        panic!("sidekick: canvas `{}`: {why}", self.handle.instance.id())
    }
}

const NOT_NEGATIVE: &str = "must be 0 or more, and finite";
