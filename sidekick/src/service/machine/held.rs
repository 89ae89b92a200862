//! What was said before anyone could see it.

use sidekick_protocol::HeroMessage;

use crate::service::scene::Applied;
use crate::service::{dialect, queue};

/// How much is held back word by word. Beyond it the scene says the same with less.
const BOUND: usize = 16 * 1024 * 1024;

/// Messages in order, or nothing once they have collapsed into the scene, which holds their result.
#[derive(Debug, Default)]
pub(super) struct Held {
    messages: Vec<HeroMessage>,
    bytes: usize,
    collapsed: bool,
    /// Whether a message gives a place among siblings; such a one can't be put into other words later, when the scene
    /// has moved on.
    ordering: bool,
}

impl Held {
    /// Holds a message that the scene has applied.
    pub(super) fn push(&mut self, message: HeroMessage, applied: Applied) {
        if message == HeroMessage::ClearAll {
            // Whoever comes starts with an empty page.
            *self = Self::default();
        } else if !self.collapsed {
            self.bytes += queue::weight(&message);
            self.ordering |= dialect::is_ordering(&message, applied);
            self.messages.push(message);
            if self.bytes > BOUND {
                *self = Self {
                    collapsed: true,
                    ..Self::default()
                };
            }
        }
    }

    /// The messages, unless the scene is to speak for them.
    pub(super) fn into_messages(self, ordering_is_understood: bool) -> Option<Vec<HeroMessage>> {
        (!self.collapsed && (ordering_is_understood || !self.ordering)).then_some(self.messages)
    }
}
