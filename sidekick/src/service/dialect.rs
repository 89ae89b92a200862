//! What a UI with certain capabilities is told.
//!
//! Messages are written in the extended protocol; for a UI that lacks an extension they are put into words that it
//! understands, so that its picture ends up the same. Rules: `protocol.md`, "The existing UI" and "Extensions".

use sidekick_protocol::{
    Capabilities, ComponentKind, HeroMessage, InstanceId, Placement, Update, canvas,
};

use super::scene::{Applied, Scene};
use crate::transport::{Frames, FramesBuilder};

/// A frame of a `batch` is closed when it has reached this size, so that a UI can begin with it.
const BATCH_BYTES: usize = 64 * 1024;

/// Encodes messages for links of one set of capabilities.
#[derive(Debug)]
pub(super) struct Encoder {
    capabilities: Capabilities,
    frames: FramesBuilder,
}

impl Encoder {
    pub(super) fn new(capabilities: Capabilities) -> Self {
        Self {
            capabilities,
            frames: FramesBuilder::default(),
        }
    }

    pub(super) fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    pub(super) fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// Takes what was encoded since the last time.
    pub(super) fn take(&mut self) -> Frames {
        self.frames.take()
    }

    /// Encodes a message that `scene` has just applied.
    pub(super) fn encode(&mut self, message: &HeroMessage, applied: Applied, scene: &Scene) {
        if !needs_rewording(message, applied, self.capabilities) {
            return self.write(message);
        }
        match message {
            HeroMessage::Spawn {
                target,
                placement,
                payload,
            } => {
                let following = scene.following(target);
                self.write_removals(&following);
                let placement = at_end(placement);
                self.write(&HeroMessage::Spawn {
                    target: target.clone(),
                    placement,
                    payload: payload.clone(),
                });
                self.write_subtrees(following.iter().map(|(id, _)| id), scene);
            }
            HeroMessage::ChangeParent {
                target, component, ..
            } => {
                let following = scene.following(target);
                // First of all: what follows now may be what the component was in until now.
                self.write(&HeroMessage::Remove {
                    target: target.clone(),
                    component: *component,
                });
                self.write_removals(&following);
                self.write_subtrees(
                    [target]
                        .into_iter()
                        .chain(following.iter().map(|(id, _)| id)),
                    scene,
                );
            }
            HeroMessage::Update {
                target,
                update: Update::Canvas(update),
            } => self.write_in_two_steps(target, update),
            // Nothing that the existing UI could show.
            _ => {}
        }
    }

    /// Encodes the whole picture, from an empty page on.
    pub(super) fn encode_picture(&mut self, scene: &Scene) {
        self.write(&HeroMessage::ClearAll);
        scene.replay(|message| self.write(message));
    }

    /// Encodes a message as it is.
    pub(super) fn write(&mut self, message: &HeroMessage) {
        if self.capabilities.contains(Capabilities::BATCH) {
            self.frames
                .push_batched(BATCH_BYTES, |out| message.encode(out));
        } else {
            self.frames.push(|out| message.encode(out));
        }
    }

    /// Writes a `drawBuffer` that replaces the picture as one that comes after a `clear`.
    fn write_in_two_steps(&mut self, target: &InstanceId, update: &canvas::Update) {
        if let canvas::Update::DrawBuffer {
            source_buffer_id,
            target_buffer_id,
            ..
        } = *update
        {
            let clear = canvas::Update::Clear {
                buffer_id: target_buffer_id,
            };
            let draw = canvas::Update::DrawBuffer {
                source_buffer_id,
                target_buffer_id,
                replace: false,
            };
            for update in [clear, draw].map(Update::Canvas) {
                let target = target.clone();
                self.write(&HeroMessage::Update { target, update });
            }
        }
    }

    fn write_removals(&mut self, components: &[(InstanceId, ComponentKind)]) {
        for (target, component) in components {
            self.write(&HeroMessage::Remove {
                target: target.clone(),
                component: *component,
            });
        }
    }

    fn write_subtrees<'a>(&mut self, roots: impl Iterator<Item = &'a InstanceId>, scene: &Scene) {
        for root in roots {
            scene.replay_subtree(root, |message| self.write(message));
        }
    }
}

/// Whether a UI with these capabilities would not understand the message as it is.
fn needs_rewording(message: &HeroMessage, applied: Applied, capabilities: Capabilities) -> bool {
    match message {
        HeroMessage::Spawn { .. } | HeroMessage::ChangeParent { .. } => {
            is_ordering(message, applied) && !capabilities.contains(Capabilities::INSERT_BEFORE)
        }
        HeroMessage::Update {
            update: Update::Canvas(canvas::Update::DrawBuffer { replace: true, .. }),
            ..
        } => !capabilities.contains(Capabilities::CANVAS_REPLACE),
        HeroMessage::Notice(_) => !capabilities.contains(Capabilities::NOTICE),
        _ => false,
    }
}

/// Whether the message gives a component a place that the existing UI can't give it: one among its siblings other than
/// the last of a new parent, or with a drawing, which would get lost.
pub(super) fn is_ordering(message: &HeroMessage, applied: Applied) -> bool {
    match message {
        HeroMessage::Spawn { placement, .. } | HeroMessage::ChangeParent { placement, .. } => {
            placement.insert_before.is_some() || applied != Applied::Yes
        }
        _ => false,
    }
}

fn at_end(placement: &Placement) -> Placement {
    Placement {
        parent: placement.parent.clone(),
        insert_before: None,
    }
}
