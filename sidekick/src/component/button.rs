//! A button.

use std::future::Future;

use sidekick_protocol::{SpawnPayload, Text, Update, button};

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

    /// Calls `handler` at each click, one after another, on a thread of its own. It may block. Replaces the handler
    /// that was set before.
    pub fn on_click(&self, handler: impl FnMut(ClickEvent) + Send + 'static) {
        self.handle
            .set_handler::<ClickEvent>(Some(sync_handler(handler)));
    }

    /// The same with a handler whose work is a future; the futures of several clicks run side by side.
    pub fn on_click_async<F, Fut>(&self, handler: F)
    where
        F: FnMut(ClickEvent) -> Fut + Send + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.handle
            .set_handler::<ClickEvent>(Some(async_handler(handler)));
    }

    /// Removes the handler of clicks.
    pub fn clear_on_click(&self) {
        self.handle.set_handler::<ClickEvent>(None);
    }
}

impl Builder<Button> {
    /// See [`Button::on_click`].
    pub fn on_click(self, handler: impl FnMut(ClickEvent) + Send + 'static) -> Self {
        self.handler::<ClickEvent>(sync_handler(handler))
    }

    /// See [`Button::on_click_async`].
    pub fn on_click_async<F, Fut>(self, handler: F) -> Self
    where
        F: FnMut(ClickEvent) -> Fut + Send + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.handler::<ClickEvent>(async_handler(handler))
    }
}

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
