//! A button.

use std::future::Future;

use sidekick_protocol::{SpawnPayload, Text, Update, button};

use super::handler::handlers;
use super::sealed::Kind;
use super::text::{SharedText, text_component};
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

text_component!(Button, button);

handlers!(Button, ClickEvent: on_click on_click_async clear_on_click);
