//! What of the components stands in a `view!`.

use sidekick::prelude::*;
use sidekick::testing::Harness;
use sidekick::{SubmitEvent, mount};

use super::assert_refuses;

#[test]
fn every_attribute_is_shown() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let width = 20_u8;
    mount(view! {
        <Markdown id="m" text="*a*"/>
        <Console id="c" text={format_args!("{}\n", 1)} show_input={true} scrollback=5/>
        <Console id="bare"/>
        <Grid id="g" columns=3 rows={1 + 1}/>
        <Canvas id="k" width=10.5 height={width}/>
        <Label id="last" text=""/>
    });
    let mut viewer = harness.connect();
    viewer.wait_until(|page| page.find("last").is_some());
    let property = |id, name| viewer.page().property_of(id, name).unwrap();
    assert_eq!(property("m", "text"), "*a*");
    assert_eq!(property("c", "text"), "1\n");
    assert_eq!(property("c", "show_input"), "true");
    assert_eq!(property("bare", "text"), "");
    assert_eq!(property("bare", "show_input"), "false");
    assert_eq!(
        [property("g", "columns"), property("g", "rows")],
        ["3", "2"]
    );
    assert_eq!(
        [property("k", "width"), property("k", "height")],
        ["10.5", "20"]
    );
}

#[test]
fn every_event_has_its_own_type() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let told = Mutable::new(String::new());
    let tell = |said: SubmitEvent| drop(said);
    mount(view! {
        <Label id="told" text={&told}/>
        <Console id="c" clone:told on:submit={move |said| told.set(said.value)}/>
        <Console id="by_name" on:submit={tell}/>
        <Grid id="g" columns=2 rows=2 clone:told on:click={move |cell| told.set(format!("{} {}", cell.x, cell.y))}/>
        <Canvas id="k" width=9 height=9 clone:told on:click={async move |at| told.set(format!("{:.1}", at.x + at.y))}/>
    });
    let mut viewer = harness.connect();
    viewer.submit_line(&"c".into(), "said");
    viewer.wait_until(|page| page.text_of("told") == Some("said"));
    viewer.click_cell(&"g".into(), 1, 0);
    viewer.wait_until(|page| page.text_of("told") == Some("1 0"));
    viewer.click_point(&"k".into(), 0.5, 2.0);
    viewer.wait_until(|page| page.text_of("told") == Some("2.5"));
}

#[test]
fn sizes_that_cannot_be_are_refused() {
    let harness = Harness::new();
    let _entered = harness.enter();
    let words = "grid: 0 columns; there must be at least 1, and at most 4294967295";
    assert_refuses(|| drop(view! { <Grid columns=0 rows=1/> }), words);
    let words = "canvas: the height is -1, but must be more than 0, and finite";
    assert_refuses(|| drop(view! { <Canvas width=1 height={-1}/> }), words);
}
