//! Components that consist of one text, and the text that all clones of a handle share.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sidekick_protocol::Text;

#[derive(Clone, Debug)]
pub(super) struct SharedText(Arc<Mutex<Text>>);

impl SharedText {
    pub(super) fn new(text: Text) -> Self {
        Self(Arc::new(Mutex::new(text)))
    }

    /// Sets the text and tells of it in one step, so that threads that do so at once end with what the UI shows.
    pub(super) fn set(&self, text: Text, tell: impl FnOnce(Text)) {
        let mut shared = self.lock();
        shared.clone_from(&text);
        tell(text);
    }

    fn lock(&self) -> MutexGuard<'_, Text> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Display for SharedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lock())
    }
}

/// Defines what a component that consists of one text can do.
macro_rules! text_component {
    ($type:ident, $module:ident) => {
        impl $type {
            /// Shows one at the end of the page.
            pub fn new(text: impl Into<Text>) -> Self {
                Self::builder(text).build()
            }

            /// One that can be given an id, a place and handlers before it appears.
            pub fn builder(text: impl Into<Text>) -> Builder<Self> {
                Builder::new($module::Spawn { text: text.into() })
            }

            /// Replaces the text.
            pub fn set_text(&self, text: impl Into<Text>) {
                self.text.set(text.into(), |text| {
                    self.handle
                        .update(Update::$type($module::Update::SetText { text }));
                });
            }

            /// The text that was set last.
            pub fn text(&self) -> String {
                self.text.to_string()
            }
        }

        impl Component for $type {}

        impl Kind for $type {
            type Payload = $module::Spawn;

            fn spawn_payload(payload: &Self::Payload) -> SpawnPayload {
                SpawnPayload::$type(payload.clone())
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
    };
}

pub(super) use text_component;
