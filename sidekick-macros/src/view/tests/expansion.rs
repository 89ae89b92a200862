//! Views without mistakes.

use super::expanded_right;

#[track_caller]
fn assert_expands(view: &str, expansion: &str) {
    assert_eq!(expanded_right(view), expansion, "for {view}");
}

#[test]
fn roots_are_one_node() {
    assert_expands("", "rt::fragment(Vec::new())");
    assert_expands("<></>", "rt::fragment(Vec::new())");
    assert_expands("\"a\"", "rt::text_node(\"a\")");
    assert_expands("{a}", "rt::child(a)");
    assert_expands(
        "\"a\" {b}",
        "rt::fragment(Vec::from([rt::text_node(\"a\"), rt::child(b)]))",
    );
    assert_expands(
        "<>\"a\"</>",
        "rt::fragment(Vec::from([rt::text_node(\"a\")]))",
    );
}

#[test]
fn every_element_and_attribute_has_its_call() {
    for (view, calls) in [
        (
            "<Label text=\"a\" id=\"b\"/>",
            "Label::new().text(rt::text(\"a\")).id(rt::id(\"b\"))",
        ),
        (
            "<Button text=\"a\" id=\"b\"></Button>",
            "Button::new().text(rt::text(\"a\")).id(rt::id(\"b\"))",
        ),
        (
            "<Textbox value=\"a\" placeholder=\"b\" id=\"c\"/>",
            "Textbox::new().value(rt::text(\"a\")).placeholder(rt::text(\"b\")).id(rt::id(\"c\"))",
        ),
        ("<Row id=\"a\"/>", "Row::new().id(rt::id(\"a\"))"),
        (
            "<Column id=\"a\"></Column>",
            "Column::new().id(rt::id(\"a\"))",
        ),
        (
            "<Viz id=\"a\" show:b={&c.d} show:e show:r#type={5}/>",
            "Viz::new().id(rt::id(\"a\")).show(\"b\", &c.d).show(\"e\", &e).show(\"type\", 5)",
        ),
    ] {
        assert_expands(view, &format!("rt::element::{calls}.node()"));
    }
}

#[test]
fn children_are_added_in_order() {
    assert_expands(
        "<Column><Row>\"a\"</Row>{b}<>\"c\" \"d\"</></Column>",
        "rt::element::Column::new()\
         .child(rt::element::Row::new().child(rt::text_node(\"a\")).node())\
         .child(rt::child(b))\
         .child(rt::fragment(Vec::from([rt::text_node(\"c\"), rt::text_node(\"d\")]))).node()",
    );
}

#[test]
fn a_long_list_of_children_is_not_a_long_chain() {
    let expansion = expanded_right(&format!("<Row>{}</Row>", "\"a\"".repeat(5_000)));
    assert_eq!(expansion.matches(".child(").count(), 1);
    assert_eq!(expansion.matches("rt::text_node(\"a\")").count(), 5_000);
    assert!(expansion.starts_with("rt::element::Row::new().child(rt::fragment(Vec::from(["));
}

#[test]
fn values_need_no_braces_where_their_end_is_clear() {
    for value in [
        "\"a\"",
        "5",
        "-5",
        "true",
        "a",
        "a.b",
        "a.0",
        "&a",
        "&mut a",
        "!a",
        "*a",
        "self.a",
        "A::B",
        "::a::b()",
        "a(b, c)",
        "a[0]",
        "(a + b)",
        "[a, b]",
        "a().b()?.c",
        "a.await",
        "a.b::<u8>()",
        "Vec::<u8>::new()",
        "format!(\"{a}\")",
        "vec![a]",
        "a::m! { b }",
    ] {
        let shown = crate::source::text(&value.parse().unwrap());
        let expected = format!(
            "rt::element::Textbox::new().value(rt::text({shown})).id(rt::id(\"i\")).node()"
        );
        assert_expands(&format!("<Textbox value={value} id=\"i\"/>"), &expected);
        assert_expands(&format!("<Textbox value={{{value}}} id=\"i\"/>"), &expected);
    }
}

#[test]
fn braces_may_hold_statements() {
    assert_expands("{let a = 1; a}", "rt::child({ let a = 1; a })");
    assert_expands(
        "{if a { b } else { c }}",
        "rt::child(if a { b } else { c })",
    );
}

#[test]
fn a_handler_chooses_its_method_by_its_syntax() {
    for (handler, call) in [
        ("{|ev| a(ev)}", "on_click(|ev| a(ev))"),
        ("{move |_| *a += 1}", "on_click(move |_| *a += 1)"),
        ("{(|_| a)}", "on_click((|_| a))"),
        (
            "{let b = a; move |_| b}",
            "on_click({ let b = a; move |_| b })",
        ),
        ("{move || a}", "on_click_unit(move || a)"),
        (
            "{|ev| async { a(ev) }}",
            "on_click_async(|ev| async { a(ev) })",
        ),
        (
            "{|| { b; async move { a } }}",
            "on_click_async_unit(|| { b; async move { a } })",
        ),
        (
            "{async |ev| a(ev).await}",
            "on_click_async(|ev| { async move { a(ev).await } })",
        ),
        (
            "{async move |ev| { a(ev) }}",
            "on_click_async(move |ev| { async move { a(ev) } })",
        ),
        (
            "{async move || a}",
            "on_click_async_unit(move || { async move { a } })",
        ),
        (
            "{async |_| -> () { a }}",
            "on_click_async(|_| { async move { let output: () = async move { a }.await; output } })",
        ),
        ("{a}", "on_click_with(a)"),
        ("a", "on_click_with(a)"),
        ("{a::b(c)}", "on_click_with(a::b(c))"),
    ] {
        let expected = format!("rt::element::Button::new().text(rt::text(\"a\")).{call}.node()");
        assert_expands(
            &format!("<Button text=\"a\" on:click={handler}/>"),
            &expected,
        );
    }
}

#[test]
fn every_event_has_its_method() {
    assert_expands(
        "<Textbox on:submit={|_| a}/>",
        "rt::element::Textbox::new().on_submit(|_| a).node()",
    );
    for (tag, calls) in [
        ("Label text=\"a\"", "Label::new().text(rt::text(\"a\"))"),
        ("Button text=\"a\"", "Button::new().text(rt::text(\"a\"))"),
        ("Textbox", "Textbox::new()"),
        ("Row", "Row::new()"),
        ("Column", "Column::new()"),
    ] {
        assert_expands(
            &format!("<{tag} on:error={{|_| a}}/>"),
            &format!("rt::element::{calls}.on_error(|_| a).node()"),
        );
    }
}

#[test]
fn clones_are_made_for_each_handler() {
    assert_expands(
        "<Button text=\"a\" clone:b on:click={move |_| b} on:error={move |_| b}/>",
        "rt::element::Button::new().text(rt::text(\"a\"))\
         .on_click({ let b = Clone::clone(&b); move |_| b })\
         .on_error({ let b = Clone::clone(&b); move |_| b }).node()",
    );
}

#[test]
fn an_async_handler_clones_at_each_call_too() {
    assert_expands(
        "<Row clone:a clone:b on:error={async move |_| c(a, b).await}/>",
        "rt::element::Row::new().on_error_async({ let a = Clone::clone(&a); let b = Clone::clone(&b); \
         move |_| { let a = Clone::clone(&a); let b = Clone::clone(&b); async move { c(a, b).await } } }).node()",
    );
    assert_expands(
        "<Row clone:a on:error={move |_| async move { a }}/>",
        "rt::element::Row::new().on_error_async({ let a = Clone::clone(&a); \
         move |_| { let a = Clone::clone(&a); async move { a } } }).node()",
    );
}

#[test]
fn a_cloned_expression_is_evaluated_once() {
    assert_expands(
        "<Row clone:a={b.c} on:error={|_| a}/>",
        "rt::element::Row::new().on_error({ let a = Clone::clone(&(b.c)); |_| a }).node()",
    );
    assert_expands(
        "<Button text=\"t\" clone:a={b.c} on:click={|_| a} on:error={|_| a}/>",
        "{ let a = Clone::clone(&(b.c)); rt::element::Button::new().text(rt::text(\"t\"))\
         .on_click({ let a = Clone::clone(&a); |_| a }).on_error({ let a = Clone::clone(&a); |_| a }).node() }",
    );
}
