//! Programs without `#[sidekick::main]`, which call the functions of the library themselves.

use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use sidekick::{
    Button, Component, Label, activate_connection, clear_all, register_global_message_handler,
    run_forever, run_forever_async, set_url, shutdown, submit_interval, submit_task,
    wait_for_connection,
};
use sidekick_tests::{say, wait_for_test};

/// A button that counts.
pub(crate) fn run() -> ExitCode {
    show_counter();
    end_with(run_forever())
}

/// The same in a runtime of the program's own.
pub(crate) fn run_async() -> ExitCode {
    show_counter();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let ended = runtime
        .expect("a runtime can be made")
        .block_on(run_forever_async());
    end_with(ended)
}

fn show_counter() {
    let label = Label::builder("0").instance_id("count").build();
    let mut count = 0;
    let add = move |_| {
        count += 1;
        label.set_text(count.to_string());
    };
    Button::builder("+1")
        .instance_id("add")
        .on_click(add)
        .build();
}

fn end_with(result: Result<(), sidekick::ConnectError>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("{error:?}"));
            ExitCode::FAILURE
        }
    }
}

/// Says what `set_url` answers, and uses what it was given last.
pub(crate) fn name_server() -> ExitCode {
    let good = std::env::var("TEST_RELAY").unwrap_or_default();
    say(format_args!("unusable: {:?}", set_url("http://localhost")));
    say(format_args!("valid: {:?}", set_url("ws://127.0.0.1:9")));
    say(format_args!("none: {:?}", set_url(None)));
    say(format_args!("good: {:?}", set_url(good.as_str())));
    let code = {
        Label::builder("here").instance_id("shown").build();
        say(format_args!("late: {:?}", set_url(None)));
        run_forever()
    };
    end_with(code)
}

/// Waits for a UI: too short a time, then as long as it takes, then after the end.
pub(crate) fn wait() -> ExitCode {
    say(format_args!(
        "short: {:?}",
        wait_for_connection(Duration::from_millis(50))
    ));
    say(format_args!("long: {:?}", wait_for_connection(None)));
    say(format_args!(
        "again: {:?}",
        wait_for_connection(Duration::ZERO + Duration::from_secs(30))
    ));
    shutdown();
    say(format_args!("late: {:?}", wait_for_connection(None)));
    ExitCode::SUCCESS
}

/// Ends before it has begun, and calls everything afterwards.
pub(crate) fn shutdown_first() -> ExitCode {
    shutdown();
    say(format_args!("wait: {:?}", wait_for_connection(None)));
    activate_connection();
    register_global_message_handler(|_| ());
    let label = Label::new("unseen");
    label.set_text("unseen as well");
    assert_eq!(label.text(), "unseen as well");
    let button = Button::builder("unseen").instance_id("button").build();
    button.on_click(|_| ());
    button.remove();
    say(format_args!(
        "task: {:?}",
        submit_task(async { 7 }).wait().is_err()
    ));
    submit_interval(Duration::from_millis(1), || ()).cancel();
    clear_all();
    shutdown();
    end_with(run_forever())
}

/// Ends two times, from two threads at once.
pub(crate) fn shutdown_twice() -> ExitCode {
    Label::builder("before").instance_id("shown").build();
    wait_for_test();
    thread::scope(|scope| {
        scope.spawn(shutdown);
        scope.spawn(shutdown);
    });
    shutdown();
    // It returns as soon as the service has ended, and again at once.
    let first = run_forever();
    say(format_args!("ended: {first:?}"));
    end_with(run_forever())
}

/// Ends while a server is being looked for.
pub(crate) fn shutdown_while_connecting() -> ExitCode {
    Label::new("unseen");
    let waiting = thread::spawn(|| wait_for_connection(None));
    wait_for_test();
    shutdown();
    let waited = waiting.join().expect("waiting never panics");
    say(format_args!("waited: {waited:?}"));
    end_with(run_forever())
}
