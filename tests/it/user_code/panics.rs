//! User code that panics: it is told of, at the component, and the program goes on.

use std::time::Duration;

use sidekick::prelude::*;
use sidekick::testing::Harness;
use sidekick::{TaskError, mount, register_global_message_handler, submit_interval, submit_task};
use sidekick_protocol::{Capabilities, InstanceId, Notice, NoticeLevel, Presence};

use super::next_notice;
use crate::embedded::socket_url;
use crate::support::program::Program;
use crate::support::ui::Ui;

/// Checks a notice: where it happened, and why, with the place in this file.
#[track_caller]
fn assert_notice(notice: &Notice, title: &str, reason: &str, src: Option<&str>) {
    assert_eq!(notice.level, NoticeLevel::Error);
    assert_eq!(notice.title, title);
    let place = format!("{reason} (at {}:", file!());
    assert!(notice.message.starts_with(&place), "{}", notice.message);
    let line = notice.message[place.len()..].split(':').next().unwrap();
    assert!(line.parse::<u32>().is_ok(), "{}", notice.message);
    assert_eq!(notice.src.as_ref().map(InstanceId::as_str), src);
}

#[test]
fn a_handler_that_panics_handles_the_next_click() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let label = Label::new("");
    let button = Button::builder("Go").instance_id("go").build();
    let mut calls = 0;
    button.on_click(move |_| {
        calls += 1;
        assert_ne!(calls, 1, "the first call gives up");
        label.set_text(format!("call {calls}"));
    });
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    let notice = next_notice(&mut viewer);
    assert_eq!(notice.title, "the `click` handler of `go` panicked");
    assert!(
        notice.message.contains("the first call gives up"),
        "{}",
        notice.message
    );
    assert!(
        notice.message.contains(&format!("(at {}:", file!())),
        "{}",
        notice.message
    );
    assert_eq!(notice.src.as_ref(), Some(button.instance_id()));
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("label-1") == Some("call 2"));
}

#[test]
fn a_viewer_of_the_base_protocol_is_spared_the_notice() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let label = Label::new("");
    let button = Button::builder("Go")
        .on_click(|_| panic!("gives up"))
        .build();
    let other = Button::builder("Other")
        .on_click(move |_| label.set_text("clicked"))
        .build();
    let mut viewer = harness.accept();
    viewer.announce(Presence::Online, Capabilities::empty());
    viewer.click(button.instance_id());
    viewer.click(other.instance_id());
    viewer.wait_until(|page| page.text_of("label-1") == Some("clicked"));
    // A viewer that understands it comes later, and is not told what is long past.
    viewer.announce(Presence::Online, Capabilities::all());
    viewer.click(button.instance_id());
    next_notice(&mut viewer);
    assert_eq!(
        viewer.page().notices.len(),
        1,
        "{:?}",
        viewer.page().notices
    );
}

#[test]
fn an_async_handler_that_panics_is_told_of() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let button = Button::builder("Go")
        .on_click_async(async |_| panic!("the future gives up"))
        .build();
    let mut viewer = harness.connect();
    for _ in 0..2 {
        viewer.click(button.instance_id());
        assert_notice(
            &next_notice(&mut viewer),
            "the `click` handler of `button-1` panicked",
            "the future gives up",
            Some("button-1"),
        );
    }
}

#[test]
fn a_signal_that_panics_leaves_the_others_alone() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(0);
    let broken = number.signal().map(|number| {
        assert!(number < 1, "the signal gives up");
        number
    });
    mount(view! {
        <Label id="broken" text={broken}/>
        <Label id="sound" text={&number}/>
    });
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.text_of("sound") == Some("0"));
    number.set(1);
    let notice = next_notice(&mut viewer);
    assert_notice(
        &notice,
        "a signal of `broken` panicked",
        "the signal gives up",
        Some("broken"),
    );
    number.set(2);
    viewer.wait_until(|page| page.text_of("sound") == Some("2"));
    assert_eq!(viewer.page().text_of("broken"), Some("0"));
    assert_eq!(viewer.page().notices.len(), 1);
}

#[test]
fn a_signal_that_panics_at_once_leaves_the_view_alone() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(0);
    let broken = number
        .signal()
        .map(|_| -> i32 { panic!("the signal gives up") });
    mount(view! {
        <Label id="broken" text={broken}/>
        <Label id="sound" text={&number}/>
    });
    let mut viewer = harness.connect();
    number.set(1);
    viewer.wait_until(|page| page.text_of("sound") == Some("1"));
    assert_eq!(viewer.page().text_of("broken"), Some(""));
}

#[test]
fn a_task_that_panics_has_an_error_for_a_result() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    Label::new("here");
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("label-1").is_some());
    let task = submit_task(async { panic!("the task gives up") });
    assert_notice(
        &next_notice(&mut viewer),
        "a task panicked",
        "the task gives up",
        None,
    );
    let Err(TaskError::Panicked(text)) = task.wait() else {
        panic!("the task has panicked")
    };
    assert!(
        text.starts_with(&format!("the task gives up (at {}:", file!())),
        "{text}"
    );
}

#[test]
fn an_interval_that_panics_ends_alone() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let label = Label::new("");
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("label-1").is_some());
    submit_interval(Duration::from_millis(1), || panic!("the interval gives up"));
    assert_notice(
        &next_notice(&mut viewer),
        "an interval panicked",
        "the interval gives up",
        None,
    );
    let mut ticks = 0;
    submit_interval(Duration::from_millis(1), move || {
        ticks += 1;
        label.set_text(ticks.to_string());
    });
    viewer.wait_until(|page| page.text_of("label-1") == Some("5"));
    assert_eq!(viewer.page().notices.len(), 1);
}

#[test]
fn a_global_handler_that_panics_handles_the_next_message() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let button = Button::new("Go");
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("button-1").is_some());
    register_global_message_handler(|_| panic!("the global handler gives up"));
    for _ in 0..2 {
        viewer.click(button.instance_id());
        assert_notice(
            &next_notice(&mut viewer),
            "a global message handler panicked",
            "the global handler gives up",
            None,
        );
    }
}

#[test]
fn standard_error_names_what_has_panicked() {
    const CLICKS: usize = 50;
    let mut program = Program::embedded("handlers-that-panic", &[]);
    let mut ui = Ui::connect(&socket_url(&program.page_url()));
    ui.wait_until(|page| page.find("good").is_some());
    for _ in 0..CLICKS {
        ui.click("sync");
        ui.click("async");
    }
    ui.click("good");
    ui.wait_for_text("count", "1");
    program.stderr.wait_for("a signal of `broken` panicked");
    ui.click("good");
    ui.wait_for_text("count", "2");
    assert_eq!(ui.page.text_of("broken"), Some("0"));
    program.signal("INT");
    let ended = program.wait();
    assert_eq!(ended.code, Some(0), "{:?}", ended.stderr);
    // Every message has a line of its own, however many threads speak at once.
    for (place, reason) in [
        ("the `click` handler of `sync`", "the handler gives up"),
        ("the `click` handler of `async`", "the future gives up"),
        ("a signal of `broken`", "the signal gives up"),
    ] {
        let start =
            format!("sidekick: error: {place} panicked: {reason} (at tests/programs/user_code.rs:");
        let whole =
            |line: &&String| line.starts_with(&start) && line.ends_with("); the program goes on");
        assert_ne!(
            ended.stderr.iter().filter(whole).count(),
            0,
            "{place}: {:#?}",
            ended.stderr
        );
    }
    let torn: Vec<_> = ended
        .stderr
        .iter()
        .filter(|line| line.contains("sidekick: ") || line.contains("the program goes on"))
        .filter(|line| {
            !line.starts_with("sidekick: error: ") || !line.ends_with("; the program goes on")
        })
        .collect();
    assert!(torn.is_empty(), "{torn:#?}");
}

#[test]
fn standard_error_names_what_has_panicked_beside_the_program() {
    let mut program = Program::embedded("tasks-that-panic", &[]);
    let mut ui = Ui::connect(&socket_url(&program.page_url()));
    ui.wait_until(|page| page.find("good").is_some());
    ui.click("good");
    ui.wait_for_text("count", "1");
    for (place, reason) in [
        ("a task", "the task gives up"),
        ("an interval", "the interval gives up"),
        ("a global message handler", "the global handler gives up"),
    ] {
        let message =
            format!("sidekick: error: {place} panicked: {reason} (at tests/programs/user_code.rs:");
        program.stderr.wait_for(&message);
    }
    ui.click("good");
    ui.wait_for_text("count", "2");
    program.signal("INT");
    assert_eq!(program.wait().code, Some(0));
}
