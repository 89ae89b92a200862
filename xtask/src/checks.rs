//! What CI checks besides the tests. Every check runs, whatever became of those before it.

use std::path::Path;

use crate::page;
use crate::process::{Failure, Process};
use crate::report::{self, Check, Verdict};
use crate::setup;
use crate::workspace::Workspace;

/// Runs all checks.
pub(crate) fn run_all(workspace: &Workspace) -> Vec<Check> {
    // The web UI comes first: a rebuilt bundle makes cargo build the server anew.
    vec![
        check("Web UI bundle", bundle_is_current(workspace)),
        check("Web UI lint", npm_script(&workspace.ui(), "lint")),
        check("Web UI types", npm_script(&workspace.ui(), "check")),
        check(
            "Browser tests' types",
            npm_script(&workspace.browser_tests(), "check"),
        ),
        check(
            "Rust format",
            cargo(workspace, &["fmt", "--all", "--check"]),
        ),
        check("Rust lints", lints(workspace)),
        check("Rust without features", lints_without_features(workspace)),
        check("Rust documentation", documentation(workspace)),
        Check {
            name: "Licences and advisories",
            verdict: dependencies(workspace),
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

/// The committed bundle must be what the sources give, byte for byte.
fn bundle_is_current(workspace: &Workspace) -> Result<(), Failure> {
    page::build_bundle(workspace)?;
    let changed = Process::new(
        "git",
        &["status", "--porcelain", "--", "sidekick-server/ui/dist"],
    )
    .folder(workspace.root())
    .read()?;
    if changed.is_empty() {
        return Ok(());
    }
    Err(Failure::Unfit(format!(
        "the rebuilt bundle isn't the committed one; commit what `cargo xtask ui` makes:\n{changed}"
    )))
}

fn npm_script(folder: &Path, script: &str) -> Result<(), Failure> {
    setup::npm_packages(folder)?;
    Process::npm_script(folder, script).run()
}

fn lints(workspace: &Workspace) -> Result<(), Failure> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-Dwarnings",
    ];
    cargo(workspace, &arguments)
}

/// The library alone, as someone builds it who needs no embedded server.
fn lints_without_features(workspace: &Workspace) -> Result<(), Failure> {
    let arguments = [
        "clippy",
        "--package=sidekick",
        "--no-default-features",
        "--",
        "-Dwarnings",
    ];
    cargo(workspace, &arguments)
}

fn documentation(workspace: &Workspace) -> Result<(), Failure> {
    Process::new(
        "cargo",
        &["doc", "--workspace", "--all-features", "--no-deps"],
    )
    .folder(workspace.root())
    .variable("RUSTDOCFLAGS", "-Dwarnings")
    .run()
}

fn dependencies(workspace: &Workspace) -> Verdict {
    if !Process::new("cargo", &["deny", "--version"]).succeeds() {
        let why = "cargo-deny is not installed; `cargo install cargo-deny` gets it";
        report::complain(&format!("licences and advisories are NOT checked: {why}"));
        return Verdict::Skipped(why.to_owned());
    }
    check(
        "Licences and advisories",
        cargo(workspace, &["deny", "check"]),
    )
    .verdict
}

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Result<(), Failure> {
    Process::new("cargo", arguments)
        .folder(workspace.root())
        .run()
}
