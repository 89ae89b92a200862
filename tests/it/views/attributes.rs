//! Every attribute takes a constant, a `Mutable`, a `&Mutable` and a signal.

use sidekick::mount;
use sidekick::prelude::*;
use sidekick::testing::{Harness, Viewer};

/// A viewer of a page on which everything up to the component `last` is shown.
fn viewer(harness: &mut Harness) -> Viewer {
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("last").is_some());
    viewer
}

#[track_caller]
fn assert_shows(viewer: &Viewer, property: &str, values: [(&str, &str); 4]) {
    for (id, value) in values {
        assert_eq!(viewer.page().property_of(id, property), Some(value), "{id}");
    }
}

/// Mounts a component once with each kind of value, and changes what can change.
macro_rules! each_kind {
    ($component:ident $attribute:ident $($required:tt)*) => {{
        let mut harness = Harness::new();
        let _entered = harness.enter();
        let value = Mutable::new("first".to_owned());
        mount(view! {
            <$component id="constant" $attribute="first" $($required)*/>
            <$component id="mutable" $attribute={value.clone()} $($required)*/>
            <$component id="borrowed" $attribute={&value} $($required)*/>
            <$component id="signal" $attribute={value.signal_cloned().map(|text| text.to_uppercase())} $($required)*/>
            <Label id="last" text=""/>
        });
        let name = stringify!($attribute);
        let mut viewer = viewer(&mut harness);
        assert_shows(&viewer, name, [
            ("constant", "first"),
            ("mutable", "first"),
            ("borrowed", "first"),
            ("signal", "FIRST"),
        ]);
        value.set("second".to_owned());
        viewer.wait_until(|page| {
            ["mutable", "borrowed", "signal"]
                .iter()
                .all(|id| page.property_of(id, name).is_some_and(|value| value.eq_ignore_ascii_case("second")))
        });
        assert_shows(&viewer, name, [
            ("constant", "first"),
            ("mutable", "second"),
            ("borrowed", "second"),
            ("signal", "SECOND"),
        ]);
    }};
}

#[test]
fn the_text_of_a_label() {
    each_kind!(Label text);
}

#[test]
fn the_text_of_a_button() {
    each_kind!(Button text);
}

#[test]
fn the_value_of_a_text_box() {
    each_kind!(Textbox value);
}

#[test]
fn the_placeholder_of_a_text_box() {
    each_kind!(Textbox placeholder);
}

#[test]
fn whatever_can_be_displayed_is_text() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(1.5);
    let name = "Ada";
    mount(view! {
        <Label id="number" text=42/>
        <Label id="bool" text=true/>
        <Label id="char" text='x'/>
        <Label id="string" text={String::from("owned")}/>
        <Label id="format" text={format!("Hello, {name}!")}/>
        <Label id="float" text={&number}/>
        <Label id="last" text={number.signal()}/>
    });
    let viewer = viewer(&mut harness);
    for (id, text) in [
        ("number", "42"),
        ("bool", "true"),
        ("char", "x"),
        ("string", "owned"),
        ("format", "Hello, Ada!"),
        ("float", "1.5"),
        ("last", "1.5"),
    ] {
        assert_eq!(viewer.page().text_of(id), Some(text), "{id}");
    }
}

#[test]
fn an_attribute_that_is_left_out_is_empty() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    mount(view! { <Textbox id="last"/> });
    let viewer = viewer(&mut harness);
    assert_eq!(viewer.page().property_of("last", "value"), Some(""));
    assert_eq!(viewer.page().property_of("last", "placeholder"), Some(""));
}

#[test]
fn a_signal_without_a_value_yet_shows_nothing_until_it_has_one() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let (sender, receiver) = tokio::sync::oneshot::channel::<&str>();
    let later = sidekick::futures_signals::signal::from_future(async { receiver.await.unwrap() })
        .map(|text| text.unwrap_or("not yet"));
    mount(view! { <Label id="last" text={later}/> });
    let mut viewer = viewer(&mut harness);
    assert_eq!(viewer.page().text_of("last"), Some("not yet"));
    sender.send("now").unwrap();
    viewer.wait_until(|page| page.text_of("last") == Some("now"));
}

#[test]
fn ids_may_be_computed() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let ids = ["a", "b"];
    for id in ids {
        mount(view! { <Column id={format!("column-{id}")}><Label id={id} text={id}/></Column> });
    }
    mount(view! { <Label id="last" text=""/> });
    let viewer = viewer(&mut harness);
    assert!(viewer.page().find("column-b").unwrap().find("b").is_some());
}
