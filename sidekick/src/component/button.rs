//! A button.

use std::future::Future;

use sidekick_protocol::{SpawnPayload, Text, Update, button};

use super::handler::handlers;
use super::sealed::Kind;
use super::text::SharedText;
use super::{Builder, ClickEvent, Component, Handle, async_handler, sync_handler};

/// A button that can be clicked.
///
/// ```no_run
/// use sidekick::Button;
///
/// let button = Button::new("Go");
/// let clicked = button.clone();
/// button.on_click(move |_| clicked.set_text("Gone"));
/// ```
#[derive(Clone, Debug)]
pub struct Button {
    handle: Handle,
    text: SharedText,
}

impl Button {
    /// Shows a button at the end of the page.
    pub fn new(text: impl Into<Text>) -> Self {
        Self::builder(text).build()
    }

    /// A button that can be given an id, a place and handlers before it appears.
    pub fn builder(text: impl Into<Text>) -> Builder<Self> {
        Builder::new(button::Spawn { text: text.into() })
    }

    /// Replaces the text on the button.
    pub fn set_text(&self, text: impl Into<Text>) {
        self.text.set(text.into(), |text| {
            self.handle
                .update(Update::Button(button::Update::SetText { text }));
        });
    }

    /// The text that was set last.
    pub fn text(&self) -> String {
        self.text.to_string()
    }
}

handlers!(Button, ClickEvent: on_click on_click_async clear_on_click);

impl Component for Button {}

impl Kind for Button {
    type Payload = button::Spawn;

    fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Button(payload.clone())
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
