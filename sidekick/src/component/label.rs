//! A line of text.

use sidekick_protocol::{SpawnPayload, Text, Update, label};

use super::sealed::Kind;
use super::text::SharedText;
use super::{Builder, Component, Handle};

/// A line of text.
///
/// ```no_run
/// use sidekick::Label;
///
/// let label = Label::new("0 of 10");
/// label.set_text(format!("{} of 10", 1));
/// ```
#[derive(Clone, Debug)]
pub struct Label {
    handle: Handle,
    text: SharedText,
}

impl Label {
    /// Shows a label at the end of the page.
    pub fn new(text: impl Into<Text>) -> Self {
        Self::builder(text).build()
    }

    /// A label that can be given an id and a place before it appears.
    pub fn builder(text: impl Into<Text>) -> Builder<Self> {
        Builder::new(label::Spawn { text: text.into() })
    }

    /// Replaces the text.
    pub fn set_text(&self, text: impl Into<Text>) {
        self.text.set(text.into(), |text| {
            self.handle
                .update(Update::Label(label::Update::SetText { text }));
        });
    }

    /// The text that was set last.
    pub fn text(&self) -> String {
        self.text.to_string()
    }
}

impl Component for Label {}

impl Kind for Label {
    type Payload = label::Spawn;

    fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Label(payload.clone())
    }

    fn from_handle(handle: Handle, payload: Self::Payload) -> Self {
        Self {
            handle,
            text: SharedText::new(payload.text),
        }
    }

    fn handle(&self) -> &Handle {
        &self.handle
    }
}
