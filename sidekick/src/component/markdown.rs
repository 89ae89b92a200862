//! A text in Markdown.

use sidekick_protocol::{SpawnPayload, Text, Update, markdown};

use super::sealed::Kind;
use super::text::{SharedText, text_component};
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

text_component!(Markdown, markdown);
