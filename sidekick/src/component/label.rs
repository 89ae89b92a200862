//! A line of text.

use sidekick_protocol::{SpawnPayload, Text, Update, label};

use super::sealed::Kind;
use super::text::{SharedText, text_component};
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

text_component!(Label, label);
