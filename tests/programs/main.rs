//! The programs that the tests start as processes: one binary, told by its first argument which of them to be.
//!
//! They are what a user might write, and know nothing of the tests but how to speak to them.

mod by_hand;
mod ending;
mod entry;
mod user_code;

use std::process::ExitCode;

type Main = fn() -> ExitCode;

const PROGRAMS: &[(&str, Main)] = &[
    ("async", entry::asynchronous),
    ("async-result", entry::async_result),
    ("async-sleeping", entry::async_sleeping),
    ("backlog", ending::backlog),
    ("busy", ending::busy),
    ("by-hand", by_hand::run),
    ("by-hand-async", by_hand::run_async),
    ("counter", entry::counter),
    ("error", entry::error),
    ("flood", ending::flood),
    ("handlers-that-panic", user_code::handlers),
    ("panic", entry::panic),
    ("removed", user_code::removed),
    ("result", entry::result),
    ("result-view", entry::result_view),
    ("run-forever-in-handlers", user_code::run_forever),
    ("set-url", by_hand::name_server),
    ("shutdown-first", by_hand::shutdown_first),
    ("shutdown-from-handler", ending::from_handler),
    ("shutdown-from-main", ending::from_main),
    ("shutdown-from-task", ending::from_task),
    ("shutdown-twice", by_hand::shutdown_twice),
    (
        "shutdown-while-connecting",
        by_hand::shutdown_while_connecting,
    ),
    ("tasks-that-panic", user_code::tasks),
    ("unit", entry::unit),
    ("wait", by_hand::wait),
];

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some((_, main)) = PROGRAMS.iter().find(|(known, _)| *known == name) else {
        sidekick_tests::say(format_args!("there is no program `{name}`"));
        return ExitCode::from(2);
    };
    main()
}
