//! Where things are in the repository. It never looks outside.

use std::env;
use std::path::{Path, PathBuf};

/// The repository on this machine.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that this program belongs to. Cargo names the package's folder when it runs the program, which
    /// stays right when the repository has been moved since the build.
    pub(crate) fn find() -> Self {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .expect("the package is a folder of the workspace");
        Self {
            root: root.to_owned(),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The web UI's npm package.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("sidekick-server/ui")
    }

    /// The browser tests' npm package.
    pub(crate) fn browser_tests(&self) -> PathBuf {
        self.root.join("tests/browser")
    }

    /// A scratch file for what a test runner reports.
    pub(crate) fn results(&self, name: &str) -> PathBuf {
        self.root.join("target/xtask").join(name)
    }
}
