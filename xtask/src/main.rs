//! The commands of the project: `cargo xtask COMMAND`.
//!
//! It only starts other programs, says which, and judges how they ended. It must never report success for something
//! that it did not see succeed, and it installs nothing that the command at hand does not need.

mod checks;
mod page;
mod process;
mod report;
mod setup;
mod suites;
mod workspace;

use std::env;
use std::process::ExitCode;

use process::Failure;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  test      Run all tests: Rust, documentation, web UI, and the page in a real browser
  check     Check everything else that CI does: formats, lints, documentation, licences, the bundle
  ui        Build the web UI's bundle, which is committed in sidekick-server/ui/dist
  pictures  Take the pictures of the documentation from the real pages

Each command sets up what it needs: npm packages, and for a real browser on Debian
and Ubuntu Chromium. SIDEKICK_CHROMIUM=/path names a Chromium or Chrome instead.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [command] = arguments.as_slice() else {
        report::complain(HELP);
        return ExitCode::from(2);
    };
    if let Err(error) = workspace::enter() {
        report::complain(&format!("the repository can't be entered: {error}"));
        return ExitCode::FAILURE;
    }
    match command.as_str() {
        "test" => report::conclude_tests(&suites::run_all()),
        "check" => report::conclude_checks(&checks::run_all()),
        "ui" => exit_code(page::build_bundle()),
        "pictures" => exit_code(page::take_pictures()),
        "help" | "--help" | "-h" => {
            report::say(HELP);
            ExitCode::SUCCESS
        }
        unknown => {
            report::complain(&format!("there is no command `{unknown}`\n\n{HELP}"));
            ExitCode::from(2)
        }
    }
}

fn exit_code(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report::complain(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}
