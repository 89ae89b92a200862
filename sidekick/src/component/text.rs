//! A text that all clones of a handle share.

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
