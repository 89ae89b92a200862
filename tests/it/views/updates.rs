//! What the signals of a view cost on the wire, and when they end.

use std::sync::mpsc;
use std::thread;

use sidekick::prelude::*;
use sidekick::testing::{Harness, Viewer};
use sidekick::{mount, shutdown};
use sidekick_protocol::{Capabilities, HeroMessage, Presence};

use crate::support::PATIENCE;

/// A viewer that is sent one message a frame, after the announce and the empty page.
fn connect(harness: &mut Harness) -> Viewer {
    let mut viewer = harness.accept();
    viewer.announce(Presence::Online, Capabilities::empty());
    assert!(matches!(receive(&mut viewer), HeroMessage::Announce(_)));
    assert_eq!(receive(&mut viewer), HeroMessage::ClearAll);
    viewer
}

fn receive(viewer: &mut Viewer) -> HeroMessage {
    let frame = viewer.receive_frame().expect("the link lives");
    HeroMessage::decode(&frame).unwrap()
}

/// The texts that a label is given until the farewell.
fn texts_until_farewell(viewer: &mut Viewer) -> Vec<String> {
    let mut texts = Vec::new();
    loop {
        match receive(viewer) {
            HeroMessage::Update { target, .. } => {
                let text = viewer.page().text_of(target.as_str()).unwrap();
                texts.push(text.to_owned());
            }
            HeroMessage::Announce(_) => return texts,
            other => panic!("nothing else changes: {other:?}"),
        }
    }
}

#[test]
fn the_first_value_comes_with_the_component_and_each_change_is_one_message() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(7);
    mount(view! {
        <Label text={&number}/>
        <Label text={number.signal().map(|number| number % 2)}/>
        <Label text="constant"/>
    });
    let mut viewer = connect(&mut harness);
    for _ in 0..3 {
        let spawned = receive(&mut viewer);
        assert!(matches!(spawned, HeroMessage::Spawn { .. }), "{spawned:?}");
    }
    assert_eq!(viewer.page().text_of("label-1"), Some("7"));
    assert_eq!(viewer.page().text_of("label-2"), Some("1"));
    number.set(8);
    let mut changed = Vec::new();
    for _ in 0..2 {
        let HeroMessage::Update { target, .. } = receive(&mut viewer) else {
            panic!("both labels change, and nothing else happens")
        };
        changed.push(target.to_string());
    }
    changed.sort();
    assert_eq!(changed, ["label-1", "label-2"]);
    shutdown();
    assert_eq!(texts_until_farewell(&mut viewer), [""; 0]);
}

#[test]
fn of_many_changes_the_last_one_arrives_last() {
    const CHANGES: usize = 10_000;
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(0);
    mount(view! { <Label text={&number}/> });
    let mut viewer = connect(&mut harness);
    receive(&mut viewer);
    let setter = number.clone();
    let setting = thread::spawn(move || (1..=CHANGES).for_each(|value| setter.set(value)));
    setting.join().unwrap();
    let mut seen = Vec::new();
    while seen.last() != Some(&CHANGES) {
        receive(&mut viewer);
        seen.push(viewer.page().text_of("label-1").unwrap().parse().unwrap());
    }
    assert!(seen.is_sorted(), "{seen:?}");
    shutdown();
    seen.extend(
        texts_until_farewell(&mut viewer)
            .iter()
            .map(|text| text.parse::<usize>().unwrap()),
    );
    // A set that races the signal may be seen twice; but there is never more said than was set.
    assert_eq!(seen.last(), Some(&CHANGES));
    assert!(seen.len() <= CHANGES, "{} messages", seen.len());
}

#[test]
fn what_changes_before_anyone_sees_it_ends_with_the_last_value() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(0);
    mount(view! { <Label text={&number}/> });
    (1..=100).for_each(|value| number.set(value));
    let mut viewer = connect(&mut harness);
    viewer.wait_until(|page| page.text_of("label-1") == Some("100"));
    shutdown();
    // At most once more, if the last set has raced the signal.
    let rest = texts_until_farewell(&mut viewer);
    assert!(rest.is_empty() || rest == ["100"], "{rest:?}");
}

/// Tells when it is dropped.
struct Dropped(mpsc::Sender<()>);

impl Drop for Dropped {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

#[test]
fn unmounting_removes_everything_and_ends_the_signals() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, dropped) = mpsc::channel();
    let number = Mutable::new(0);
    let in_signal = Dropped(sender.clone());
    let in_handler = Dropped(sender);
    let signal = number.signal().map(move |number| {
        let _held = &in_signal;
        number
    });
    let click = move |_| {
        let _held = &in_handler;
    };
    let mounted = mount(view! {
        <Column id="column">
            <Label id="label" text={signal}/>
            <Button id="button" text="" on:click={click}/>
        </Column>
        "beside"
    });
    let stays = Label::builder("stays").instance_id("stays").build();
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("stays").is_some());
    mounted.unmount();
    viewer.wait_until(|page| page.roots.len() == 1);
    assert_eq!(viewer.page().text_of("stays"), Some("stays"));
    for _ in 0..2 {
        dropped.recv_timeout(PATIENCE).unwrap();
    }
    number.set(1);
    // The ids are free, and nothing of the old view changes what has them now.
    let again = Label::builder("again").instance_id("label").build();
    stays.set_text("still");
    viewer.wait_until(|page| page.text_of("stays") == Some("still"));
    assert_eq!(viewer.page().text_of("label"), Some("again"));
    assert!(!again.is_removed());
}

#[test]
fn a_view_whose_handle_is_dropped_stays_alive() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(0);
    drop(mount(view! { <Label text={&number}/> }));
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.text_of("label-1") == Some("0"));
    number.set(1);
    viewer.wait_until(|page| page.text_of("label-1") == Some("1"));
}

/// The set that races the task on its way to sleep is not lost, whichever thread it comes from.
#[test]
fn no_change_is_lost_between_threads() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(0_u32);
    mount(view! { <Label text={&number}/> });
    let mut viewer = harness.connect();
    for value in 1..=2_000 {
        number.set(value);
        let text = value.to_string();
        viewer.wait_until(|page| page.text_of("label-1") == Some(&text));
    }
}
