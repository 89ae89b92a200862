//! `shutdown`, from wherever it is called.

use std::net::TcpListener;

use super::{assert_ends_well, start};
use crate::support::program::Program;
use crate::support::read_request;

#[test]
fn shutdown_from_main_lets_main_come_to_its_end() {
    let (mut program, mut ui) = start("shutdown-from-main");
    ui.wait_for_text("shown", "before");
    program.go_on();
    ui.wait_for_end();
    assert!(ui.page.ended, "the hero did not say goodbye");
    assert_eq!(ui.page.text_of("shown"), Some("last"));
    for step in 1..=20 {
        program.stdout.wait_for(&format!("step {step}"));
        program.go_on();
    }
    let ended = program.wait();
    assert_eq!(ended.code, Some(0), "{:?}", ended.stderr);
    assert_eq!(
        ended.count_stderr("has been shut down"),
        1,
        "{:?}",
        ended.stderr
    );
}

#[test]
fn shutdown_from_a_handler_ends_the_program() {
    let (program, mut ui) = start("shutdown-from-handler");
    ui.wait_until(|page| page.find("end").is_some());
    ui.click("end");
    ui.wait_for_text("shown", "last");
    assert_ends_well(program, ui);
}

#[test]
fn shutdown_from_a_task_ends_the_program() {
    let (program, mut ui) = start("shutdown-from-task");
    ui.wait_for_text("shown", "last");
    assert_ends_well(program, ui);
}

#[test]
fn shutdown_again_does_nothing() {
    let (mut program, mut ui) = start("shutdown-twice");
    ui.wait_for_text("shown", "before");
    program.go_on();
    let ended = assert_ends_well(program, ui);
    assert_eq!(
        ended.stdout.last().map(String::as_str),
        Some("ended: Ok(())")
    );
}

#[test]
fn after_shutdown_every_call_returns_and_one_warning_tells() {
    let ended = Program::embedded("shutdown-first", &[]).wait();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(ended.stdout, ["wait: Err(ShutDown)", "task: true"]);
    assert_eq!(ended.stderr.len(), 1, "{:?}", ended.stderr);
    assert_eq!(
        ended.count_stderr("Sidekick has been shut down"),
        1,
        "{:?}",
        ended.stderr
    );
}

#[test]
fn shutdown_while_connecting_ends_the_attempt() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("ws://{}", listener.local_addr().unwrap());
    let mut program = Program::with_url("shutdown-while-connecting", &url);
    let (mut never_answered, _) = listener.accept().unwrap();
    read_request(&mut never_answered);
    program.go_on();
    let ended = program.wait();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(ended.stdout, ["waited: Err(ShutDown)"]);
    assert!(ended.stderr.is_empty(), "{:?}", ended.stderr);
}
