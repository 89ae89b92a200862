//! What CI checks besides the tests. Every check runs, whatever became of those before it.

use crate::page;
use crate::process::{Failure, Process};
use crate::report::{self, Check, Verdict};
use crate::setup;
use crate::workspace::{BROWSER_TESTS, BUNDLE, UI};

/// Runs all checks.
pub(crate) fn run_all() -> Vec<Check> {
    // The web UI comes first: a rebuilt bundle makes cargo build the server anew.
    vec![
        check("Web UI bundle", bundle_is_current()),
        check("Web UI lint", npm_script(UI, "lint")),
        check("Web UI types", npm_script(UI, "check")),
        check("Browser tests' types", npm_script(BROWSER_TESTS, "check")),
        check("Lock files", lock_files_are_current()),
        check("Rust format", cargo(&["fmt", "--all", "--check"])),
        check("Rust lints", lints()),
        check("Rust without features", lints_without_features()),
        check("Rust documentation", documentation()),
        Check {
            name: "Licences and advisories",
            verdict: dependencies(),
        },
    ]
}

fn check(name: &'static str, result: Result<(), Failure>) -> Check {
    let verdict = match result {
        Ok(()) => Verdict::Passed,
        Err(failure) => {
            report::complain(&format!("{name}: {failure}"));
            Verdict::Failed(failure)
        }
    };
    Check { name, verdict }
}

/// Cargo and npm write the lock files anew where they don't fit, which must have been committed.
fn lock_files_are_current() -> Result<(), Failure> {
    let locks = ["Cargo.lock", ":(glob)**/package-lock.json"];
    is_committed(
        &locks,
        "the lock files don't fit the manifests; commit them",
    )
}

/// The committed bundle must be what the sources give, byte for byte.
fn bundle_is_current() -> Result<(), Failure> {
    page::build_bundle()?;
    let complaint =
        "the rebuilt bundle isn't the committed one; commit what `cargo xtask ui` makes";
    is_committed(&[BUNDLE], complaint)
}

fn is_committed(paths: &[&str], complaint: &str) -> Result<(), Failure> {
    let mut arguments = vec!["status", "--porcelain", "--"];
    arguments.extend(paths);
    let changed = Process::new("git", &arguments).read()?;
    if changed.is_empty() {
        Ok(())
    } else {
        Err(Failure::Unfit(format!("{complaint}:\n{changed}")))
    }
}

fn npm_script(folder: &str, script: &str) -> Result<(), Failure> {
    setup::npm_packages(folder)?;
    Process::npm_script(folder, script).run()
}

fn lints() -> Result<(), Failure> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-Dwarnings",
    ];
    cargo(&arguments)
}

/// The library alone, as someone builds it who needs no embedded server.
fn lints_without_features() -> Result<(), Failure> {
    let arguments = [
        "clippy",
        "--package=sidekick",
        "--no-default-features",
        "--",
        "-Dwarnings",
    ];
    cargo(&arguments)
}

fn documentation() -> Result<(), Failure> {
    Process::new(
        "cargo",
        &["doc", "--workspace", "--all-features", "--no-deps"],
    )
    .variable("RUSTDOCFLAGS", "-Dwarnings")
    .run()
}

fn dependencies() -> Verdict {
    if !Process::new("cargo", &["deny", "--version"]).succeeds() {
        let why = "cargo-deny is not installed; `cargo install cargo-deny` gets it";
        report::complain(&format!("licences and advisories are NOT checked: {why}"));
        return Verdict::Skipped(why.to_owned());
    }
    check("Licences and advisories", cargo(&["deny", "check"])).verdict
}

fn cargo(arguments: &[&str]) -> Result<(), Failure> {
    Process::new("cargo", arguments).run()
}
