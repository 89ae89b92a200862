//! What is on one buffer: the drawings that made it, oldest first, without those that can't be seen any more.
//!
//! To draw a buffer over another is the same as to draw there what was drawn on it, since composition is associative
//! and all buffers of a canvas are of one size. So a picture may hold another one, shared, and is replayed as plain
//! drawings. It must never hold more than its bound, however it came about.

use std::collections::VecDeque;
use std::sync::Arc;

use sidekick_protocol::canvas::{Spawn, Update};

use crate::color;

/// How many drawings a picture holds. Long texts, and lines through many points, count as several. Beyond it the
/// oldest are forgotten.
pub(super) const BOUND: usize = 20_000;

/// How many points, and how many bytes of text, count as one more drawing.
const POINTS: usize = 8;
const LETTERS: usize = 128;

/// How deep pictures may lie in each other, so that walking and dropping them takes bounded space on the stack.
const DEPTH: usize = 8;

/// A picture.
#[derive(Clone, Debug, Default)]
pub(super) struct Picture {
    steps: VecDeque<Step>,
    /// The sum of the weights of all drawings in it, those of pictures in it included.
    weight: usize,
    /// How many pictures lie in each other here; 0 if there are only drawings.
    depth: usize,
    /// Whether the first drawing hides everything that is below.
    covers: bool,
    forgotten: bool,
}

#[derive(Clone, Debug)]
enum Step {
    Drawing(Arc<Update>),
    Picture(Arc<Picture>),
}

impl Step {
    fn weight(&self) -> usize {
        match self {
            Self::Drawing(drawing) => weight(drawing),
            Self::Picture(picture) => picture.weight,
        }
    }
}

impl Picture {
    pub(super) fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    pub(super) fn covers(&self) -> bool {
        self.covers
    }

    /// Whether something that could still be seen is not in it any more.
    pub(super) fn has_forgotten(&self) -> bool {
        self.forgotten
    }

    /// Adds a drawing, which may hide everything that is there already.
    pub(super) fn draw(&mut self, drawing: &Update, covers: bool) {
        if covers {
            *self = Self::default();
            self.covers = true;
        }
        self.push(Step::Drawing(Arc::new(drawing.clone())));
    }

    /// Adds what is on another buffer.
    pub(super) fn compose(&mut self, picture: &Arc<Self>) {
        self.forgotten |= picture.forgotten;
        if picture.depth < DEPTH {
            self.depth = self.depth.max(picture.depth + 1);
            self.push(Step::Picture(Arc::clone(picture)));
        } else {
            picture.for_each(&mut |drawing| self.push(Step::Drawing(Arc::clone(drawing))));
        }
    }

    /// All drawings, oldest first.
    pub(super) fn for_each(&self, visit: &mut dyn FnMut(&Arc<Update>)) {
        for step in &self.steps {
            match step {
                Step::Drawing(drawing) => visit(drawing),
                Step::Picture(picture) => picture.for_each(visit),
            }
        }
    }

    fn push(&mut self, step: Step) {
        if matches!(&step, Step::Picture(picture) if picture.is_empty()) {
            return;
        }
        self.weight += step.weight();
        self.steps.push_back(step);
        while self.weight > BOUND && self.forget_oldest() {}
    }

    /// Forgets the oldest drawing, unless it is the last one.
    fn forget_oldest(&mut self) -> bool {
        while let Some(Step::Picture(picture)) = self.steps.front() {
            let mut drawings = Vec::new();
            picture.for_each(&mut |drawing| drawings.push(Arc::clone(drawing)));
            self.steps.pop_front();
            for drawing in drawings.into_iter().rev() {
                self.steps.push_front(Step::Drawing(drawing));
            }
        }
        if self.steps.len() < 2 {
            return false;
        }
        if let Some(oldest) = self.steps.pop_front() {
            self.weight -= oldest.weight();
        }
        self.covers = false;
        self.forgotten = true;
        true
    }
}

/// Whether the drawing hides everything that is below it: an opaque rectangle over the whole canvas, as programs that
/// draw whole frames begin with. In doubt it does not.
pub(super) fn covers(drawing: &Update, canvas: &Spawn) -> bool {
    match drawing {
        Update::DrawRect {
            x,
            y,
            width,
            height,
            style,
            ..
        } => {
            let reaches =
                *x <= 0.0 && *y <= 0.0 && x + width >= canvas.width && y + height >= canvas.height;
            reaches && style.fill_color.as_deref().is_some_and(color::is_opaque)
        }
        _ => false,
    }
}

/// The same drawing on another buffer.
pub(super) fn on_buffer(drawing: &Update, buffer: u32) -> Update {
    let mut drawing = drawing.clone();
    match &mut drawing {
        Update::Clear { buffer_id }
        | Update::CreateBuffer { buffer_id }
        | Update::DestroyBuffer { buffer_id }
        | Update::DrawLine { buffer_id, .. }
        | Update::DrawRect { buffer_id, .. }
        | Update::DrawCircle { buffer_id, .. }
        | Update::DrawEllipse { buffer_id, .. }
        | Update::DrawPolyline { buffer_id, .. }
        | Update::DrawPolygon { buffer_id, .. }
        | Update::DrawText { buffer_id, .. } => *buffer_id = buffer,
        Update::DrawBuffer {
            target_buffer_id, ..
        } => *target_buffer_id = buffer,
    }
    drawing
}

/// As how many drawings a drawing counts.
fn weight(drawing: &Update) -> usize {
    1 + match drawing {
        Update::DrawPolyline { points, .. } | Update::DrawPolygon { points, .. } => {
            points.len() / POINTS
        }
        Update::DrawText { text, .. } => text.len() / LETTERS,
        _ => 0,
    }
}
