//! What a UI shows of a canvas.

use std::collections::BTreeMap;

use sidekick_protocol::canvas::Update;

/// The buffer that is the screen.
const SCREEN: u32 = 0;

/// The buffers of a canvas: what was drawn on each since it was cleared, oldest first, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buffers(BTreeMap<u32, Vec<String>>);

impl Default for Buffers {
    fn default() -> Self {
        Self(BTreeMap::from([(SCREEN, Vec::new())]))
    }
}

impl Buffers {
    /// What can be seen.
    pub fn screen(&self) -> &[String] {
        self.drawings(SCREEN).unwrap_or_default()
    }

    /// What was drawn on a buffer, if there is one of this number. A buffer that was drawn on it counts as what was
    /// drawn on that.
    pub fn drawings(&self, buffer: u32) -> Option<&[String]> {
        self.0.get(&buffer).map(Vec::as_slice)
    }

    /// The numbers of all buffers.
    pub fn ids(&self) -> impl Iterator<Item = u32> {
        self.0.keys().copied()
    }

    pub(super) fn apply(&mut self, update: &Update) -> Result<(), String> {
        match update {
            Update::Clear { buffer_id } => self.buffer(*buffer_id)?.clear(),
            Update::CreateBuffer { buffer_id } => {
                if self.0.insert(*buffer_id, Vec::new()).is_some() {
                    return Err(format!("buffer {buffer_id} is there already"));
                }
            }
            Update::DestroyBuffer { buffer_id } => {
                self.buffer(*buffer_id)?;
                self.0.remove(buffer_id);
            }
            Update::DrawBuffer {
                source_buffer_id,
                target_buffer_id,
                replace,
            } => {
                if *replace {
                    self.buffer(*target_buffer_id)?.clear();
                }
                let drawings = self.buffer(*source_buffer_id)?.clone();
                self.buffer(*target_buffer_id)?.extend(drawings);
            }
            drawing => {
                let (buffer, text) = describe(drawing);
                self.buffer(buffer)?.push(text);
            }
        }
        Ok(())
    }

    fn buffer(&mut self, id: u32) -> Result<&mut Vec<String>, String> {
        self.0
            .get_mut(&id)
            .ok_or_else(|| format!("there is no buffer {id}"))
    }
}

/// Where a drawing goes, and what it is wherever it goes.
fn describe(drawing: &Update) -> (u32, String) {
    let mut drawing = drawing.clone();
    let buffer = match &mut drawing {
        Update::Clear { buffer_id }
        | Update::CreateBuffer { buffer_id }
        | Update::DestroyBuffer { buffer_id }
        | Update::DrawBuffer {
            target_buffer_id: buffer_id,
            ..
        }
        | Update::DrawLine { buffer_id, .. }
        | Update::DrawRect { buffer_id, .. }
        | Update::DrawCircle { buffer_id, .. }
        | Update::DrawEllipse { buffer_id, .. }
        | Update::DrawPolyline { buffer_id, .. }
        | Update::DrawPolygon { buffer_id, .. }
        | Update::DrawText { buffer_id, .. } => std::mem::take(buffer_id),
    };
    (buffer, format!("{drawing:?}"))
}
