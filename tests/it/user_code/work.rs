//! Tasks and intervals, and the end of a service.

use std::sync::mpsc;
use std::time::Duration;

use sidekick::prelude::*;
use sidekick::testing::Harness;
use sidekick::{
    ConnectError, TaskError, shutdown, submit_interval, submit_task, wait_for_connection,
};

use super::next;

const PERIOD: Duration = Duration::from_millis(1);

#[test]
fn a_task_has_a_result() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let first = submit_task(async { 6 });
    let second = submit_task(async { first.await.map(|six| six * 7) });
    assert_eq!(second.wait(), Ok(Ok(42)));
}

#[test]
fn a_task_that_nobody_waits_for_goes_on() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let (sender, done) = mpsc::channel();
    drop(submit_task(async move { sender.send("done").unwrap() }));
    assert_eq!(next(&done), "done");
}

#[test]
fn a_task_can_be_cancelled() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let (begun, begins) = mpsc::channel();
    let task = submit_task(async move {
        begun.send("begun").unwrap();
        std::future::pending::<()>().await;
    });
    assert_eq!(next(&begins), "begun");
    task.cancel();
    assert_eq!(task.wait(), Err(TaskError::Cancelled));
    // The future was dropped, and what it held with it.
    assert!(begins.recv().is_err());
}

#[test]
fn a_task_ends_with_the_service() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let (begun, begins) = mpsc::channel();
    let task = submit_task(async move {
        begun.send("begun").unwrap();
        std::future::pending::<()>().await;
    });
    assert_eq!(next(&begins), "begun");
    shutdown();
    assert_eq!(task.wait(), Err(TaskError::Cancelled));
}

#[test]
fn an_interval_ticks_until_it_is_cancelled() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let (sender, ticks) = mpsc::channel();
    let mut count = 0;
    let interval = submit_interval(PERIOD, move || {
        count += 1;
        sender.send(count).unwrap();
    });
    for expected in 1..=5 {
        assert_eq!(next(&ticks), expected);
    }
    interval.cancel();
    // After what was under way the callback is dropped: the channel ends.
    while ticks.recv().is_ok() {}
}

#[test]
fn an_interval_can_cancel_itself() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let (sender, ticks) = mpsc::channel();
    let (give, take) = mpsc::channel::<sidekick::IntervalHandle>();
    let interval = submit_interval(PERIOD, move || {
        sender.send("tick").unwrap();
        take.recv().unwrap().cancel();
    });
    give.send(interval).unwrap();
    assert_eq!(next(&ticks), "tick");
    assert_eq!(ticks.recv(), Err(mpsc::RecvError));
}

#[test]
#[should_panic(expected = "sidekick: the period of an interval must not be zero")]
fn an_interval_without_a_period_is_a_mistake() {
    let harness = Harness::new();
    let _entered = harness.enter();
    submit_interval(Duration::ZERO, || ());
}

#[test]
fn waiting_in_a_handler_is_answered() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, waited) = mpsc::channel();
    let button = Button::builder("Go").build();
    button.on_click(move |_| sender.send(wait_for_connection(None).is_ok()).unwrap());
    let viewer = harness.connect();
    viewer.click(button.instance_id());
    assert!(next(&waited));
}

#[test]
fn everyone_who_waits_is_told_of_the_end() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let (begun, begins) = mpsc::channel();
    let (sender, waited) = mpsc::channel();
    for _ in 0..3 {
        let (begun, sender) = (begun.clone(), sender.clone());
        submit_interval(PERIOD, move || {
            begun.send(()).unwrap();
            let _gone = sender.send(wait_for_connection(None));
        });
    }
    for _ in 0..3 {
        next(&begins);
    }
    shutdown();
    for _ in 0..3 {
        assert!(matches!(next(&waited), Err(ConnectError::ShutDown)));
    }
}

#[test]
fn what_was_said_before_the_end_arrives_before_the_farewell() {
    for _ in 0..20 {
        let mut harness = Harness::new();
        let _entered = harness.enter();
        let label = Label::new("");
        let mut viewer = harness.connect();
        viewer.wait_until(|page| page.find("label-1").is_some());
        for number in 1..=1_000 {
            label.set_text(number.to_string());
        }
        shutdown();
        viewer.wait_until(|page| page.ended);
        assert_eq!(viewer.page().text_of("label-1"), Some("1000"));
    }
}

/// What the harness promises: the link is closed when the hero has said goodbye.
#[test]
fn a_viewer_in_a_harness_sees_the_end_of_its_link() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    Label::new("here");
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("label-1").is_some());
    shutdown();
    viewer.wait_until(|page| page.ended);
    assert_eq!(viewer.receive_frame(), None);
}
