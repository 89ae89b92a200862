//! `on:` in all its forms, and `clone:`.

use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, PoisonError};

use sidekick::prelude::*;
use sidekick::testing::Harness;
use sidekick::{ClickEvent, SubmitEvent, mount};
use sidekick_protocol::{ComponentKind, InstanceId, SidekickMessage};

use crate::support::PATIENCE;

/// Where functions, which own nothing, tell of their calls.
static CALLS: Mutex<Option<Sender<String>>> = Mutex::new(None);

fn tell(text: impl Into<String>) {
    let calls = CALLS.lock().unwrap_or_else(PoisonError::into_inner);
    calls.as_ref().unwrap().send(text.into()).unwrap();
}

fn by_path(ClickEvent { instance_id, .. }: ClickEvent) {
    tell(format!("path {instance_id}"));
}

fn by_path_alone() {
    tell("path");
}

async fn by_async_path(event: ClickEvent) {
    tell(format!("async path {}", event.instance_id));
}

async fn by_async_path_alone() {
    tell("async path");
}

fn submitted(SubmitEvent { value, .. }: SubmitEvent) {
    tell(format!("submit {value}"));
}

/// One test for all forms, since the functions have one place to tell of their calls.
#[test]
fn every_form_of_a_handler_is_called() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, calls) = mpsc::channel();
    *CALLS.lock().unwrap() = Some(sender);
    mount(view! {
        <Button id="event" text="" on:click={|event| tell(format!("event {}", event.instance_id))}/>
        <Button id="alone" text="" on:click={|| tell("alone")}/>
        <Button id="async-event" text="" on:click={async |event| tell(format!("async event {}", event.instance_id))}/>
        <Button id="async-alone" text="" on:click={async || tell("async alone")}/>
        <Button id="block-event" text="" on:click={|event| async move { tell(format!("block event {}", event.instance_id)) }}/>
        <Button id="block-alone" text="" on:click={|| async { tell("block alone") }}/>
        <Button id="path" text="" on:click={by_path}/>
        <Button id="path-alone" text="" on:click=by_path_alone/>
        <Button id="async-path" text="" on:click={by_async_path}/>
        <Button id="async-path-alone" text="" on:click={by_async_path_alone}/>
    });
    mount(view! {
        <Textbox id="submit" on:submit={submitted}/>
        <Textbox id="typed" on:submit={|event: SubmitEvent| tell(event.value)}/>
    });
    let viewer = harness.connect();
    let called = || calls.recv_timeout(PATIENCE).unwrap();
    for (id, call) in [
        ("event", "event event"),
        ("alone", "alone"),
        ("async-event", "async event async-event"),
        ("async-alone", "async alone"),
        ("block-event", "block event block-event"),
        ("block-alone", "block alone"),
        ("path", "path path"),
        ("path-alone", "path"),
        ("async-path", "async path async-path"),
        ("async-path-alone", "async path"),
    ] {
        // Twice, since a handler outlives its call.
        for _ in 0..2 {
            viewer.click(&InstanceId::from(id));
            assert_eq!(called(), call, "{id}");
        }
    }
    viewer.submit(&InstanceId::from("submit"), "text");
    assert_eq!(called(), "submit text");
    viewer.submit(&InstanceId::from("typed"), "typed text");
    assert_eq!(called(), "typed text");
}

#[test]
fn clone_gives_each_handler_its_own() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (clicks, errors) = (Mutable::new(0), Mutable::new(String::new()));
    mount(view! {
        <Row>
            <Button
                id="both"
                text=""
                clone:clicks
                clone:errors
                on:click={move || *clicks.lock_mut() += 1}
                on:error={move |error| errors.set(format!("{} after {}", error.message, clicks.get()))}
            />
            <Button id="async" text="" clone:clicks on:click={async move || *clicks.lock_mut() += 10}/>
        </Row>
        <Label id="clicks" text={&clicks}/>
        <Label id="errors" text={&errors}/>
    });
    let mut viewer = harness.connect();
    viewer.click(&InstanceId::from("both"));
    viewer.wait_until(|page| page.text_of("clicks") == Some("1"));
    for text in ["11", "21"] {
        viewer.click(&InstanceId::from("async"));
        viewer.wait_until(|page| page.text_of("clicks") == Some(text));
    }
    viewer.send(&SidekickMessage::Error {
        src: InstanceId::from("both"),
        component: ComponentKind::Button,
        message: "no room".into(),
    });
    viewer.wait_until(|page| page.text_of("errors") == Some("no room after 21"));
    // What was cloned is still the test's own.
    assert_eq!(clicks.get(), 21);
}
