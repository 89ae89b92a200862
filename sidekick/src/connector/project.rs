//! What is remembered of a project between runs: its secret token, and whether its page is open in a browser.
//!
//! One small file per project, readable by its owner alone. Without a place to write it every run simply has a token
//! of its own. The token never goes anywhere else.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sidekick_server::Token;

use crate::diagnostics;

/// A project's memory, see the module.
#[derive(Debug)]
pub(crate) struct Project {
    file: Option<PathBuf>,
    token: Token,
    page_open: bool,
}

#[derive(Deserialize, Serialize)]
struct Stored {
    token: String,
    page_open: bool,
}

impl Project {
    /// Reads what is known of the project that is being run, or starts anew.
    pub(crate) fn load() -> Self {
        Self::load_from(state_folder().map(|folder| folder.join(file_name())))
    }

    fn load_from(file: Option<PathBuf>) -> Self {
        let stored = file.as_deref().and_then(read);
        let token = stored
            .as_ref()
            .and_then(|stored| Token::from_text(&stored.token).ok());
        let known = token.is_some();
        let page_open = known && stored.is_some_and(|stored| stored.page_open);
        let project = Self {
            file,
            token: token.unwrap_or_else(Token::random),
            page_open,
        };
        if !known {
            project.store();
        }
        project
    }

    pub(crate) fn token(&self) -> &Token {
        &self.token
    }

    /// Whether the page was open in some browser when the last run ended.
    pub(crate) fn page_was_open(&self) -> bool {
        self.page_open
    }

    /// Remembers whether the page is open now.
    pub(crate) fn set_page_open(&mut self, open: bool) {
        if self.page_open != open {
            self.page_open = open;
            self.store();
        }
    }

    fn store(&self) {
        let Some(file) = &self.file else { return };
        let stored = Stored {
            token: self.token.as_str().to_owned(),
            page_open: self.page_open,
        };
        let stored = serde_json::to_vec(&stored).expect("text and a flag can be written as JSON");
        if let Err(error) = write(file, &stored) {
            diagnostics::debug(format_args!(
                "{} cannot be written: {error}",
                file.display()
            ));
        }
    }
}

fn read(file: &Path) -> Option<Stored> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// Replaces the file in one step, so that two programs of a project never see half of it.
fn write(file: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        private_folder().recursive(true).create(folder)?;
    }
    let unfinished = file.with_extension(format!("{}.tmp", std::process::id()));
    private_file()
        .create(true)
        .truncate(true)
        .write(true)
        .open(&unfinished)?
        .write_all(text)?;
    fs::rename(&unfinished, file)
}

#[cfg(unix)]
fn private_folder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(unix)]
fn private_file() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Elsewhere the user's own folder is private already.
#[cfg(not(unix))]
fn private_folder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

#[cfg(not(unix))]
fn private_file() -> fs::OpenOptions {
    fs::OpenOptions::new()
}

/// The user's own folder for state that outlives a run: XDG's, or the platform's.
fn state_folder() -> Option<PathBuf> {
    let from = |name, below: &str| Some(PathBuf::from(env::var_os(name)?).join(below));
    from("XDG_STATE_HOME", "sidekick")
        .or_else(|| from("LOCALAPPDATA", "sidekick"))
        .or_else(|| from("HOME", ".local/state/sidekick"))
        .filter(|folder| folder.is_absolute())
}

/// A project is a folder with a manifest and a program in it; without cargo it is the program's own file.
fn file_name() -> String {
    let mut hasher = DefaultHasher::new();
    env::var_os("CARGO_MANIFEST_DIR").hash(&mut hasher);
    let program = env::current_exe().unwrap_or_default();
    program.hash(&mut hasher);
    let stem = program
        .file_stem()
        .and_then(OsStr::to_str)
        .unwrap_or("program");
    format!("{stem}-{:016x}.json", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            Self(env::temp_dir().join(format!("sidekick-{name}-{}", std::process::id())))
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_rerun_finds_the_token_and_the_page() {
        let scratch = Scratch::new("project");
        let file = Some(scratch.0.join("state/p.json"));
        let mut first = Project::load_from(file.clone());
        assert!(!first.page_was_open());
        first.set_page_open(true);
        let second = Project::load_from(file.clone());
        assert_eq!(second.token().as_str(), first.token().as_str());
        assert!(second.page_was_open());
        assert_ne!(
            Project::load_from(None).token().as_str(),
            first.token().as_str()
        );
    }

    #[test]
    fn a_damaged_file_is_replaced() {
        let scratch = Scratch::new("damaged");
        fs::create_dir_all(&scratch.0).unwrap();
        let file = scratch.0.join("p.json");
        fs::write(&file, "{\"token\": \"short").unwrap();
        let project = Project::load_from(Some(file.clone()));
        assert_eq!(read(&file).unwrap().token, project.token().as_str());
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_readable_by_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let scratch = Scratch::new("private");
        let file = scratch.0.join("state/p.json");
        Project::load_from(Some(file.clone()));
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(
            fs::metadata(file.parent().unwrap())
                .unwrap()
                .permissions()
                .mode()
                & 0o777,
            0o700
        );
    }
}
