//! What one component shows.

use sidekick_protocol::{ComponentKind, HeroMessage, InstanceId, Placement, SpawnPayload, Update};
use sidekick_protocol::{button, label, markdown, textbox};

/// The state of a component: the payload that would spawn it as it is now, and what a spawn cannot say.
#[derive(Debug)]
pub(super) struct Content {
    spawn: SpawnPayload,
    /// Updates that no spawn payload can hold, in order.
    since: Vec<Update>,
}

impl Content {
    pub(super) fn new(spawn: SpawnPayload) -> Self {
        Self {
            spawn,
            since: Vec::new(),
        }
    }

    pub(super) fn kind(&self) -> ComponentKind {
        self.spawn.kind()
    }

    /// Changes the state; `false` if the update is for another kind of component.
    pub(super) fn apply(&mut self, update: &Update) -> bool {
        match (&mut self.spawn, update) {
            (SpawnPayload::Label(now), Update::Label(label::Update::SetText { text })) => {
                now.text.clone_from(text);
            }
            (SpawnPayload::Button(now), Update::Button(button::Update::SetText { text })) => {
                now.text.clone_from(text);
            }
            (SpawnPayload::Markdown(now), Update::Markdown(markdown::Update::SetText { text })) => {
                now.text.clone_from(text);
            }
            (SpawnPayload::Textbox(now), Update::Textbox(textbox::Update::SetValue { value })) => {
                now.value.clone_from(value);
            }
            (
                SpawnPayload::Textbox(now),
                Update::Textbox(textbox::Update::SetPlaceholder { placeholder }),
            ) => {
                now.placeholder.clone_from(placeholder);
            }
            (spawn, update) if spawn.kind() == update.kind() => self.since.push(update.clone()),
            _ => return false,
        }
        true
    }

    /// The messages that bring an empty place to this state.
    pub(super) fn replay(
        &self,
        id: &InstanceId,
        parent: Option<&InstanceId>,
        mut emit: impl FnMut(&HeroMessage),
    ) {
        let placement = Placement {
            parent: parent.cloned(),
            insert_before: None,
        };
        emit(&HeroMessage::Spawn {
            target: id.clone(),
            placement,
            payload: self.spawn.clone(),
        });
        for update in &self.since {
            emit(&HeroMessage::Update {
                target: id.clone(),
                update: update.clone(),
            });
        }
    }
}
