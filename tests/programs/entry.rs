//! One program for each form of `main`.

use std::error::Error;
use std::fmt;
use std::process::ExitCode;
use std::time::Duration;

use sidekick::prelude::*;

/// A label, a button and a text box that work.
pub(crate) fn counter() -> ExitCode {
    #[sidekick::main]
    fn main() -> impl View {
        let count = Mutable::new(0);
        let greeting = Mutable::new("Who are you?".to_owned());
        view! {
            <Column id="all">
                <Row id="top">
                    <Label id="count" text={count.signal().map(|n| format!("Count: {n}"))}/>
                    <Button id="add" text="+1" clone:count on:click={move |_| *count.lock_mut() += 1}/>
                </Row>
                <Textbox
                    id="name"
                    placeholder="Your name"
                    clone:greeting
                    on:submit={move |submitted| greeting.set(format!("Hello, {}!", submitted.value))}
                />
                <Label id="greeting" text={&greeting}/>
                <Textbox id="long" on:submit={|submitted| {
                    Label::builder(submitted.value.len().to_string()).instance_id("length").build();
                }}/>
            </Column>
        }
    }
    main()
}

pub(crate) fn unit() -> ExitCode {
    #[sidekick::main]
    fn main() {
        Label::builder("nothing returned")
            .instance_id("shown")
            .build();
    }
    main()
}

pub(crate) fn result() -> ExitCode {
    #[sidekick::main]
    fn main() -> Result<(), Failure> {
        Label::builder("a result").instance_id("shown").build();
        Ok(())
    }
    main()
}

pub(crate) fn result_view() -> ExitCode {
    #[sidekick::main]
    fn main() -> Result<impl View, Box<dyn Error>> {
        let number: i32 = "12".parse()?;
        Ok(view! { <Label id="shown" text={number}/> })
    }
    main()
}

pub(crate) fn asynchronous() -> ExitCode {
    #[sidekick::main]
    async fn main() -> impl View {
        let doubled = sidekick::submit_task(async { 21 * 2 }).await.unwrap_or(0);
        // Only in a tokio runtime.
        tokio::task::spawn_blocking(|| ()).await.unwrap_or(());
        view! { <Label id="shown" text={doubled}/> }
    }
    main()
}

pub(crate) fn async_result() -> ExitCode {
    #[sidekick::main]
    async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
        tokio::task::yield_now().await;
        Err(Box::new(Failure(Some(Cause))))
    }
    main()
}

/// Has much to wait for when it is interrupted.
pub(crate) fn async_sleeping() -> ExitCode {
    #[sidekick::main]
    async fn main() {
        sidekick_tests::say("sleeping");
        tokio::time::sleep(Duration::from_hours(1)).await;
        sidekick_tests::say("slept");
    }
    main()
}

pub(crate) fn error() -> ExitCode {
    #[sidekick::main]
    fn main() -> Result<(), Failure> {
        Label::builder("before").instance_id("shown").build();
        sidekick_tests::wait_for_test();
        Err(Failure(Some(Cause)))
    }
    main()
}

pub(crate) fn panic() -> ExitCode {
    #[sidekick::main]
    #[expect(clippy::panic, reason = "that is what this program is for")]
    fn main() {
        Label::builder("before").instance_id("shown").build();
        sidekick_tests::wait_for_test();
        panic!("main gives up");
    }
    main()
}

#[derive(Debug)]
struct Failure(Option<Cause>);

#[derive(Debug)]
struct Cause;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the world is not ready")
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is too early")
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_ref().map(|cause| cause as _)
    }
}

impl Error for Cause {}
