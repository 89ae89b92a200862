//! A clock, shown as what it is in the program: a struct that describes itself to Viz.

use std::time::{Duration, SystemTime};

use sidekick::prelude::*;
use sidekick::submit_interval;
use sidekick::viz::{Represent, Represented, Representer};

/// The time of day in Greenwich.
struct Clock {
    hours: u64,
    minutes: u64,
    seconds: u64,
}

impl Clock {
    fn now() -> Self {
        let seconds = SystemTime::UNIX_EPOCH
            .elapsed()
            .map_or(0, |elapsed| elapsed.as_secs());
        Self {
            hours: seconds / 3_600 % 24,
            minutes: seconds / 60 % 60,
            seconds: seconds % 60,
        }
    }
}

impl Represent for Clock {
    fn represent(&self, cx: &mut Representer) -> Represented {
        cx.object("Clock")
            .field("hours", &self.hours)
            .field("minutes", &self.minutes)
            .field("seconds", &self.seconds)
            .finish()
    }
}

#[sidekick::main]
fn main() -> impl View {
    let viz = Viz::builder().show("clock", &Clock::now()).build();
    let shown = viz.clone();
    submit_interval(Duration::from_secs(1), move || {
        shown.show("clock", &Clock::now());
    });
    view! {
        <Column>
            <Label text="What time is it in Greenwich?"/>
            {viz}
        </Column>
    }
}
