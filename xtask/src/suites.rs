//! The test suites: running all of them and counting what they ran.
//!
//! A suite whose set-up fails or whose count can't be read never keeps the others from running, and never counts as
//! passed.

mod count;

use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use serde_json::Value;

pub(crate) use self::count::Count;
use crate::page;
use crate::process::{Failure, Process, Stream};
use crate::setup;
use crate::workspace::{self, UI};

/// How a suite went.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) name: &'static str,
    pub(crate) count: Count,
    /// What went wrong besides failing tests.
    pub(crate) problem: Option<String>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Count {
            passed,
            failed,
            skipped,
        } = self.count;
        write!(f, "{passed} passed, {failed} failed")?;
        if skipped > 0 {
            write!(f, ", {skipped} skipped")?;
        }
        match &self.problem {
            Some(problem) => write!(f, ", BROKEN: {problem}"),
            None => Ok(()),
        }
    }
}

/// A suite that ran: what it counted, if that can be read, and how it ended.
type Run = (Option<Count>, ExitStatus);

/// Runs every suite.
pub(crate) fn run_all() -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    if has_nextest() {
        outcomes.push(judge("Rust tests", run_nextest()));
        outcomes.push(judge("Rust documentation tests", run_doc_tests()));
    } else {
        outcomes.push(judge("Rust tests", run_cargo_test()));
    }
    outcomes.push(judge("Web UI unit tests", run_ui_tests()));
    outcomes.push(judge("Browser tests", run_browser_tests()));
    outcomes
}

fn judge(name: &'static str, run: Result<Run, Failure>) -> Outcome {
    let (count, problem) = match run {
        Err(failure) => (None, Some(failure.to_string())),
        Ok((None, status)) => (None, Some(format!("its result can't be read ({status})"))),
        Ok((Some(count), status)) => (Some(count), find_problem(count, status.success())),
    };
    let count = count.unwrap_or_default();
    Outcome {
        name,
        count,
        problem,
    }
}

fn find_problem(count: Count, has_succeeded: bool) -> Option<String> {
    if count.passed + count.failed == 0 {
        return Some("no test ran".to_owned());
    }
    let is_broken = !has_succeeded && count.failed == 0;
    is_broken.then(|| "the runner failed, though no test did".to_owned())
}

fn has_nextest() -> bool {
    Process::new("cargo", &["nextest", "--version"]).succeeds()
}

fn run_nextest() -> Result<Run, Failure> {
    let arguments = ["nextest", "run", "--workspace", "--no-fail-fast"];
    let (text, status) = Process::new("cargo", &arguments).run_and_read(Stream::Stderr)?;
    Ok((count::of_nextest(&text), status))
}

fn run_doc_tests() -> Result<Run, Failure> {
    let arguments = ["test", "--workspace", "--no-fail-fast", "--doc"];
    run_libtest(&arguments)
}

/// Without nextest, cargo's own runner does the documentation tests as well.
fn run_cargo_test() -> Result<Run, Failure> {
    run_libtest(&["test", "--workspace", "--no-fail-fast"])
}

fn run_libtest(arguments: &[&str]) -> Result<Run, Failure> {
    let (text, status) = Process::new("cargo", arguments).run_and_read(Stream::Stdout)?;
    Ok((count::of_libtest(&text), status))
}

fn run_ui_tests() -> Result<Run, Failure> {
    setup::npm_packages(UI)?;
    let results = fresh("ui.json")?;
    let mut file = OsString::from("--outputFile.json=");
    file.push(&results);
    let status = Process::npm_script(UI, "test")
        .argument("--")
        .argument("--reporter=default")
        .argument("--reporter=json")
        .argument(file)
        .run_to_end()?;
    let json = read_json(&results);
    Ok((json.as_ref().and_then(count::of_vitest), status))
}

fn run_browser_tests() -> Result<Run, Failure> {
    let results = fresh("browser.json")?;
    let status = page::browser_script("test")?
        .variable("SIDEKICK_RESULTS", &results)
        .run_to_end()?;
    let json = read_json(&results);
    Ok((json.as_ref().and_then(count::of_playwright), status))
}

/// Makes way for a file of results, so that an old one is never taken for a new one.
fn fresh(name: &str) -> Result<PathBuf, Failure> {
    make_way(name).map_err(|source| Failure::Io {
        what: format!("the results in {name}"),
        source,
    })
}

fn make_way(name: &str) -> io::Result<PathBuf> {
    let file = workspace::results(name)?;
    fs::create_dir_all(file.parent().expect("the file is in a folder"))?;
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(file),
    }
}

fn read_json(file: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_besides_failing_tests_is_found() {
        let count = |passed, failed| Count {
            passed,
            failed,
            skipped: 9,
        };
        assert_eq!(find_problem(count(1, 0), true), None);
        assert_eq!(find_problem(count(1, 1), false), None);
        assert_eq!(
            find_problem(count(0, 0), true).as_deref(),
            Some("no test ran")
        );
        assert_eq!(
            find_problem(count(1, 0), false).as_deref(),
            Some("the runner failed, though no test did")
        );
    }
}
