//! What was drawn on a canvas, as far as it can still be seen.

mod picture;

use std::collections::BTreeMap;
use std::sync::Arc;

use sidekick_protocol::canvas;
use sidekick_protocol::canvas::Update;

use self::picture::Picture;

/// The buffer that is the screen.
const SCREEN: u32 = 0;

/// A canvas with its buffers.
#[derive(Debug)]
pub(in super::super) struct Canvas {
    spawn: canvas::Spawn,
    buffers: BTreeMap<u32, Arc<Picture>>,
    warning: Warning,
}

/// Whether it was said that something was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Warning {
    NotNeeded,
    Due,
    Given,
}

impl Canvas {
    pub(super) fn new(spawn: canvas::Spawn) -> Self {
        Self {
            spawn,
            buffers: BTreeMap::from([(SCREEN, Arc::default())]),
            warning: Warning::NotNeeded,
        }
    }

    pub(super) fn spawn(&self) -> canvas::Spawn {
        self.spawn.clone()
    }

    /// Changes the canvas; `false` if there is no such buffer, or one too many.
    pub(super) fn apply(&mut self, update: &Update) -> bool {
        match update {
            Update::CreateBuffer { buffer_id } => {
                let is_new = !self.buffers.contains_key(buffer_id);
                self.buffers.entry(*buffer_id).or_default();
                is_new
            }
            Update::DestroyBuffer { buffer_id } => {
                *buffer_id != SCREEN && self.buffers.remove(buffer_id).is_some()
            }
            Update::Clear { buffer_id } => {
                self.change(*buffer_id, |buffer| *buffer = Arc::default())
            }
            Update::DrawBuffer {
                source_buffer_id,
                target_buffer_id,
                replace,
            } => self.draw_buffer(*source_buffer_id, *target_buffer_id, *replace),
            Update::DrawLine { buffer_id, .. }
            | Update::DrawRect { buffer_id, .. }
            | Update::DrawCircle { buffer_id, .. }
            | Update::DrawEllipse { buffer_id, .. }
            | Update::DrawPolyline { buffer_id, .. }
            | Update::DrawPolygon { buffer_id, .. }
            | Update::DrawText { buffer_id, .. } => {
                let covers = picture::covers(update, &self.spawn);
                self.change(*buffer_id, |buffer| {
                    Arc::make_mut(buffer).draw(update, covers);
                })
            }
        }
    }

    pub(super) fn take_warning(&mut self) -> Option<String> {
        if self.warning != Warning::Due {
            return None;
        }
        self.warning = Warning::Given;
        Some(format!(
            "more than {} things were drawn one over the other; the oldest are forgotten, so a page that is opened \
             or reloaded from now on does not show them. To draw anew, use `frame`, or `clear` before",
            picture::BOUND
        ))
    }

    /// The updates that bring an empty canvas to this state.
    pub(super) fn replay(&self, mut emit: impl FnMut(Update)) {
        for (id, picture) in &self.buffers {
            if *id != SCREEN {
                emit(Update::CreateBuffer { buffer_id: *id });
            }
            picture.for_each(&mut |drawing| emit(picture::on_buffer(drawing, *id)));
        }
    }

    fn draw_buffer(&mut self, source: u32, target: u32, replace: bool) -> bool {
        if !self.buffers.contains_key(&source) || !self.buffers.contains_key(&target) {
            return false;
        }
        if replace {
            self.buffers.insert(target, Arc::default());
        }
        let picture = Arc::clone(&self.buffers[&source]);
        self.change(target, |buffer| {
            if buffer.is_empty() || picture.covers() {
                *buffer = picture;
            } else {
                Arc::make_mut(buffer).compose(&picture);
            }
        })
    }

    fn change(&mut self, buffer: u32, change: impl FnOnce(&mut Arc<Picture>)) -> bool {
        let Some(buffer) = self.buffers.get_mut(&buffer) else {
            return false;
        };
        change(buffer);
        if buffer.has_forgotten() && self.warning == Warning::NotNeeded {
            self.warning = Warning::Due;
        }
        true
    }
}

#[cfg(test)]
mod tests;
