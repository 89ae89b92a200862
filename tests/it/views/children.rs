//! What can stand between tags.

use sidekick::mount;
use sidekick::prelude::*;
use sidekick::testing::{Harness, Page};

use super::outline;

/// The page once it is as long as the outline that is expected.
#[track_caller]
fn assert_outline(harness: &mut Harness, expected: &[&str]) {
    let mut viewer = harness.connect();
    viewer.wait_until(|page: &Page| outline(page).len() >= expected.len());
    assert_eq!(outline(viewer.page()), expected);
}

#[test]
fn text_stands_by_itself() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    mount(view! {
        "top"
        <Row>"in a row" <Label text="label"/> "behind"</Row>
        <>"in a " <>"fragment"</></>
    });
    assert_outline(
        &mut harness,
        &[
            "label text=top",
            "row",
            "  label text=in a row",
            "  label text=label",
            "  label text=behind",
            "label text=in a ",
            "label text=fragment",
        ],
    );
}

#[test]
fn views_options_and_lists_stand_where_they_are() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let part = |text: &'static str| view! { <Label text={text}/> };
    let absent: Option<sidekick::Node> = None;
    let rows: Vec<_> = (1..=2)
        .map(|number| view! { <Row>{number}</Row> })
        .collect();
    mount(view! {
        <Column>
            {part("view")}
            {Some(part("some"))}
            {absent}
            {rows}
            {()}
            {vec![part("one"), part("two")]}
        </Column>
    });
    assert_outline(
        &mut harness,
        &[
            "column",
            "  label text=view",
            "  label text=some",
            "  row",
            "    label text=1",
            "  row",
            "    label text=2",
            "  label text=one",
            "  label text=two",
        ],
    );
}

#[test]
fn values_become_labels_that_follow_them() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let number = Mutable::new(1);
    let name = String::from("owned");
    mount(view! {
        <Row>
            {"text"} {name} {7} {number.clone()} {&number} {number.signal().map(|number| number * 10)}
        </Row>
    });
    let mut viewer = harness.connect();
    viewer.wait_until(|page| outline(page).len() == 7);
    let texts = |page: &Page| -> Vec<String> {
        page.roots[0]
            .children
            .iter()
            .map(|label| label.properties["text"].clone())
            .collect()
    };
    assert_eq!(texts(viewer.page()), ["text", "owned", "7", "1", "1", "10"]);
    number.set(2);
    viewer.wait_until(|page| texts(page)[3..] == ["2", "2", "20"]);
    assert_eq!(texts(viewer.page())[..3], ["text", "owned", "7"]);
}

#[test]
fn a_component_moves_to_where_the_view_has_it() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let made_before = Label::new("made before");
    let list = vec![Button::new("one"), Button::new("two")];
    mount(view! {
        <Column>
            <Label text="first"/>
            {made_before.clone()}
            {list}
        </Column>
    });
    assert_outline(
        &mut harness,
        &[
            "column",
            "  label text=first",
            "  label text=made before",
            "  button text=one",
            "  button text=two",
        ],
    );
    assert!(!made_before.is_removed());
}

#[test]
fn nesting_may_be_deep() {
    fn nested(depth: usize) -> sidekick::Node {
        if depth == 0 {
            return view! { "deep" };
        }
        view! { <Column>{nested(depth - 1)}</Column> }
    }
    let mut harness = Harness::new();
    let _entered = harness.enter();
    mount(nested(100));
    let mut viewer = harness.connect();
    viewer.wait_until(|page| outline(page).len() == 101);
    assert_eq!(outline(viewer.page())[100].trim(), "label text=deep");
}

#[test]
fn several_views_stand_one_behind_another() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    mount(view! { "first" });
    let removed = mount(view! { <Row>"second"</Row> "third" });
    mount(view! { "fourth" });
    removed.unmount();
    assert_outline(&mut harness, &["label text=first", "label text=fourth"]);
}
