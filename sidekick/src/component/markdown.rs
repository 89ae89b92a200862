//! A text in Markdown.

use sidekick_protocol::{SpawnPayload, Text, Update, markdown};

use super::sealed::Kind;
use super::text::SharedText;
use super::{Builder, Component, Handle};

/// A text in Markdown: `CommonMark` with tables, struck out text, task lists and links that are only an address. HTML in
/// it is not shown as such.
///
/// ```no_run
/// use sidekick::Markdown;
///
/// let markdown = Markdown::new("# Towers\n\nMove *all* disks.");
/// markdown.set_text("# Done");
/// ```
#[derive(Clone, Debug)]
pub struct Markdown {
    handle: Handle,
    text: SharedText,
}

impl Markdown {
    /// Shows a text at the end of the page.
    pub fn new(text: impl Into<Text>) -> Self {
        Self::builder(text).build()
    }

    /// A text that can be given an id and a place before it appears.
    pub fn builder(text: impl Into<Text>) -> Builder<Self> {
        Builder::new(markdown::Spawn { text: text.into() })
    }

    /// Replaces the text.
    pub fn set_text(&self, text: impl Into<Text>) {
        self.text.set(text.into(), |text| {
            self.handle
                .update(Update::Markdown(markdown::Update::SetText { text }));
        });
    }

    /// The text that was set last.
    pub fn text(&self) -> String {
        self.text.to_string()
    }
}

impl Component for Markdown {}

impl Kind for Markdown {
    type Payload = markdown::Spawn;

    fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Markdown(payload.clone())
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
