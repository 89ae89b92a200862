//! A picture that is drawn before anyone sees it.

use sidekick_protocol::{Update, canvas};

use super::draw::drawings;
use super::pen::{Pen, SCREEN};
use super::pool::Taken;
use super::{Canvas, Coordinate, IntoPoint, LineStyle, Style, TextStyle};

/// A picture that is drawn before anyone sees it; see [`Canvas::frame`] and [`Canvas::buffer`].
///
/// # Panics
/// As the methods of [`Canvas`].
#[derive(Debug)]
pub struct Frame<'a> {
    canvas: &'a Canvas,
    buffer: u32,
}

impl<'a> Frame<'a> {
    /// An empty buffer of the canvas.
    pub(super) fn begin(canvas: &'a Canvas) -> Self {
        let taken = canvas.pool.take();
        let (Taken::Used(buffer) | Taken::New(buffer)) = taken;
        let frame = Self { canvas, buffer };
        if let Taken::New(buffer_id) = taken {
            frame.update(canvas::Update::CreateBuffer { buffer_id });
        }
        frame.clear();
        frame
    }

    /// Puts the buffer on the screen.
    pub(super) fn show(self, replace: bool) {
        self.update(canvas::Update::DrawBuffer {
            source_buffer_id: self.buffer,
            target_buffer_id: SCREEN,
            replace,
        });
    }

    fn update(&self, update: canvas::Update) {
        self.canvas.handle.update(Update::Canvas(update));
    }

    fn pen(&self) -> Pen<'_> {
        Pen {
            handle: &self.canvas.handle,
            buffer: self.buffer,
        }
    }
}

drawings!(Frame<'_>);

/// Also when what draws it has panicked: the buffer can be used again, and nothing of it was shown.
impl Drop for Frame<'_> {
    fn drop(&mut self) {
        self.canvas.pool.give_back(self.buffer);
    }
}
