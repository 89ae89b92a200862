//! Who may use the editor panel's port, which is the same for every program on a machine.
//!
//! A program without `SIDEKICK_URL` looks there first. So a test that puts a relay there must be alone, however the
//! tests are run: side by side in threads, or in processes.

use std::fs::File;
use std::path::Path;

/// A hold on the port; dropping it lets it go.
#[derive(Debug)]
pub(crate) struct PanelPort {
    #[expect(dead_code, reason = "it is there to be dropped")]
    file: File,
}

impl PanelPort {
    /// Waits until no test has a relay there, and keeps it so.
    pub(crate) fn unused() -> Self {
        let file = open();
        file.lock_shared().unwrap();
        Self { file }
    }

    /// Waits until no program looks there, and keeps it so.
    pub(crate) fn alone() -> Self {
        let file = open();
        file.lock().unwrap();
        Self { file }
    }
}

fn open() -> File {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor-panel.lock");
    File::create(path).unwrap()
}
