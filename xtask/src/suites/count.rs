//! Reading from each runner how many tests passed and failed.
//!
//! Pure. Whatever isn't plainly a result gives `None`, never a guess.

use serde_json::Value;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

/// From nextest's closing line, such as `Summary [ 1.0s] 9 tests run: 7 passed (1 slow), 2 failed, 3 skipped`.
/// Everything that was to run and has not passed has failed, whatever nextest calls it: timed out, not started …
pub(super) fn of_nextest(text: &str) -> Option<Count> {
    let text = without_colours(text);
    let summary = text
        .lines()
        .rev()
        .find_map(|line| line.trim_start().strip_prefix("Summary ["))?;
    let (run, results) = summary.split_once(']')?.1.split_once(" run: ")?;
    // `4/9 tests` where the run was cut short.
    let total = run.trim().strip_suffix("s").unwrap_or(run.trim());
    let total = total.strip_suffix(" test")?.rsplit('/').next()?;
    let total: u64 = total.parse().ok()?;
    let passed = number_before(results, "passed")?;
    Some(Count {
        passed,
        failed: total.checked_sub(passed)?,
        skipped: number_before(results, "skipped").unwrap_or(0),
    })
}

/// From all the closing lines of cargo's own test runner, one per test binary.
pub(super) fn of_libtest(text: &str) -> Option<Count> {
    let text = without_colours(text);
    let mut sum = None;
    for line in text.lines() {
        let Some(results) = line.strip_prefix("test result: ") else {
            continue;
        };
        let Count {
            passed,
            failed,
            skipped,
        } = sum.unwrap_or_default();
        sum = Some(Count {
            passed: passed + number_before(results, "passed")?,
            failed: failed + number_before(results, "failed")?,
            skipped: skipped + number_before(results, "ignored")?,
        });
    }
    sum
}

/// From the file that vitest's JSON reporter writes.
pub(super) fn of_vitest(results: &Value) -> Option<Count> {
    let number = |name: &str| results.get(name)?.as_u64();
    Some(Count {
        passed: number("numPassedTests")?,
        failed: number("numFailedTests")?,
        skipped: number("numPendingTests")? + number("numTodoTests")?,
    })
}

/// From the file that Playwright's JSON reporter writes. A test that passed only when tried again has failed.
pub(super) fn of_playwright(results: &Value) -> Option<Count> {
    let stats = results.get("stats")?;
    let number = |name: &str| stats.get(name)?.as_u64();
    Some(Count {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")?,
        skipped: number("skipped")?,
    })
}

/// The number in front of `word`, as in `7 passed`.
fn number_before(text: &str, word: &str) -> Option<u64> {
    let words = text.split([' ', ',', ';', '.', '(', ')']);
    let mut previous = "";
    for each in words.filter(|each| !each.is_empty()) {
        if each == word {
            return previous.parse().ok();
        }
        previous = each;
    }
    None
}

/// The text without a terminal's escape sequences for colours.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c.is_ascii_alphabetic());
        plain.push_str(end.map_or("", |end| &part[end + 1..]));
    }
    plain
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn count(passed: u64, failed: u64, skipped: u64) -> Count {
        Count {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn nextest_in_all_its_forms() {
        for (line, expected) in [
            (
                "     Summary [   0.011s] 12 tests run: 12 passed, 0 skipped",
                Some(count(12, 0, 0)),
            ),
            (
                "     Summary [   0.011s] 1 test run: 1 passed, 3 skipped",
                Some(count(1, 0, 3)),
            ),
            (
                "     Summary [  61.2s] 9 tests run: 6 passed (1 slow, 2 leaky), 2 failed, 1 timed out, 4 skipped",
                Some(count(6, 3, 4)),
            ),
            (
                "     Summary [   0.2s] 4/9 tests run: 3 passed, 1 failed, 0 skipped",
                Some(count(3, 6, 0)),
            ),
            (
                "\u{1b}[32;1m     Summary\u{1b}[0m [   0.2s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m0\u{1b}[0m skipped",
                Some(count(2, 0, 0)),
            ),
            ("     Summary [   0.2s] some tests run: 3 passed", None),
            ("error: could not compile `sidekick`", None),
            ("", None),
        ] {
            assert_eq!(of_nextest(&format!("a\n{line}\nb\n")), expected, "{line}");
        }
    }

    #[test]
    fn the_last_summary_is_nextests_own() {
        let text = "  Summary [ 1s] 5 tests run: 5 passed, 0 skipped\n  Summary [ 1s] 2 tests run: 1 passed, 1 failed, 0 skipped\n";
        assert_eq!(of_nextest(text), Some(count(1, 1, 0)));
    }

    #[test]
    fn the_test_binaries_of_cargo_are_added_up() {
        let text = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: \u{1b}[31mFAILED\u{1b}[0m. 3 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out
";
        assert_eq!(of_libtest(text), Some(count(5, 1, 4)));
        assert_eq!(of_libtest("test result: who knows\n"), None);
        assert_eq!(of_libtest("running 2 tests\n"), None);
    }

    #[test]
    fn the_files_of_vitest_and_playwright() {
        let vitest = json!({
            "numTotalTests": 7, "numPassedTests": 3, "numFailedTests": 1, "numPendingTests": 2, "numTodoTests": 1,
        });
        assert_eq!(of_vitest(&vitest), Some(count(3, 1, 3)));
        let playwright = json!({
            "stats": { "expected": 5, "unexpected": 1, "flaky": 2, "skipped": 4 },
        });
        assert_eq!(of_playwright(&playwright), Some(count(5, 3, 4)));
        assert_eq!(of_vitest(&playwright), None);
        assert_eq!(of_playwright(&vitest), None);
    }
}
