//! What the commands say: steps and complaints on standard error, results on standard output.
//!
//! The closing line of the tests, `N passed, N failed`, is made here and nowhere else, and always agrees with the exit
//! code: what broke without a count is counted as one failure.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::process::Failure;
use crate::suites::Outcome;

/// A check of CI, and how it went.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) verdict: Verdict,
}

#[derive(Debug)]
pub(crate) enum Verdict {
    Passed,
    Failed(Failure),
    /// Not done, and why.
    Skipped(String),
}

/// One line about what is done now.
pub(crate) fn step(text: &str) {
    // There is nowhere left to say that this failed.
    let _ = writeln!(io::stderr(), "xtask: {text}");
}

/// Something that keeps a command from being done.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "xtask: error: {text}");
}

/// A result.
pub(crate) fn say(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}

/// Says how the checks went.
pub(crate) fn conclude_checks(checks: &[Check]) -> ExitCode {
    exit(summary_of_checks(checks))
}

/// Says how the tests went, the closing line last.
pub(crate) fn conclude_tests(outcomes: &[Outcome]) -> ExitCode {
    exit(summary_of_tests(outcomes))
}

fn exit((text, is_good): (String, bool)) -> ExitCode {
    say(&text);
    if is_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn summary_of_checks(checks: &[Check]) -> (String, bool) {
    let mut text = String::from("\n");
    let mut is_good = true;
    for Check { name, verdict } in checks {
        match verdict {
            Verdict::Passed => line(&mut text, name, "passed"),
            Verdict::Skipped(why) => line(&mut text, name, &format!("SKIPPED: {why}")),
            Verdict::Failed(failure) => {
                is_good = false;
                line(&mut text, name, &format!("FAILED: {failure}"));
            }
        }
    }
    (text, is_good)
}

fn summary_of_tests(outcomes: &[Outcome]) -> (String, bool) {
    let mut text = String::from("\n");
    let (mut passed, mut failed) = (0, 0);
    for outcome in outcomes {
        passed += outcome.count.passed;
        failed += outcome.count.failed + u64::from(outcome.problem.is_some());
        line(&mut text, outcome.name, &outcome.to_string());
    }
    let ran_nothing = passed + failed == 0;
    writeln!(text, "\n{passed} passed, {failed} failed").expect("writing to a string can't fail");
    (text, failed == 0 && !ran_nothing)
}

fn line(text: &mut String, name: &str, what: &str) {
    writeln!(text, "{name:<28} {what}").expect("writing to a string can't fail");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suites::Count;

    fn outcome(passed: u64, failed: u64, problem: Option<&str>) -> Outcome {
        Outcome {
            name: "Some tests",
            count: Count {
                passed,
                failed,
                skipped: 0,
            },
            problem: problem.map(str::to_owned),
        }
    }

    fn closing_line(outcomes: &[Outcome]) -> (String, bool) {
        let (text, is_good) = summary_of_tests(outcomes);
        (text.lines().last().unwrap().to_owned(), is_good)
    }

    #[test]
    fn the_closing_line_is_the_sum_and_agrees_with_the_exit_code() {
        let good = [outcome(3, 0, None), outcome(4, 0, None)];
        assert_eq!(closing_line(&good), ("7 passed, 0 failed".into(), true));
        let bad = [outcome(3, 0, None), outcome(4, 2, None)];
        assert_eq!(closing_line(&bad), ("7 passed, 2 failed".into(), false));
        let broken = [outcome(3, 0, None), outcome(0, 0, Some("no test ran"))];
        assert_eq!(closing_line(&broken), ("3 passed, 1 failed".into(), false));
        assert!(!closing_line(&[]).1);
    }

    #[test]
    fn a_failed_check_fails_the_whole_and_a_skipped_one_is_named() {
        let check = |verdict| Check {
            name: "A check",
            verdict,
        };
        assert!(summary_of_checks(&[check(Verdict::Passed)]).1);
        let failed = check(Verdict::Failed(Failure::Unfit("it differs".into())));
        let (text, is_good) = summary_of_checks(&[check(Verdict::Passed), failed]);
        assert!(!is_good && text.contains("FAILED: it differs"));
        let (text, is_good) = summary_of_checks(&[check(Verdict::Skipped("not here".into()))]);
        assert!(is_good && text.contains("SKIPPED: not here"));
    }
}
