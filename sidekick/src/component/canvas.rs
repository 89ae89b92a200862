//! A surface to draw on.

mod draw;
mod frame;
mod number;
mod pen;
mod pool;
mod style;

use std::future::Future;
use std::sync::Arc;

use sidekick_protocol::{SpawnPayload, Update, canvas};

use self::draw::drawings;
pub use self::frame::Frame;
pub use self::number::{Coordinate, IntoPoint};
use self::pen::{Pen, SCREEN};
use self::pool::Pool;
pub use self::style::{LineStyle, Style, TextStyle};
use super::handler::handlers;
use super::sealed::Kind;
use super::{Builder, CanvasClickEvent, Component, Handle, async_handler, sync_handler};

/// A surface to draw on. Lengths are in pixels, `x` to the right and `y` down from the top left.
///
/// What is drawn appears at once, over what is there. To draw a whole picture anew, as in an animation, draw it in
/// [`frame`](Self::frame): the page shows it when it is complete, instead of the picture before.
///
/// Numbers may be of any type. A style is `()` for the usual one, a colour, or what is built with [`Style`],
/// [`LineStyle`] or [`TextStyle`].
///
/// ```no_run
/// use sidekick::{Canvas, Style};
///
/// let canvas = Canvas::new(320, 200);
/// canvas.draw_rect(10, 10, 100, 50, ());
/// canvas.draw_circle(160, 100, 30.5, "tomato");
/// canvas.draw_polygon([(200, 20), (300, 20), (250, 90)], Style::new().fill("gold").line("black").width(3));
/// canvas.frame(|frame| frame.draw_text(10, 20, "Nothing else is left.", ()));
/// ```
///
/// A page that is opened or reloaded later is given what can still be seen: everything since the last
/// [`clear`](Self::clear), [`frame`](Self::frame), or opaque rectangle over the whole canvas, and of that the last 20,000
/// drawings. Lines through many points and long texts count as several.
///
/// # Panics
/// Methods that draw panic if a number is not finite, a width, height or line width is negative, or a radius or text
/// size is not more than 0.
#[derive(Clone, Debug)]
pub struct Canvas {
    handle: Handle,
    size: (f64, f64),
    pool: Arc<Pool>,
}

impl Canvas {
    /// Shows an empty canvas at the end of the page.
    ///
    /// # Panics
    /// If width or height is not more than 0, or not finite.
    #[track_caller]
    pub fn new(width: impl Coordinate, height: impl Coordinate) -> Self {
        Self::builder(width, height).build()
    }

    /// A canvas that can be given an id, a place and handlers before it appears.
    ///
    /// # Panics
    /// If width or height is not more than 0, or not finite.
    #[track_caller]
    pub fn builder(width: impl Coordinate, height: impl Coordinate) -> Builder<Self> {
        Builder::new(canvas::Spawn {
            width: check_size("width", width.into_f64()),
            height: check_size("height", height.into_f64()),
        })
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.size.0
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.size.1
    }

    /// Draws in a buffer that nobody sees, empty at first, and then puts all of it at once over what is on the canvas.
    ///
    /// If `draw` panics, nothing of it is shown, and the panic goes on. Several buffers may be drawn at once, on different
    /// threads or one in the other; each comes to the canvas when it is done.
    pub fn buffer<R>(&self, draw: impl FnOnce(&Frame<'_>) -> R) -> R {
        let frame = Frame::begin(self);
        let result = draw(&frame);
        frame.show(false);
        result
    }

    /// Draws a picture that nobody sees while it is drawn, and then shows it instead of the one before, in one step.
    ///
    /// If `draw` panics, the picture before stays, and the panic goes on.
    pub fn frame<R>(&self, draw: impl FnOnce(&Frame<'_>) -> R) -> R {
        let frame = Frame::begin(self);
        let result = draw(&frame);
        frame.show(true);
        result
    }

    fn pen(&self) -> Pen<'_> {
        Pen {
            handle: &self.handle,
            buffer: SCREEN,
        }
    }
}

drawings!(Canvas);

handlers!(Canvas, CanvasClickEvent: on_click on_click_async clear_on_click);

/// Checks the width or height of a canvas.
#[track_caller]
#[expect(
    clippy::panic,
    reason = "a programming error, as with an array of a negative length"
)]
pub(crate) fn check_size(what: &str, size: f64) -> f64 {
    if size > 0.0 && size.is_finite() {
        size
    } else {
        panic!("sidekick: canvas: the {what} is {size}, but must be more than 0, and finite")
    }
}

impl Component for Canvas {
    fn remove(&self) {
        if !self.is_removed() {
            for buffer_id in self.pool.empty() {
                self.handle
                    .update(Update::Canvas(canvas::Update::DestroyBuffer { buffer_id }));
            }
        }
        self.handle.remove();
    }
}

impl Kind for Canvas {
    type Payload = canvas::Spawn;

    fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Canvas(payload.clone())
    }

    fn from_handle(handle: Handle, payload: Self::Payload) -> Self {
        Self {
            handle,
            size: (payload.width, payload.height),
            pool: Arc::default(),
        }
    }

    fn handle(&self) -> &Handle {
        &self.handle
    }
}
