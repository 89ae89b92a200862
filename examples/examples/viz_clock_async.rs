//! The time in some cities, kept by one async task: a map from names to structs.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use sidekick::prelude::*;
use sidekick::submit_task;
use sidekick::viz::{Represent, Represented, Representer};

/// Cities that don't change their clocks, and how many hours these are ahead of Greenwich.
const CITIES: [(&str, u64); 4] = [("Accra", 0), ("Nairobi", 3), ("Singapore", 8), ("Tokyo", 9)];

struct Clock {
    hours: u64,
    minutes: u64,
    seconds: u64,
}

impl Clock {
    fn now(hours_ahead: u64) -> Self {
        let seconds = SystemTime::UNIX_EPOCH
            .elapsed()
            .map_or(0, |elapsed| elapsed.as_secs());
        Self {
            hours: (seconds / 3_600 + hours_ahead) % 24,
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
async fn main() -> impl View {
    let viz = Viz::new();
    let shown = viz.clone();
    submit_task(async move {
        let mut ticks = tokio::time::interval(Duration::from_secs(1));
        while !shown.is_removed() {
            ticks.tick().await;
            let clocks: BTreeMap<_, _> = CITIES
                .into_iter()
                .map(|(city, hours_ahead)| (city, Clock::now(hours_ahead)))
                .collect();
            shown.show("clocks", &clocks);
        }
    });
    view! {
        <Column>
            <Label text="What time is it elsewhere?"/>
            {viz}
        </Column>
    }
}
