//! Every mistake has one message, which says what to write instead.

use super::{expanded, messages};

#[track_caller]
fn assert_says(cases: &[(&str, &str)]) {
    for (view, message) in cases {
        assert_eq!(messages(view.parse().unwrap()), [*message], "for {view}");
        // And it is in the expansion, exactly once.
        assert_eq!(
            expanded(view).matches("compile_error!").count(),
            1,
            "for {view}"
        );
    }
}

#[test]
fn closing_tags() {
    assert_says(&[
        ("<Row>", "`<Row>` is never closed: add `</Row>`"),
        (
            "<Column><Row></Column>",
            "`<Row>` is never closed: add `</Row>` before `</Column>`",
        ),
        (
            "<><Row></>",
            "`<Row>` is never closed: add `</Row>` before `</>`",
        ),
        (
            "<Column><Label text=\"a\"></Column>",
            "`<Label>` is never closed: end its tag with `/>`",
        ),
        (
            "<Column><Label text=\"a\"><Row/></Column>",
            "`<Label>` is never closed: end its tag with `/>`",
        ),
        (
            "<Column><Row></Column></Row>",
            "`<Row>` is never closed: add `</Row>` before `</Column>`",
        ),
        ("<>\"a\"", "this fragment is never closed: add `</>`"),
        (
            "<Row><>\"a\"</Row>",
            "this fragment is never closed: add `</>` before `</Row>`",
        ),
        ("<Row></Rwo>", "`</Rwo>` closes `<Row>`: write `</Row>`"),
        (
            "<Row></Column>",
            "`</Column>` closes `<Row>`: write `</Row>`",
        ),
        ("<Row></>", "`</>` closes `<Row>`: write `</Row>`"),
        ("<></Row>", "`</Row>` closes a fragment: write `</>`"),
        (
            "</Row>",
            "`</Row>` closes nothing: remove it, or open with `<Row>`",
        ),
        ("</>", "`</>` closes nothing: remove it, or open with `<>`"),
        (
            "<Row></Row></Row>",
            "`</Row>` closes nothing: remove it, or open with `<Row>`",
        ),
        (
            "<Row></Button></Row>",
            "`</Button>` closes nothing: remove it, or open with `<Button>`",
        ),
        (
            "<Row></Ro></Row>",
            "`</Ro>` closes nothing: remove it, or write `</Row>`",
        ),
        ("<Row><Row></Row>", "`<Row>` is never closed: add `</Row>`"),
        ("<Row></Row", "this closing tag has no `>`: write `</Row>`"),
        (
            "<Row></Row id=\"a\">",
            "a closing tag holds a name alone: write `</Row>`",
        ),
    ]);
}

#[test]
fn unknown_components() {
    let names = "`Label`, `Button`, `Textbox`, `Markdown`, `Console`, `Grid`, `Canvas`, `Viz`, `Row` and `Column`";
    assert_says(&[
        (
            "<Lable text=\"a\"/>",
            "there is no component `Lable`: did you mean `Label`?",
        ),
        (
            "<Buton/>",
            "there is no component `Buton`: did you mean `Button`?",
        ),
        (
            "<TextBox/>",
            "components begin with a capital letter: write `<Textbox>`",
        ),
        (
            "<Slider max=5/>",
            &format!("there is no component `Slider`: use one of {names}"),
        ),
        (
            "<my-slider/>",
            &format!("there is no component `my-slider`: use one of {names}"),
        ),
        (
            "<label text=\"a\"/>",
            "components begin with a capital letter: write `<Label>`",
        ),
        (
            "<div class=\"a\">\"b\"</div>",
            "`<div>` is a tag of HTML, which a view does not know: use `<Column>`",
        ),
        (
            "<p>Hello</p>",
            "`<p>` is a tag of HTML, which a view does not know: use `<Label text=\"…\"/>`",
        ),
        (
            "<input value={a}>",
            "`<input>` is a tag of HTML, which a view does not know: use `<Textbox/>`",
        ),
        (
            "<Gird/>",
            "there is no component `Gird`: did you mean `Grid`?",
        ),
        ("<Case id=\"a\"/>", "`<Case>` is not available yet"),
        (
            "<Caze/>",
            "there is no component `Caze`: did you mean `Case`, which is not available yet?",
        ),
        (
            "<Markdwon/>",
            "there is no component `Markdwon`: did you mean `Markdown`?",
        ),
        (
            "<cells::Cell x=1/>",
            "components of your own are not available yet",
        ),
        (
            "<List<u8> items={a}/>",
            "components of your own are not available yet",
        ),
    ]);
}

#[test]
fn unknown_attributes_events_and_prefixes() {
    assert_says(&[
        (
            "<Label txt=\"a\"/>",
            "`<Label>` has no attribute `txt`: did you mean `text`?",
        ),
        (
            "<Label text=\"a\" colour={b}/>",
            "`<Label>` has no attribute `colour`: it has `text` and `id`",
        ),
        (
            "<Row data-x=\"a\"/>",
            "`<Row>` has no attribute `data-x`: it has `id`",
        ),
        (
            "<Row on:eror={|ev| ev.x}/>",
            "`<Row>` has no event `eror`: did you mean `error`?",
        ),
        (
            "<Textbox on:drag={|ev| ev.x}/>",
            "`<Textbox>` has no event `drag`: it has `submit` and `error`",
        ),
        (
            "<Row onn:error={a}/>",
            "there is no prefix `onn:`: did you mean `on:`?",
        ),
        (
            "<Row use:a={b}/>",
            "there is no prefix `use:`: a handler is written `on:…`, a clone for it `clone:…`",
        ),
        ("<Row on::error={a}/>", "one colon is enough: write `on:`"),
        (
            "<Button text=\"a\" onclick={b}/>",
            "`onclick` is written `on:click`",
        ),
        (
            "<Button text=\"a\" onClick={b}/>",
            "`onClick` is written `on:click`",
        ),
        (
            "<Button text=\"a\" on_click={b}/>",
            "`on_click` is written `on:click`",
        ),
        (
            "<Button text=\"a\" onclick=\"b()\"/>",
            "`onclick` is written `on:click`",
        ),
        (
            "<Button text=\"a\" @click={b}/>",
            "a handler is written `on:click={…}`",
        ),
        (
            "<Textbox onchange={|ev| ev.x}/>",
            "`onchange` is written `on:submit`",
        ),
        (
            "<Row onclick={a}/>",
            "a handler is written `on:…`, and `<Row>` has the events `error`",
        ),
    ]);
}

#[test]
fn what_is_not_available_yet() {
    assert_says(&[
        (
            "<If cond={a}>\"b\"<Else/>\"c\"</If>",
            "`<If>` is not available yet",
        ),
        (
            "<For each={a} key={b} let:c>{c}</For>",
            "`<For>` is not available yet",
        ),
        (
            "<Match on={a}><Case is={Some(b)} when={c}>{b}</Case><Case is={None}></Case></Match>",
            "`<Match>` is not available yet",
        ),
        ("<Row><Else/></Row>", "`<Else>` is not available yet"),
        ("<Label text=\"a\" ref={b}/>", "`ref` is not available yet"),
        ("<Textbox bind:value={a}/>", "`bind:` is not available yet"),
        ("<Row {..a}/>", "a spread is not available yet"),
        ("<Row {...a}/>", "a spread has two dots: write `{..props}`"),
        (
            "<Row let:a/>",
            "`let:` belongs to `<For>`, which is not available yet",
        ),
    ]);
}

#[test]
fn values_are_shown_by_viz_under_a_name() {
    assert_says(&[
        (
            "<Row show:a={&a}/>",
            "`show:` shows a value in a Viz: write `<Viz show:a={…}/>` beside `<Row>`",
        ),
        (
            "<Viz show:={&a}/>",
            "`show:` has no name: write under which name to show what, as in `show:count={&count}`",
        ),
        (
            "<Viz show:a={&a} show:a={&b}/>",
            "`show:a` is given twice: remove one",
        ),
        (
            "<Viz count={&a}/>",
            "`<Viz>` has no attribute `count`: a value is shown with `show:count={…}`",
        ),
        (
            "<Viz>{a}</Viz>",
            "`<Viz>` has no content: values are shown with `show:`, as in `<Viz show:count={&count}/>`",
        ),
    ]);
}

#[test]
fn missing_and_repeated_attributes() {
    assert_says(&[
        (
            "<Label/>",
            "`<Label>` needs `text`: write `<Label text=\"…\"/>`",
        ),
        (
            "<Button on:click={a}/>",
            "`<Button>` needs `text`: write `<Button text=\"…\"/>`",
        ),
        (
            "<Grid columns=5/>",
            "`<Grid>` needs `rows`: write `<Grid columns=… rows=…/>`",
        ),
        (
            "<Label text=\"a\" text={b}/>",
            "`text` is given twice: remove one",
        ),
        (
            "<Row on:error={a} on:error={b}/>",
            "`on:error` is given twice: do both in one handler",
        ),
        (
            "<Row clone:a clone:a on:error={b}/>",
            "`clone:a` is given twice: remove one",
        ),
        (
            "<Row clone:a/>",
            "`clone:a` clones for a handler, and there is none: add `on:…` or remove it",
        ),
    ]);
}

#[test]
fn values() {
    let empty =
        "these braces are empty: put an expression in, or remove them (a comment needs none)";
    assert_says(&[
        ("<Label text=/>", "`text` has no value: write `text={…}`"),
        (
            "<Label text= id=\"a\"/>",
            "`text` has no value: write `text={…}`",
        ),
        (
            "<Label text= on:error={a}/>",
            "`text` has no value: write `text={…}`",
        ),
        (
            "<Label text/>",
            "`text` has no value: write `text=\"…\"` or `text={…}`",
        ),
        ("<Label text={}/>", empty),
        ("{}", empty),
        (
            "<Label text: \"a\"/>",
            "a value follows `=`, not `:`: write `text=\"a\"`",
        ),
        (
            "<Label text:{a}/>",
            "a value follows `=`, not `:`: write `text={a}`",
        ),
        (
            "<Label text:a/>",
            "a value follows `=`, not `:`: write `text={a}`",
        ),
        (
            "<Label text \"a\"/>",
            "the `=` is missing: write `text=\"a\"`",
        ),
        ("<Label text {a}/>", "the `=` is missing: write `text={a}`"),
        (
            "<Label \"a\"/>",
            "this value has no name: write `text=\"a\"`",
        ),
        ("<Label {a}/>", "this value has no name: write `text={a}`"),
        (
            "<Label text=\"a\" {id}/>",
            "this value has no name: write `id={id}`",
        ),
        (
            "<Label =\"a\"/>",
            "this value has no name: write `text=\"a\"`",
        ),
        (
            "<Row = />",
            "this `=` has no name before it: write `name=value`",
        ),
    ]);
}

#[test]
fn values_that_need_braces() {
    let cases = [
        "a + b",
        "a - b",
        "a > b",
        "a >= b",
        "a < b",
        "a == b",
        "a / b",
        "a && !b",
        "a as u8",
        "if a { b } else { c }",
        "match a { b => c }",
        "|_| a",
        "move || a(b)",
    ];
    for value in cases {
        let message = format!("this value needs braces: write `value={{{value}}}`");
        assert_says(&[(&format!("<Textbox value={value} id=\"i\"/>"), &message)]);
        assert_says(&[(&format!("<Textbox value={value}/>"), &message)]);
        let expansion = expanded(&format!("<Textbox value={value} id=\"i\"/>"));
        let call = format!(".value(rt::text({value})).id(rt::id(\"i\"))");
        assert!(expansion.contains(&call), "{expansion}");
    }
}

#[test]
fn handlers() {
    assert_says(&[
        (
            "<Row on:error/>",
            "`on:error` has no handler: write `on:error={move |_| …}`",
        ),
        (
            "<Row on:error=/>",
            "`on:error` has no value: write `on:error={…}`",
        ),
        (
            "<Row on:error=\"a\"/>",
            "a handler is a closure: write `on:error={move |_| …}`",
        ),
        (
            "<Row on:error={|a, b| c}/>",
            "a handler takes the event or nothing: write `on:error={move |event| …}`",
        ),
    ]);
}

#[test]
fn what_is_not_a_node() {
    assert_says(&[
        (
            "Hello, world!",
            "text needs quotes: write `\"Hello, world!\"` (and an expression braces: `{Hello, world!}`)",
        ),
        (
            "<Row>a.b()</Row>",
            "text needs quotes: write `\"a.b()\"` (and an expression braces: `{a.b()}`)",
        ),
        (
            "5",
            "text needs quotes: write `\"5\"` (and an expression braces: `{5}`)",
        ),
        (
            "<Row/>, <Row/>",
            "nothing stands between two nodes: remove this sign",
        ),
        (
            "<Row/>;",
            "nothing stands between two nodes: remove this sign",
        ),
        (
            "<Row/>>",
            "this `>` ends nothing: remove it, or put text in quotes",
        ),
        (
            "<!-- a --> <Row/>",
            "a comment in a view is a Rust comment: `// …` or `/* … */`",
        ),
        (
            "if a { <Row/> } else if b { <Row/> } else { <Row/> } <Row/>",
            "`if` can't stand between tags: put it in braces: `{if … { view! { … } } else { view! { … } }}`",
        ),
        (
            "match a { b => <Row/>, }",
            "`match` can't stand between tags: put it in braces: `{match … { … => view! { … } }}`",
        ),
        (
            "<Row>for a in b { <Label text={a}/> }</Row>",
            "`for` can't stand between tags: map over the items in braces: \
             `{items.iter().map(|item| view! { … }).collect::<Vec<_>>()}`",
        ),
    ]);
}

#[test]
fn signs_in_tags() {
    assert_says(&[
        (
            "<Label text=\"a\", id=\"b\",/>",
            "attributes are separated by spaces alone: remove the `,`",
        ),
        (
            "<Label text=\"a\"; id=\"b\"/>",
            "attributes are separated by spaces alone: remove the `;`",
        ),
        ("<Label text=\"a\" #/>", "`#` can't be in a tag: remove it"),
        (
            "<Row / id=\"b\"></Row>",
            "the tag ends with `/>`: write both signs together, at its end",
        ),
    ]);
}

#[test]
fn content_of_a_leaf() {
    let beside = "end its tag with `/>` and put these beside it in a `<Row>` or `<Column>`";
    assert_says(&[
        (
            "<Label>\"Hello\"</Label>",
            "`<Label>` has no content: write `<Label text=\"Hello\"/>`",
        ),
        (
            "<Label>Hello world!</Label>",
            "`<Label>` has no content: write `<Label text=\"Hello world!\"/>`",
        ),
        (
            "<Button>{a}</Button>",
            "`<Button>` has no content: write `<Button text={a}/>`",
        ),
        (
            "<Label text=\"a\"><Row/></Label>",
            &format!("`<Label>` has no content: {beside}"),
        ),
    ]);
}

#[test]
fn all_mistakes_are_reported_at_once_and_the_rest_expands() {
    let view =
        "<Column><Label/><Lable text={a}/><Button text={b.} on:clik={|_| c}/><Row>d</Row></Column>";
    let said = messages(view.parse().unwrap());
    assert_eq!(said.len(), 5, "{said:#?}");
    let expansion = expanded(view);
    assert_eq!(expansion.matches("compile_error!").count(), 5);
    assert!(expansion.starts_with(
        "{ rt::element::Column::new().child(rt::element::Label::new().node())\
         .child(rt::element::Label::new().text(rt::text(a)).node())\
         .child(rt::element::Button::new().text(rt::text(b["
    ));
}
