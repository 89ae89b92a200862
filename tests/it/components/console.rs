//! Consoles.

use sidekick::prelude::*;
use sidekick::testing::Harness;

#[test]
fn what_can_be_printed() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let console = Console::builder().text("> ").build();
    let (name, numbers) = ("Ada", [1, 2]);
    cprint!(console, "{name}");
    cprint!(console, " and {:?}", numbers);
    cprintln!(console);
    cprintln!(console, "{}, {0}, {count}", 5, count = numbers.len());
    console.write('a');
    console.print(1.5);
    console.print(format_args!("{name:>5}"));
    let mut viewer = harness.connect();
    let text = "> Ada and [1, 2]\n5, 5, 2\na1.5\n  Ada\n";
    viewer.wait_until(|page| page.text_of("console-1") == Some(text));
    console.clear();
    viewer.wait_until(|page| page.text_of("console-1") == Some(""));
}

#[test]
fn a_page_that_comes_later_gets_the_lines_that_are_remembered() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let console = Console::builder().scrollback(2).build();
    let default = Console::new();
    let mut viewer = harness.connect();
    for line in 1..=10_100 {
        console.print(line);
        default.print(line);
    }
    viewer.wait_until(|page| {
        page.text_of("console-2")
            .is_some_and(|text| text.ends_with("10100\n"))
    });
    viewer.announce(
        sidekick_protocol::Presence::Online,
        sidekick_protocol::Capabilities::all(),
    );
    viewer.wait_until(|page| page.find("console-2").is_some());
    assert_eq!(viewer.page().text_of("console-1"), Some("10099\n10100\n"));
    let text = viewer.page().text_of("console-2").unwrap();
    assert_eq!(text.lines().count(), 10_000);
    assert!(text.starts_with("101\n102\n"));
}

#[test]
fn lines_are_submitted_to_every_kind_of_handler() {
    let mut harness = Harness::new();
    let _entered = harness.enter();
    let console = Console::builder()
        .show_input(true)
        .on_submit(|_| panic!("it was replaced"))
        .build();
    let output = console.clone();
    console.on_submit_async(move |said| {
        let output = output.clone();
        async move { cprintln!(output, "async {} of {}", said.value, said.instance_id) }
    });
    let mut viewer = harness.connect();
    assert_eq!(console.instance_id().as_str(), "console-1");
    viewer.submit_line(console.instance_id(), "one");
    viewer.wait_until(|page| page.text_of("console-1") == Some("async one of console-1\n"));
    console.clear_on_submit();
    viewer.submit_line(console.instance_id(), "nobody hears");
    console.on_submit(|_| ());
    console.print("end");
    viewer.wait_until(|page| page.text_of("console-1") == Some("async one of console-1\nend\n"));
}
