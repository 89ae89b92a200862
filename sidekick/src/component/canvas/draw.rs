//! The methods that draw, for all that can be drawn on.

/// Defines the methods that draw, on a type with a `pen`.
macro_rules! drawings {
    ($type:ty) => {
        impl $type {
            /// Empties it.
            pub fn clear(&self) {
                self.pen().clear();
            }

            /// Draws a line between two points.
            #[track_caller]
            pub fn draw_line(
                &self,
                x1: impl Coordinate,
                y1: impl Coordinate,
                x2: impl Coordinate,
                y2: impl Coordinate,
                style: impl Into<LineStyle>,
            ) {
                let ends = [x1.into_f64(), y1.into_f64(), x2.into_f64(), y2.into_f64()];
                self.pen().line(ends, style.into());
            }

            /// Draws a rectangle, given its top left corner.
            #[track_caller]
            pub fn draw_rect(
                &self,
                x: impl Coordinate,
                y: impl Coordinate,
                width: impl Coordinate,
                height: impl Coordinate,
                style: impl Into<Style>,
            ) {
                let (at, size) = (
                    [x.into_f64(), y.into_f64()],
                    [width.into_f64(), height.into_f64()],
                );
                self.pen().rect(at, size, style.into());
            }

            /// Draws a circle around a point.
            #[track_caller]
            pub fn draw_circle(
                &self,
                x: impl Coordinate,
                y: impl Coordinate,
                radius: impl Coordinate,
                style: impl Into<Style>,
            ) {
                let centre = [x.into_f64(), y.into_f64()];
                self.pen().circle(centre, radius.into_f64(), style.into());
            }

            /// Draws an ellipse around a point.
            #[track_caller]
            pub fn draw_ellipse(
                &self,
                x: impl Coordinate,
                y: impl Coordinate,
                radius_x: impl Coordinate,
                radius_y: impl Coordinate,
                style: impl Into<Style>,
            ) {
                let (centre, radii) = (
                    [x.into_f64(), y.into_f64()],
                    [radius_x.into_f64(), radius_y.into_f64()],
                );
                self.pen().ellipse(centre, radii, style.into());
            }

            /// Draws a line through points, given as pairs.
            ///
            /// # Panics
            /// If there are fewer than two.
            #[track_caller]
            pub fn draw_polyline<P: IntoPoint>(
                &self,
                points: impl IntoIterator<Item = P>,
                style: impl Into<LineStyle>,
            ) {
                let points = points.into_iter().map(P::into_point).collect();
                self.pen().polyline(points, style.into());
            }

            /// Draws a shape with these corners, given as pairs.
            ///
            /// # Panics
            /// If there are fewer than three.
            #[track_caller]
            pub fn draw_polygon<P: IntoPoint>(
                &self,
                points: impl IntoIterator<Item = P>,
                style: impl Into<Style>,
            ) {
                let points = points.into_iter().map(P::into_point).collect();
                self.pen().polygon(points, style.into());
            }

            /// Writes a text that begins at `x`, on a line at `y`.
            #[track_caller]
            pub fn draw_text(
                &self,
                x: impl Coordinate,
                y: impl Coordinate,
                text: impl Into<sidekick_protocol::Text>,
                style: impl Into<TextStyle>,
            ) {
                let at = [x.into_f64(), y.into_f64()];
                self.pen().text(at, text.into(), style.into());
            }
        }
    };
}

pub(super) use drawings;
