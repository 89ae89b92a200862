//! Views that are being typed: what stands there already is expanded, so that an editor completes from it.

use super::{expanded, messages};

/// The expansion up to where the mistakes come, which is what an editor compares with the finished word's.
#[track_caller]
fn assert_keeps(view: &str, kept: &str, message: &str) {
    let expansion = expanded(view);
    assert!(expansion.starts_with(kept), "for {view}\n  {expansion}");
    assert_eq!(messages(view.parse().unwrap()), [message], "for {view}");
}

const UNFINISHED: &str = "this expression is unfinished: something has to follow the `.`";

#[test]
fn a_dot_without_a_name() {
    let label = "{ rt::element::Label::new().text(rt::text(count";
    assert_keeps("<Label text={count.}/>", label, UNFINISHED);
    assert_keeps("<Label text=count. id=\"a\"/>", label, UNFINISHED);
    assert_keeps(
        "<Label text={count.a(b).}/>",
        &format!("{label}.a(b)"),
        UNFINISHED,
    );
    assert_keeps(
        "<Label text={count.a(|x| x.)}/>",
        &format!("{label}.a(|x| x)"),
        UNFINISHED,
    );
    assert_keeps(
        "<Row>{count.}</Row>",
        "{ rt::element::Row::new().child(rt::child(count",
        UNFINISHED,
    );
    assert_keeps(
        "<Row on:error={move |ev| { a(); ev. }}/>",
        "{ rt::element::Row::new().on_error(move |ev| { a(); ev }",
        UNFINISHED,
    );
    assert_keeps(
        "<Row on:error={async move |ev| ev.}/>",
        "{ rt::element::Row::new().on_error_async(move |ev| { async move { ev",
        UNFINISHED,
    );
}

#[test]
fn half_an_expression_has_no_type() {
    // Indexed with an error it is of any type, so that the compiler has nothing to add.
    assert_eq!(
        expanded("{count.}"),
        format!("{{ rt::child(count[compile_error!{{ \"{UNFINISHED}\" }}]) }}")
    );
}

/// An editor expands a view with a word put in where the cursor is, and looks for what stands before it in the
/// expansion of the view as it is. So both have to be alike up to there.
#[test]
fn completion_finds_the_receiver_where_it_was() {
    for view in [
        "<Column>\"a\"<Label text={count.CURSOR}/><La</Column>",
        "<Row>{count.CURSOR}</Row><Slider a={b}/>",
        "<Button text=d on:click={move |ev| count.a(ev.CURSOR)}/>",
        "<Button text=d clone:count on:click={async move |ev| { e(); count.CURSOR }}/>",
    ] {
        let with_word = expanded(&view.replace("CURSOR", "word"));
        let before_word = with_word
            .split_once("word")
            .unwrap()
            .0
            .trim_end_matches('.');
        let without = expanded(&view.replace("CURSOR", ""));
        assert!(without.starts_with(before_word), "{before_word}\n{without}");
    }
}

#[test]
fn other_signs_that_lead_nowhere() {
    let message =
        |sign: &str| format!("this expression is unfinished: something has to follow the `{sign}`");
    assert_keeps("{a +}", "{ rt::child(a[", &message("+"));
    assert_keeps("{a::}", "{ rt::child(a[", &message("::"));
    assert_keeps("{a &&}", "{ rt::child(a[", &message("&&"));
    assert_keeps("{a(b., c)}", "{ rt::child(a(b, c)[", &message("."));
    assert_keeps(
        "{let a = b.; a}",
        "{ rt::child({ let a = b; a }",
        &message("."),
    );
}

#[test]
fn what_comes_before_a_syntax_error_is_kept() {
    assert_keeps(
        "{a.b c}",
        "{ rt::child(a.b[",
        "this is not valid Rust: unexpected token, expected `;`",
    );
    assert_keeps(
        "{a(b c)}",
        "{ rt::child(a[",
        "this is not valid Rust: expected `,`",
    );
}

#[test]
fn a_name_that_is_being_typed() {
    let label = "rt::element::Label::new().text(rt::text(count.signal())).node()";
    let kept = format!("{{ rt::element::Column::new().child({label}).node();");
    let unknown = "there is no component `La`: use one of `Label`, `Button`, `Textbox`, `Markdown`, `Console`, `Grid`, `Canvas`, `Viz`, `Row` and `Column`";
    assert_keeps(
        "<Column><Label text={count.signal()}/><La</Column>",
        &kept,
        unknown,
    );
    assert_keeps(
        "<Column><Label text={count.signal()}/><La/></Column>",
        &kept,
        unknown,
    );
    let nameless = "a component's name goes right after `<`, as in `<Label text=\"…\"/>`";
    assert_keeps(
        "<Column><Label text={count.signal()}/>< </Column>",
        &kept,
        nameless,
    );
}

#[test]
fn a_tag_that_is_being_typed() {
    let unfinished = "the tag `<Label` is unfinished: end it with `/>`";
    assert_keeps("<Label", "{ rt::element::Label::new().node();", unfinished);
    assert_keeps(
        "<Label text={a}",
        "{ rt::element::Label::new().text(rt::text(a)).node();",
        unfinished,
    );
    assert_keeps(
        "<Row><Label text={a} <Label text={b}/></Row>",
        "{ rt::element::Row::new().child(rt::element::Label::new().text(rt::text(a)).node())\
         .child(rt::element::Label::new().text(rt::text(b)).node()).node();",
        unfinished,
    );
    let has_no_value = "`text` has no value: write `text={…}`";
    assert_keeps(
        "<Label id={a} text=",
        "{ rt::element::Label::new().id(rt::id(a)).node();",
        has_no_value,
    );
    assert_keeps(
        "<Row <Label text={a}/></Row>",
        "{ rt::element::Row::new().child(rt::element::Label::new().text(rt::text(a)).node()).node();",
        "the tag `<Row` is unfinished: end it with `>`, or with `/>` if it stays empty",
    );
}

#[test]
fn an_event_that_is_being_typed() {
    let button = "{ rt::element::Button::new().text(rt::text(a)).node();";
    let no_event = "`on:` has no event: `<Button>` has `click` and `error`";
    assert_keeps("<Button text={a} on:/>", button, no_event);
    assert_keeps("<Button text={a} on:", button, no_event);
    assert_keeps("<Button text={a} on: clone:b/>", button, no_event);
    assert_keeps(
        "<Button text={a} on:c={|ev| ev.x}/>",
        button,
        "`<Button>` has no event `c`: it has `click` and `error`",
    );
    assert!(
        expanded("<Button text={a} on:c={|ev| ev.x}/>").ends_with("let _ = |ev| ev.x; error }")
    );
    assert_keeps(
        "<Button text={a} clone:/>",
        button,
        "`clone:` has no name: write what the handler needs, as in `clone:count`",
    );
}

#[test]
fn an_expression_without_a_place_is_expanded_all_the_same() {
    for (view, kept) in [
        ("<Slider max={a.b}/>", "let _ = a.b;"),
        ("<Viz on:click={|ev| ev.x}/>", "let _ = |ev| ev.x;"),
        ("<For each={a.b} let:c>{c}</For>", "let _ = a.b;"),
        ("<Label text=\"a\" text={a.b}/>", "let _ = a.b;"),
        ("<Label text=\"a\" bind:x={a.b}/>", "let _ = a.b;"),
        ("<Label text=\"a\" {..a.b}/>", "let _ = a.b;"),
        ("<Label>{a.b}</Label>", "let _ = a.b;"),
        ("if a.b { c }", "let _ = if a.b { c };"),
        ("<If cond={a.b}>\"c\"</If>", "let _ = a.b;"),
    ] {
        let expansion = expanded(view);
        assert!(
            expansion.ends_with(&format!("{kept} error }}")),
            "for {view}\n  {expansion}"
        );
    }
}

#[test]
fn every_cut_of_a_view_is_read_to_its_end() {
    let view = "<Column id=\"a\"><Label text={a.b(|c| c.d)}/><Button text=e! clone:f on:click={async move |g| g.h}/>\
                <>\"i\" {j}</><If cond={k}>\"l\"<Else/>\"m\"</If><For each={n} let:o>{o}</For></Column>";
    let trees: Vec<_> = view
        .parse::<proc_macro2::TokenStream>()
        .unwrap()
        .into_iter()
        .collect();
    for end in 0..trees.len() {
        for start in 0..=end {
            let cut: proc_macro2::TokenStream = trees[start..end].iter().cloned().collect();
            let expansion = super::expand(cut.clone());
            let parsed = syn::parse2::<syn::Expr>(expansion);
            assert!(parsed.is_ok(), "for {cut}");
        }
    }
}
