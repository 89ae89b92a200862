//! What `#[sidekick::main]` makes of a function, right or wrong.

use super::expand;
use crate::source::text;

fn expanded(options: &str, item: &str) -> String {
    text(&expand(options.parse().unwrap(), &item.parse().unwrap()))
        .replace("::sidekick::__rt::", "rt::")
        .replace("::std::process::", "")
        .replace("::core::compile_error!", "compile_error!")
        .replace(
            "#[allow(clippy::unnecessary_wraps, clippy::unused_async)] ",
            "",
        )
}

#[test]
fn main_is_handed_to_the_runtime() {
    assert_eq!(
        expanded("", "fn main() { a(); }"),
        "fn main() -> ExitCode { fn __main() { a(); } rt::run_main(__main) }"
    );
    assert_eq!(
        expanded("", "fn main() -> impl View { a }"),
        "fn main() -> ExitCode { fn __main() -> impl View { a } rt::run_main(__main) }"
    );
    assert_eq!(
        expanded("", "async fn main() -> Result<(), E> { a.await }"),
        "fn main() -> ExitCode { async fn __main() -> Result < (), E > { a.await } rt::run_async_main(__main) }"
    );
}

#[test]
fn attributes_and_visibility_stay() {
    assert_eq!(
        expanded("", "#[allow(dead_code)] pub(crate) fn main() {}"),
        "#[allow(dead_code)] pub(crate) fn main() -> ExitCode { fn __main() {} rt::run_main(__main) }"
    );
}

#[test]
fn a_body_that_does_not_parse_stays_as_it_is() {
    assert_eq!(
        expanded("", "fn main() { a. ; <b 1 2 }"),
        "fn main() -> ExitCode { fn __main() { a.; < b 1 2 } rt::run_main(__main) }"
    );
}

#[track_caller]
fn assert_says(options: &str, item: &str, expansion: &str, message: &str) {
    let message = message.replace('"', "\\\"");
    assert_eq!(
        expanded(options, item),
        format!("{expansion} compile_error!{{ \"{message}\" }}")
    );
}

const PLAIN: &str = "fn main() -> ExitCode { fn __main() {} rt::run_main(__main) }";

#[test]
fn options_and_second_runtimes_are_refused() {
    let no_options = "`#[sidekick::main]` takes no options: write `#[sidekick::main]`";
    assert_says("port = 80", "fn main() {}", PLAIN, no_options);
    assert_says("flavor", "fn main() {}", PLAIN, no_options);
    let second = "remove `#[tokio::main]`: `#[sidekick::main]` starts the runtime itself, `async fn main` included";
    assert_says(
        "",
        "#[tokio::main(flavor = \"a\")] fn main() {}",
        PLAIN,
        second,
    );
    assert_says(
        "",
        "#[sidekick::main] fn main() {}",
        PLAIN,
        "`#[sidekick::main]` is given twice: remove one",
    );
}

#[test]
fn a_main_that_can_not_be_run_is_still_compiled() {
    let refused = |inner: &str| {
        format!("fn main() -> ExitCode {{ #[allow(dead_code)] {inner} ExitCode::FAILURE }}")
    };
    for (item, inner, message) in [
        (
            "fn main(a: A) { b(a) }",
            "fn __main(a: A) { b(a) }",
            "`main` takes no parameters: read arguments with `std::env::args()`",
        ),
        (
            "fn main<T>() {}",
            "fn __main < T > () {}",
            "`main` can't be generic: remove the parameters",
        ),
        (
            "unsafe fn main() {}",
            "unsafe fn __main() {}",
            "`main` can't be `unsafe`: remove the word",
        ),
        (
            "const fn main() {}",
            "const fn __main() {}",
            "`main` can't be `const`: remove the word",
        ),
        (
            "extern \"C\" fn main() {}",
            "extern \"C\" fn __main() {}",
            "`main` can't be `extern`: remove it",
        ),
    ] {
        assert_says("", item, &refused(inner), message);
    }
}

#[test]
fn only_a_function_called_main_will_do() {
    let no_function =
        "`#[sidekick::main]` goes on a function with a body: `#[sidekick::main] fn main() { … }`";
    assert_says("", "struct A;", "struct A;", no_function);
    assert_says("", "fn main();", "fn main();", no_function);
    assert_says(
        "",
        "fn start() {}",
        "fn start() {} fn main() {}",
        "`#[sidekick::main]` goes on `main`: call this function `main`, not `start`",
    );
}
