//! A field to enter a line of text.

use std::future::Future;

use sidekick_protocol::{SpawnPayload, Text, Update, textbox};

use super::handler::handlers;
use super::sealed::Kind;
use super::text::SharedText;
use super::{Builder, Component, Handle, SubmitEvent, async_handler, sync_handler};
use crate::service::Delivery;

/// A field to enter a line of text, submitted by Enter or by leaving it.
///
/// ```no_run
/// use sidekick::{Label, Textbox};
///
/// let label = Label::new("Who are you?");
/// let name = Textbox::builder().placeholder("Your name").build();
/// name.on_submit(move |submitted| label.set_text(format!("Hello, {}!", submitted.value)));
/// ```
#[derive(Clone, Debug)]
pub struct Textbox {
    handle: Handle,
    value: SharedText,
    placeholder: SharedText,
}

impl Textbox {
    /// Shows an empty text box at the end of the page.
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// A text box that can be given more before it appears.
    pub fn builder() -> Builder<Self> {
        Builder::new(textbox::Spawn {
            value: Text::default(),
            placeholder: Text::default(),
        })
    }

    /// Replaces what is in the box.
    pub fn set_value(&self, value: impl Into<Text>) {
        self.value.set(value.into(), |value| {
            self.handle
                .update(Update::Textbox(textbox::Update::SetValue { value }));
        });
    }

    /// What was set or submitted last.
    pub fn value(&self) -> String {
        self.value.to_string()
    }

    /// Replaces what is shown in the box while it is empty.
    pub fn set_placeholder(&self, placeholder: impl Into<Text>) {
        self.placeholder.set(placeholder.into(), |placeholder| {
            self.handle
                .update(Update::Textbox(textbox::Update::SetPlaceholder {
                    placeholder,
                }));
        });
    }

    /// What is shown in the box while it is empty.
    pub fn placeholder(&self) -> String {
        self.placeholder.to_string()
    }
}

handlers!(Textbox, SubmitEvent: on_submit on_submit_async clear_on_submit);

impl Default for Textbox {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder<Textbox> {
    /// What is in the box at first.
    pub fn value(mut self, value: impl Into<Text>) -> Self {
        self.payload.value = value.into();
        self
    }

    /// What is shown in the box while it is empty.
    pub fn placeholder(mut self, placeholder: impl Into<Text>) -> Self {
        self.payload.placeholder = placeholder.into();
        self
    }
}

impl Component for Textbox {}

impl Kind for Textbox {
    type Payload = textbox::Spawn;

    fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
        SpawnPayload::Textbox(payload.clone())
    }

    fn from_handle(handle: Handle, payload: Self::Payload) -> Self {
        let value = SharedText::new(payload.value);
        let submitted = value.clone();
        handle.instance.observe(move |delivery| {
            if let Delivery::Event(sidekick_protocol::Event::Textbox(textbox::Event::Submit {
                value,
            })) = delivery
            {
                submitted.set(value.clone(), drop);
            }
        });
        Self {
            handle,
            value,
            placeholder: SharedText::new(payload.placeholder),
        }
    }

    fn handle(&self) -> &Handle {
        &self.handle
    }
}
