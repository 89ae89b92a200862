//! Handlers: in which order they run, beside what, and how they replace one another.

use std::sync::mpsc;

use sidekick::prelude::*;
use sidekick::testing::Harness;
use sidekick::{clear_all, register_global_message_handler, submit_task};
use sidekick_protocol::{ComponentKind, SidekickMessage};

use super::next;
use crate::embedded::socket_url;
use crate::support::PATIENCE;
use crate::support::program::Program;
use crate::support::ui::Ui;

#[test]
fn a_handler_that_blocks_holds_up_no_other_component() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (release, blocked) = mpsc::channel::<()>();
    let slow = Label::new("");
    let fast = Label::new("");
    let slow_text = slow.clone();
    let blocking = Button::builder("Block").build();
    blocking.on_click(move |_| {
        slow_text.set_text("blocked");
        blocked.recv_timeout(PATIENCE).unwrap();
        slow_text.set_text("released");
    });
    let other = Button::new("Other");
    other.on_click(move |_| fast.set_text("clicked"));
    let mut viewer = harness.connect();
    viewer.click(blocking.instance_id());
    viewer.wait_until(|page| page.text_of("label-1") == Some("blocked"));
    viewer.click(other.instance_id());
    viewer.wait_until(|page| page.text_of("label-2") == Some("clicked"));
    assert_eq!(viewer.page().text_of("label-1"), Some("blocked"));
    release.send(()).unwrap();
    viewer.wait_until(|page| page.text_of("label-1") == Some("released"));
}

/// Far more components than the machine has processors, each of which blocks.
#[test]
fn a_hundred_blocked_handlers_hold_up_nothing() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (entered_sender, entered) = mpsc::channel();
    let mut releases = Vec::new();
    let mut buttons = Vec::new();
    for _ in 0..100 {
        let (release, blocked) = mpsc::channel::<()>();
        let entered = entered_sender.clone();
        let button = Button::new("Block");
        button.on_click(move |_| {
            entered.send(()).unwrap();
            let _ended = blocked.recv();
        });
        releases.push(release);
        buttons.push(button);
    }
    let label = Label::builder("").instance_id("label").build();
    let free = Button::new("Free");
    free.on_click(move |_| label.set_text("clicked"));
    let mut viewer = harness.connect();
    for button in &buttons {
        viewer.click(button.instance_id());
    }
    for _ in &buttons {
        next(&entered);
    }
    viewer.click(free.instance_id());
    viewer.wait_until(|page| page.text_of("label") == Some("clicked"));
}

#[test]
fn events_of_a_component_are_handled_in_order_and_one_at_a_time() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let textbox = Textbox::new();
    let (sender, handled) = mpsc::channel();
    let (release, go) = mpsc::channel::<()>();
    textbox.on_submit(move |event| {
        sender.send(("begin", event.value.clone())).unwrap();
        go.recv_timeout(PATIENCE).unwrap();
        sender.send(("end", event.value)).unwrap();
    });
    let viewer = harness.connect();
    let values: Vec<_> = (0..50).map(|number| number.to_string()).collect();
    for value in &values {
        viewer.submit(textbox.instance_id(), value);
    }
    for value in values {
        assert_eq!(next(&handled), ("begin", value.clone()));
        // The next call has not begun: it would come before this one's end.
        release.send(()).unwrap();
        assert_eq!(next(&handled), ("end", value));
    }
}

#[test]
fn a_handler_can_replace_itself() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let label = Label::new("");
    let button = Button::new("Go");
    let itself = button.clone();
    button.on_click(move |_| {
        let label = label.clone();
        label.set_text("first");
        itself.on_click(move |_| label.set_text("second"));
    });
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("label-1") == Some("first"));
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("label-1") == Some("second"));
}

/// Tells when it is dropped.
struct Dropped(mpsc::Sender<()>);

impl Drop for Dropped {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

#[test]
fn a_handler_can_remove_itself_and_is_dropped() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, dropped) = mpsc::channel();
    let (call, calls) = mpsc::channel();
    let held = Dropped(sender);
    let button = Button::new("Go");
    let itself = button.clone();
    button.on_click(move |_| {
        let _held = &held;
        call.send("called").unwrap();
        itself.clear_on_click();
    });
    let label = Label::new("");
    let other = Button::builder("Other")
        .on_click(move |_| label.set_text("clicked"))
        .build();
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    next(&dropped);
    viewer.click(button.instance_id());
    viewer.click(other.instance_id());
    viewer.wait_until(|page| page.text_of("label-2") == Some("clicked"));
    // The handler is gone, and with it the sender of its calls.
    assert_eq!(next(&calls), "called");
    assert_eq!(calls.recv(), Err(mpsc::RecvError));
}

#[test]
fn a_component_can_remove_itself_in_its_handler() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, dropped) = mpsc::channel();
    let held = Dropped(sender);
    let button = Button::new("Go");
    let itself = button.clone();
    button.on_click(move |_| {
        let _held = &held;
        itself.remove();
        Label::builder("gone").instance_id("after").build();
    });
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("after") == Some("gone"));
    assert_eq!(viewer.page().find("button-1"), None);
    next(&dropped);
    assert!(button.is_removed());
}

#[test]
fn everything_can_be_cleared_in_a_handler() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let button = Button::new("Clear");
    button.on_click(|_| {
        clear_all();
        Label::new("cleared");
    });
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("label-2") == Some("cleared"));
    assert_eq!(viewer.page().roots.len(), 1);
}

#[test]
fn an_async_handler_is_awaited_beside_others() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let label = Label::new("");
    let (release, released) = tokio::sync::watch::channel(0);
    let button = Button::new("Wait");
    let text = label.clone();
    let mut calls = 0;
    button.on_click_async(move |event| {
        calls += 1;
        let (text, call, mut released) = (text.clone(), calls, released.clone());
        async move {
            text.set_text(format!("{} waits {call}", event.instance_id));
            let _ = released.wait_for(|released| *released >= call).await;
            text.set_text(format!("done {call}"));
        }
    });
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("label-1") == Some("button-2 waits 1"));
    // The first one still waits; the second one begins all the same.
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("label-1") == Some("button-2 waits 2"));
    release.send(1).unwrap();
    viewer.wait_until(|page| page.text_of("label-1") == Some("done 1"));
    release.send(2).unwrap();
    viewer.wait_until(|page| page.text_of("label-1") == Some("done 2"));
}

#[test]
fn a_handler_may_wait_for_a_task_and_make_components() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let button = Button::new("Go");
    button.on_click(|_| {
        let task = submit_task(async {
            let label = Label::new("made in a task");
            label.instance_id().clone()
        });
        let id = task.wait().unwrap();
        Label::builder("made after it")
            .instance_id(format!("after-{id}"))
            .build();
    });
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    viewer.wait_until(|page| page.text_of("after-label-2") == Some("made after it"));
    assert_eq!(viewer.page().text_of("label-2"), Some("made in a task"));
}

#[test]
fn errors_of_the_ui_reach_their_component() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, errors) = mpsc::channel();
    let label = Label::new("");
    label.on_error(move |error| sender.send((error.instance_id, error.message)).unwrap());
    let viewer = harness.connect();
    viewer.send(&SidekickMessage::Error {
        src: label.instance_id().clone(),
        component: ComponentKind::Label,
        message: "no room".into(),
    });
    assert_eq!(
        next(&errors),
        (label.instance_id().clone(), "no room".to_owned())
    );
}

#[test]
fn the_value_of_a_text_box_is_what_was_submitted_last() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, values) = mpsc::channel();
    let textbox = Textbox::builder().value("at first").build();
    assert_eq!(textbox.value(), "at first");
    let itself = textbox.clone();
    textbox.on_submit(move |event| sender.send((event.value, itself.value())).unwrap());
    let viewer = harness.connect();
    viewer.submit(textbox.instance_id(), "later");
    assert_eq!(next(&values), ("later".to_owned(), "later".to_owned()));
    assert_eq!(textbox.value(), "later");
}

#[test]
fn global_handlers_see_every_message() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, messages) = mpsc::channel();
    register_global_message_handler(move |message| sender.send(message.clone()).unwrap());
    let button = Button::new("Go");
    let viewer = harness.connect();
    viewer.click(button.instance_id());
    viewer.send_frame(r#"{"component":"slider","type":"event","src":"s","payload":{}}"#);
    assert!(matches!(next(&messages), SidekickMessage::Announce(_)));
    assert!(
        matches!(next(&messages), SidekickMessage::Event { src, .. } if src == *button.instance_id())
    );
    let SidekickMessage::Other(unknown) = next(&messages) else {
        panic!("a slider is unknown")
    };
    assert_eq!(unknown.component, "slider");
}

/// The announce of the viewer may still be on its way to handlers that are registered once its page is there.
fn is_event(message: &SidekickMessage) -> bool {
    matches!(message, SidekickMessage::Event { .. })
}

/// While a global handler works, what comes must wait for it.
#[test]
fn a_global_handler_that_blocks_misses_nothing() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let textbox = Textbox::new();
    let label = Label::new("");
    textbox.on_submit(move |event| label.set_text(event.value));
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("label-2").is_some());
    let (sender, handled) = mpsc::channel();
    let (release, go) = mpsc::channel::<()>();
    register_global_message_handler(move |message| {
        if !is_event(message) {
            return;
        }
        sender.send(format!("{message:?}")).unwrap();
        go.recv_timeout(PATIENCE).unwrap();
    });
    viewer.submit(textbox.instance_id(), "one");
    assert!(next(&handled).contains("one"));
    viewer.submit(textbox.instance_id(), "two");
    viewer.submit(textbox.instance_id(), "three");
    // The component's own handler has seen the last one, so it was delivered.
    viewer.wait_until(|page| page.text_of("label-2") == Some("three"));
    for value in ["two", "three"] {
        release.send(()).unwrap();
        let message = next(&handled);
        assert!(message.contains(value), "{message}");
    }
    release.send(()).unwrap();
}

#[test]
fn global_handlers_add_up_even_from_within_one() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let button = Button::new("Go");
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("button-1").is_some());
    let (sender, calls) = mpsc::channel();
    let mut is_first = true;
    register_global_message_handler(move |message| {
        if !is_event(message) {
            return;
        }
        sender.send("outer").unwrap();
        if std::mem::replace(&mut is_first, false) {
            let sender = sender.clone();
            register_global_message_handler(move |_| sender.send("inner").unwrap());
        }
    });
    viewer.click(button.instance_id());
    assert_eq!(next(&calls), "outer");
    // Whether the inner one sees the message that it was registered at is left open.
    viewer.click(button.instance_id());
    let more = [next(&calls), next(&calls)];
    assert!(
        more == ["outer", "inner"] || more == ["inner", "outer"],
        "{more:?}"
    );
}

#[test]
fn run_forever_in_a_handler_returns_at_once() {
    let mut program = Program::embedded("run-forever-in-handlers", &[]);
    let mut ui = Ui::connect(&socket_url(&program.page_url()));
    ui.wait_until(|page| page.find("global").is_some());
    let kinds = ["sync", "global", "async"];
    for kind in kinds {
        ui.click(kind);
        assert_eq!(
            program.stdout.wait_for(&format!("{kind}: ")),
            format!("{kind}: Ok(())")
        );
    }
    program.signal("INT");
    let ended = program.wait();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        ended.count_stderr("`run_forever` was called in a handler"),
        kinds.len(),
        "{:?}",
        ended.stderr
    );
}
