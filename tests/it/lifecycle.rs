//! How programs begin and end: every form of `main`, every way to stop, and what the UI sees of it.

mod ends;
mod interrupts;

use crate::embedded::socket_url;
use crate::support::program::{Ended, Program};
use crate::support::ui::Ui;

/// A program with its own server and a viewer that sees it. What arrives there comes from the hero alone.
fn start(name: &str) -> (Program, Ui) {
    let mut program = Program::embedded(name, &[]);
    let ui = Ui::connect(&socket_url(&program.page_url()));
    (program, ui)
}

/// Checks that the program ends in order, and has said goodbye.
fn assert_ends_well(program: Program, mut ui: Ui) -> Ended {
    ui.wait_for_end();
    assert!(ui.page.ended, "the hero did not say goodbye");
    let ended = program.wait();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.stderr.is_empty(), "{:?}", ended.stderr);
    ended
}

#[test]
fn every_form_of_main_shows_what_it_makes() {
    for (name, text) in [
        ("unit", "nothing returned"),
        ("result", "a result"),
        ("result-view", "12"),
        ("async", "42"),
    ] {
        let (program, mut ui) = start(name);
        ui.wait_for_text("shown", text);
        program.signal("INT");
        assert_ends_well(program, ui);
    }
}

#[test]
fn a_program_without_the_attribute_works_as_well() {
    for name in ["by-hand", "by-hand-async"] {
        let (program, mut ui) = start(name);
        ui.wait_for_text("count", "0");
        ui.click("add");
        ui.wait_for_text("count", "1");
        program.signal("INT");
        assert_ends_well(program, ui);
    }
}

#[test]
fn an_error_of_main_is_printed_with_its_causes() {
    let message = [
        "sidekick: error: the world is not ready",
        "  caused by: it is too early",
    ];
    let (mut program, mut ui) = start("error");
    ui.wait_for_text("shown", "before");
    program.go_on();
    ui.wait_for_end();
    assert!(ui.page.ended, "the hero did not say goodbye");
    let ended = program.wait();
    assert_eq!(
        (ended.code, ended.stderr),
        (Some(1), message.map(str::to_owned).to_vec())
    );
    // It makes no difference whether anyone has seen the program.
    let ended = Program::embedded("async-result", &[]).wait();
    assert_eq!(
        (ended.code, ended.stderr),
        (Some(1), message.map(str::to_owned).to_vec())
    );
}

#[test]
fn a_main_that_panics_says_goodbye_all_the_same() {
    let (mut program, mut ui) = start("panic");
    ui.wait_for_text("shown", "before");
    program.go_on();
    ui.wait_for_end();
    assert!(ui.page.ended, "the hero did not say goodbye");
    let ended = program.wait();
    assert_eq!(ended.code, Some(101), "{:?}", ended.stderr);
    assert_eq!(ended.count_stderr("main gives up"), 1, "{:?}", ended.stderr);
}
