//! Where things are in the repository. Every path is relative to its root, where every command runs.

use std::env;
use std::io;
use std::path::{self, Path, PathBuf};

/// The web UI's npm package.
pub(crate) const UI: &str = "sidekick-server/ui";

/// The web UI's bundle, as it is committed.
pub(crate) const BUNDLE: &str = "sidekick-server/ui/dist";

/// The browser tests' npm package.
pub(crate) const BROWSER_TESTS: &str = "tests/browser";

/// The pictures of the documentation.
pub(crate) const PICTURES: &str = "docs/pictures";

/// Makes the root of the repository the current folder. Cargo names the package's folder when it runs the program,
/// which stays right when the repository has been moved since the build.
pub(crate) fn enter() -> io::Result<()> {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = package
        .parent()
        .expect("the package is a folder of the workspace");
    env::set_current_dir(root)
}

/// A scratch file for what a test runner reports, named for programs that run in other folders.
pub(crate) fn results(name: &str) -> io::Result<PathBuf> {
    path::absolute(Path::new("target/xtask").join(name))
}
