//! The names of components, their places, and what remains of them when they are removed.

use std::panic::{AssertUnwindSafe, catch_unwind};

use sidekick::prelude::*;
use sidekick::testing::{Harness, Page};
use sidekick::{clear_all, mount};
use sidekick_protocol::{Capabilities, InstanceId};

use crate::support::program::Program;

/// The message of the panic that `work` ends in.
#[track_caller]
fn panic_of(work: impl FnOnce()) -> String {
    let Err(payload) = catch_unwind(AssertUnwindSafe(work)) else {
        panic!("it does not panic")
    };
    payload.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn ids_count_over_all_types() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let label = Label::new("");
    let button = Button::new("");
    let row = Row::new();
    let named = Column::builder().instance_id("  named\t").build();
    let textbox = Textbox::new();
    let ids = [
        label.instance_id(),
        button.instance_id(),
        row.instance_id(),
        named.instance_id(),
        textbox.instance_id(),
    ];
    assert_eq!(
        ids.map(InstanceId::as_str),
        ["label-1", "button-2", "row-3", "named", "textbox-4"]
    );
}

#[test]
fn an_id_of_that_form_that_is_taken_is_passed_over() {
    let harness = Harness::new();
    let _entered = harness.enter();
    Label::builder("").instance_id("label-1").build();
    assert_eq!(Label::new("").instance_id().as_str(), "label-2");
}

#[test]
fn an_id_that_cannot_be_is_a_mistake_that_names_component_and_value() {
    let harness = Harness::new();
    let _entered = harness.enter();
    Label::builder("").instance_id("twice").build();
    let with_id =
        |id: &'static str| panic_of(move || drop(Button::builder("").instance_id(id).build()));
    assert_eq!(with_id(""), "sidekick: button: the instance id is empty");
    assert_eq!(with_id(" \n"), "sidekick: button: the instance id is empty");
    assert_eq!(
        with_id("twice"),
        "sidekick: button: there is a component with the id `twice` already"
    );
    assert_eq!(
        with_id(" twice "),
        "sidekick: button: there is a component with the id `twice` already"
    );
    assert_eq!(
        with_id("root"),
        "sidekick: button: `root` names the page itself and cannot be the id of a component"
    );
    // Nothing has happened: the next id is the first.
    assert_eq!(Button::new("").instance_id().as_str(), "button-1");
}

#[test]
fn a_parent_that_cannot_be_is_a_mistake_that_names_component_and_value() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let label = Label::new("");
    let gone = Row::builder().instance_id("gone").build();
    gone.remove();
    let below =
        |parent: &'static str| panic_of(move || drop(Label::builder("").parent(parent).build()));
    assert_eq!(
        below("nowhere"),
        "sidekick: label: there is no component with the id `nowhere` to put it into"
    );
    assert_eq!(
        below("gone"),
        "sidekick: label: there is no component with the id `gone` to put it into"
    );
    assert_eq!(
        below("label-1"),
        "sidekick: label: `label-1` is a label and cannot contain components; a row or a column can"
    );
    assert_eq!(
        panic_of(|| gone.add_child(&label)),
        "sidekick: label: there is no component with the id `gone` to put it into"
    );
    assert_eq!(
        Label::builder("")
            .parent("root")
            .build()
            .instance_id()
            .as_str(),
        "label-2"
    );
}

#[test]
fn a_cycle_is_a_mistake() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let outer = Row::builder().instance_id("outer").build();
    let middle = Column::builder()
        .instance_id("middle")
        .parent(&outer)
        .build();
    let inner = Row::builder().instance_id("inner").parent(&middle).build();
    assert_eq!(
        panic_of(|| inner.add_child(&outer)),
        "sidekick: row: `outer` cannot be put into itself or into something that it contains"
    );
    assert_eq!(
        panic_of(|| middle.add_child(&middle)),
        "sidekick: column: `middle` cannot be put into itself or into something that it contains"
    );
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("inner").is_some());
    assert_eq!(shape(viewer.page()), "outer(middle(inner))");
}

/// The ids on a page with what is in them.
fn shape(page: &Page) -> String {
    fn of(shown: &[sidekick::testing::Shown]) -> String {
        let shapes: Vec<_> = shown
            .iter()
            .map(|shown| match of(&shown.children).as_str() {
                "" => shown.id.to_string(),
                children => format!("{}({children})", shown.id),
            })
            .collect();
        shapes.join(" ")
    }
    of(&page.roots)
}

#[test]
fn a_container_takes_everything_in_it_along() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let outer = Column::builder().instance_id("outer").build();
    let inner = Row::builder().instance_id("inner").parent(&outer).build();
    let label = Label::builder("old")
        .instance_id("leaf")
        .parent(&inner)
        .build();
    let moved = Label::builder("moved")
        .instance_id("moved")
        .parent(&inner)
        .build();
    Row::builder().instance_id("other").child(&moved).build();
    outer.remove();
    assert!(outer.is_removed() && inner.is_removed() && label.is_removed());
    assert!(!moved.is_removed());
    // The ids are free, and the old handles do nothing to the new components.
    let new = Label::builder("new").instance_id("leaf").build();
    label.set_text("of the old one");
    label.remove();
    outer.remove();
    assert!(!new.is_removed());
    let mut viewer = harness.connect();
    viewer.wait_until(|page| {
        page.find("leaf")
            .is_some_and(|leaf| leaf.properties["text"] == "new")
    });
    assert_eq!(shape(viewer.page()), "other(moved) leaf");
    new.set_text("changed");
    viewer.wait_until(|page| page.text_of("leaf") == Some("changed"));
}

#[test]
fn the_handlers_of_what_a_container_takes_along_are_dropped() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let held = std::sync::Arc::new(());
    let row = Row::new();
    let button = Button::builder("Go").parent(&row).build();
    let holds = std::sync::Arc::clone(&held);
    button.on_click(move |_| drop(std::sync::Arc::clone(&holds)));
    assert_eq!(std::sync::Arc::strong_count(&held), 2);
    row.remove();
    assert_eq!(std::sync::Arc::strong_count(&held), 1);
    // A click that was on its way finds nobody.
    let label = Label::new("");
    let other = Button::builder("Other")
        .on_click(move |_| label.set_text("clicked"))
        .build();
    let mut viewer = harness.connect();
    viewer.click(button.instance_id());
    viewer.click(other.instance_id());
    viewer.wait_until(|page| page.text_of("label-3") == Some("clicked"));
}

#[test]
fn clear_all_removes_everything_and_frees_the_ids() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let row = Row::builder().instance_id("row").build();
    let label = Label::builder("").instance_id("label").parent(&row).build();
    let mut viewer = harness.accept();
    viewer.announce(sidekick_protocol::Presence::Online, Capabilities::empty());
    viewer.wait_until(|page| page.find("label").is_some());
    clear_all();
    assert!(row.is_removed() && label.is_removed());
    Label::builder("again").instance_id("row").build();
    viewer.wait_until(|page| page.text_of("row") == Some("again"));
    assert_eq!(shape(viewer.page()), "row");
}

#[test]
fn a_mounted_view_with_a_taken_id_is_a_mistake() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let message = panic_of(|| {
        mount(view! { <Label id="a" text="1"/> <Button id="a" text="2"/> });
    });
    assert_eq!(
        message,
        "sidekick: button: there is a component with the id `a` already"
    );
}

#[test]
fn a_call_on_a_removed_component_is_warned_of() {
    let mut program = Program::embedded("removed", &[]);
    program.page_url();
    let warning = program.stderr.wait_for("was removed");
    assert_eq!(
        warning,
        "sidekick: warning: label `gone` was removed; a call on it did nothing"
    );
    program.stdout.wait_for("removed: true");
    program.signal("INT");
    let ended = program.wait();
    assert_eq!(
        (ended.code, ended.stderr.len()),
        (Some(0), 1),
        "{:?}",
        ended.stderr
    );
}
