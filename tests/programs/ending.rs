//! Programs that end, each in its own way.

use std::process::ExitCode;
use std::time::Duration;

use sidekick::prelude::*;
use sidekick::{shutdown, submit_task};
use sidekick_tests::{say, wait_for_test};

/// How much `main` still does after the end of the service.
const STEPS: usize = 20;

/// How many updates are under way when the program ends.
const BACKLOG: usize = 5_000;

pub(crate) fn from_main() -> ExitCode {
    #[sidekick::main]
    fn main() -> impl View {
        let label = Label::builder("before").instance_id("shown").build();
        wait_for_test();
        label.set_text("last");
        shutdown();
        // It returns as soon as the service has ended. What `main` still has to do is done, however long it takes.
        let _ = sidekick::run_forever();
        for step in 1..=STEPS {
            say(format_args!("step {step}"));
            wait_for_test();
        }
        view! { "unseen" }
    }
    main()
}

pub(crate) fn from_handler() -> ExitCode {
    #[sidekick::main]
    fn main() {
        let label = Label::builder("before").instance_id("shown").build();
        let end = move |_| {
            label.set_text("last");
            shutdown();
        };
        Button::builder("End")
            .instance_id("end")
            .on_click(end)
            .build();
    }
    main()
}

pub(crate) fn from_task() -> ExitCode {
    #[sidekick::main]
    fn main() {
        let label = Label::builder("before").instance_id("shown").build();
        submit_task(async move {
            let connected = tokio::task::spawn_blocking(|| sidekick::wait_for_connection(None));
            let _ = connected.await;
            label.set_text("last");
            shutdown();
        });
    }
    main()
}

/// Has sent much when it is told to end.
pub(crate) fn backlog() -> ExitCode {
    #[sidekick::main]
    fn main() {
        let label = Label::builder("0").instance_id("shown").build();
        let count = move |_| {
            for number in 1..=BACKLOG {
                label.set_text(number.to_string());
            }
            say("sent");
        };
        Button::builder("Count")
            .instance_id("count")
            .on_click(count)
            .build();
    }
    main()
}

/// Sends far more than a UI that reads nothing can take.
pub(crate) fn flood() -> ExitCode {
    #[sidekick::main]
    fn main() {
        let label = Label::builder("").instance_id("shown").build();
        let flood = move |_| {
            let text = "x".repeat(1 << 20);
            for number in 0..32 {
                label.set_text(format!("{number} {text}"));
            }
            // It is answered after everything before was taken out of the queue.
            let _ = sidekick::wait_for_connection(None);
            say("sent");
        };
        Button::builder("Flood")
            .instance_id("flood")
            .on_click(flood)
            .build();
    }
    main()
}

/// Computes when it is told to end.
pub(crate) fn busy() -> ExitCode {
    #[sidekick::main]
    fn main() {
        Label::builder("before").instance_id("shown").build();
        // Without a UI it goes on in vain.
        let _ = sidekick::wait_for_connection(Duration::from_secs(30));
        say("computing");
        while std::hint::black_box(true) {
            std::hint::spin_loop();
        }
    }
    main()
}
