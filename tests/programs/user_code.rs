//! Programs whose own code misbehaves.

use std::process::ExitCode;
use std::time::Duration;

use sidekick::prelude::*;
use sidekick::{register_global_message_handler, submit_interval, submit_task};
use sidekick_tests::say;

/// A button for every kind of handler that panics, and one that does not.
pub(crate) fn handlers() -> ExitCode {
    #[sidekick::main]
    #[expect(clippy::panic, reason = "that is what this program is for")]
    fn main() -> impl View {
        let clicks = Mutable::new(0);
        let broken = clicks.signal().map(|clicks| {
            assert!(clicks < 1, "the signal gives up");
            clicks
        });
        view! {
            <Button id="sync" text="sync" on:click={|| panic!("the handler gives up")}/>
            <Button id="async" text="async" on:click={async || panic!("the future gives up")}/>
            <Label id="broken" text={broken}/>
            <Label id="count" text={clicks.signal()}/>
            <Button id="good" text="good" clone:clicks on:click={move || *clicks.lock_mut() += 1}/>
        }
    }
    main()
}

/// The same for what runs beside the program.
pub(crate) fn tasks() -> ExitCode {
    #[sidekick::main]
    #[expect(clippy::panic, reason = "that is what this program is for")]
    fn main() -> impl View {
        let clicks = Mutable::new(0);
        register_global_message_handler(|_| panic!("the global handler gives up"));
        submit_task(async { panic!("the task gives up") });
        submit_interval(Duration::from_millis(1), || panic!("the interval gives up"));
        view! {
            <Label id="count" text={clicks.signal()}/>
            <Button id="good" text="good" clone:clicks on:click={move || *clicks.lock_mut() += 1}/>
        }
    }
    main()
}

/// Calls `run_forever` where it makes no sense.
pub(crate) fn run_forever() -> ExitCode {
    #[sidekick::main]
    fn main() -> impl View {
        register_global_message_handler(|message| {
            if let sidekick::protocol::SidekickMessage::Event { src, .. } = message
                && src.as_str() == "global"
            {
                say(format_args!("global: {:?}", sidekick::run_forever()));
            }
        });
        view! {
            <Button id="sync" text="sync" on:click={|| say(format_args!("sync: {:?}", sidekick::run_forever()))}/>
            <Button id="async" text="async" on:click={async || say(format_args!("async: {:?}", sidekick::run_forever()))}/>
            <Button id="global" text="global"/>
        }
    }
    main()
}

/// Calls components that are gone.
pub(crate) fn removed() -> ExitCode {
    #[sidekick::main]
    fn main() -> impl View {
        let label = Label::builder("gone").instance_id("gone").build();
        label.remove();
        label.remove();
        label.set_text("not seen");
        say(format_args!(
            "removed: {} {}",
            label.is_removed(),
            label.text()
        ));
        view! { <Label id="shown" text="there"/> }
    }
    main()
}
