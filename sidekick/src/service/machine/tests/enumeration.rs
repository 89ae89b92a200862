//! Every sequence of inputs to length 5.

use super::*;

const LENGTH: usize = 5;

#[derive(Clone, Copy, Debug)]
enum Input {
    Activate,
    Message,
    ClearAll,
    Wait,
    CancelWait,
    Shutdown,
    Connected,
    ConnectFailed,
    Online,
    OnlineWithoutExtensions,
    Offline,
    ChannelEnded,
    Timeout,
}

use Input::*;

const INPUTS: [Input; 13] = [
    Activate,
    Message,
    ClearAll,
    Wait,
    CancelWait,
    Shutdown,
    Connected,
    ConnectFailed,
    Online,
    OnlineWithoutExtensions,
    Offline,
    ChannelEnded,
    Timeout,
];

impl Simulation {
    /// Feeds an input; `false` if it cannot happen now.
    fn feed(&mut self, input: Input) -> bool {
        let online = self.links.get(&LINK).map(|link| link.online);
        match input {
            Activate => self.command(Command::Activate),
            Message => self.spawn_label(),
            ClearAll => self.message(HeroMessage::ClearAll),
            Wait => self.wait(),
            CancelWait => match self.waiting.pop_last() {
                Some(waiter) => self.command(Command::CancelWait(waiter)),
                None => return false,
            },
            Shutdown => self.command(Command::Shutdown),
            Connected if self.connecting => {
                self.connected();
                self.open_link(LINK);
            }
            ConnectFailed if self.connecting => self.connect_failed(),
            Online if online.is_some() => {
                self.announce(LINK, Presence::Online, Capabilities::all());
            }
            OnlineWithoutExtensions if online.is_some() => {
                self.announce(LINK, Presence::Online, Capabilities::empty());
            }
            Offline if online == Some(true) => {
                self.announce(LINK, Presence::Offline, Capabilities::empty());
            }
            ChannelEnded if self.channel_open => self.channel_ended(),
            Timeout if self.machine.poll_timeout().is_some() => self.time_out(),
            _ => return false,
        }
        true
    }
}

#[test]
fn all_sequences_keep_the_invariants() {
    let mut sequences = 0;
    let mut ahead: Vec<Vec<Input>> = vec![Vec::new()];
    while let Some(sequence) = ahead.pop() {
        let mut simulation = Simulation::new();
        let possible = sequence.iter().all(|input| {
            let possible = simulation.feed(*input);
            if possible {
                simulation.check_pictures();
            }
            possible
        });
        // What cannot happen cannot be the beginning of anything that can.
        if !possible {
            continue;
        }
        let everyone_was_answered = simulation.answered.len() + simulation.waiting.len();
        assert!(
            everyone_was_answered as u64 <= simulation.waiters,
            "in {sequence:?}"
        );
        simulation.finish();
        sequences += 1;
        if sequence.len() < LENGTH {
            ahead.extend(
                INPUTS
                    .iter()
                    .map(|input| [sequence.as_slice(), &[*input]].concat()),
            );
        }
    }
    assert!(
        sequences > 7_000,
        "only {sequences} sequences were possible"
    );
}

#[test]
fn what_was_held_back_comes_in_order_after_one_clear_all() {
    let mut simulation = Simulation::new();
    for input in [Message, Message, Activate, Message, Connected, Message] {
        assert!(simulation.feed(input));
    }
    assert!(
        simulation.links[&LINK].queue.is_empty(),
        "nobody is there yet"
    );
    assert!(simulation.feed(OnlineWithoutExtensions));
    let frames = simulation
        .links
        .get_mut(&LINK)
        .unwrap()
        .queue
        .pop_front()
        .unwrap();
    let texts: Vec<_> = frames
        .iter()
        .map(
            |frame| match HeroMessage::decode(std::str::from_utf8(&frame).unwrap()).unwrap() {
                HeroMessage::ClearAll => "clearAll".to_owned(),
                HeroMessage::Spawn { target, .. } => target.to_string(),
                other => panic!("{other:?}"),
            },
        )
        .collect();
    assert_eq!(
        texts,
        ["clearAll", "label-1", "label-2", "label-3", "label-4"]
    );
}
