//! Ctrl+C, and the platform's request to end.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use super::{assert_ends_well, start};
use crate::support::program::Program;

/// How long an interrupted program may take to end.
const LIMIT: Duration = Duration::from_secs(2);

/// Runs what must be over within the limit.
#[expect(
    clippy::disallowed_methods,
    reason = "the time is what is promised here"
)]
fn within_limit<T>(what: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = what();
    let taken = start.elapsed();
    assert!(taken < LIMIT, "it took {taken:?}");
    result
}

#[test]
fn an_interrupt_or_a_request_to_end_is_answered_in_order() {
    for signal in ["INT", "TERM"] {
        let (program, mut ui) = start("counter");
        ui.wait_for_text("count", "Count: 0");
        within_limit(|| {
            program.signal(signal);
            assert_ends_well(program, ui)
        });
    }
}

#[test]
fn everything_that_was_sent_before_arrives() {
    let (mut program, mut ui) = start("backlog");
    ui.wait_until(|page| page.find("count").is_some());
    ui.click("count");
    program.stdout.wait_for("sent");
    within_limit(|| {
        program.signal("INT");
        ui.wait_until(|page| page.ended);
        assert_eq!(ui.page.text_of("shown"), Some("5000"));
        assert_ends_well(program, ui)
    });
}

#[test]
fn a_ui_that_reads_nothing_cannot_hold_up_the_end() {
    let (mut program, mut ui) = start("flood");
    ui.wait_until(|page| page.find("flood").is_some());
    ui.click("flood");
    program.stdout.wait_for("sent");
    let ended = within_limit(|| {
        program.signal("INT");
        program.wait()
    });
    assert_eq!(ended.code, Some(0), "{ended:?}");
}

#[test]
fn an_interrupt_ends_a_main_that_still_computes() {
    let (mut program, mut ui) = start("busy");
    ui.wait_for_text("shown", "before");
    program.stdout.wait_for("computing");
    within_limit(|| {
        program.signal("INT");
        assert_ends_well(program, ui)
    });
}

#[test]
fn an_interrupt_ends_an_async_main_that_still_waits() {
    for _ in 0..5 {
        let (mut program, ui) = start("async-sleeping");
        program.stdout.wait_for("sleeping");
        let ended = within_limit(|| {
            program.signal("INT");
            assert_ends_well(program, ui)
        });
        assert!(!ended.stdout.contains(&"slept".to_owned()), "{ended:?}");
    }
}

#[test]
fn an_interrupt_ends_the_search_for_a_server() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("ws://{}", listener.local_addr().unwrap());
    for _ in 0..10 {
        let program = Program::with_url("counter", &url);
        let _never_answered = listener.accept().unwrap();
        let ended = within_limit(|| {
            program.signal("INT");
            program.wait()
        });
        assert_eq!((ended.code, ended.stderr), (Some(0), Vec::new()));
    }
}

#[test]
fn an_interrupt_ends_a_program_that_nobody_looks_at() {
    let mut program = Program::embedded("counter", &[]);
    program.page_url();
    let ended = within_limit(|| {
        program.signal("INT");
        program.wait()
    });
    assert_eq!((ended.code, ended.stderr), (Some(0), Vec::new()));
}
