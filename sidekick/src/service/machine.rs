//! The command state machine, as a pure value.
//!
//! Commands, channel events and the time go in through the `handle_*` methods; what is to be done comes out of
//! [`Machine::poll_effect`] and [`Machine::poll_transmit`]. The machine does no I/O, reads no clock, calls no user code
//! and never blocks. The contract of the loop around it: after any number of `handle_*` calls, first carry out all
//! transmits and then all effects, then wait for input or for [`Machine::poll_timeout`].
//!
//! ```text
//!            Activate              first sidekick               channel lost
//!   Idle ───────────────▶ Activating ───────────▶ Active ───────────────────────▶ Reconnecting
//!    ▲                     │   ▲  │ ▲               ▲                              │  ▲      │
//!    │             refused │   │  └─┘ channel lost  └──────────────────────────────┘  └──────┘
//!    │                     ▼   │                          a sidekick is online          refused
//!    │                   Failed┘ Activate
//!    │
//!    └── Shutdown, from any state ──▶ ShuttingDown ── links flushed, or time is up ──▶ ShutdownComplete
//! ```

mod backoff;
mod held;
mod links;

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, VecDeque};
use std::fmt;
use std::time::Duration;

use sidekick_protocol::{
    Announce, Event, HeroMessage, InstanceId, Presence, Role, SidekickMessage, Update, textbox,
};

use self::backoff::Backoff;
use self::held::Held;
use self::links::Links;
pub(crate) use self::links::Transmit;
use super::scene::{Applied, Scene};
use crate::connector::ConnectError;
use crate::transport::LinkId;

/// How long a shutdown waits for links to take what was sent.
const SHUTDOWN_PATIENCE: Duration = Duration::from_millis(1500);

/// Where the service stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum State {
    /// Nothing was asked for yet. Messages are held back.
    Idle,
    /// Looking for a server, or connected and waiting for the first sidekick. Messages are held back.
    Activating,
    /// Someone has seen the picture; messages go out as they come.
    Active,
    /// The channel was lost; the scene goes on.
    Reconnecting,
    /// No server could be reached. Messages are held back; `Activate` tries again.
    Failed,
    /// The farewell is on its way.
    ShuttingDown,
    /// Nothing will happen any more.
    ShutdownComplete,
}

/// Who waits for the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WaiterId(pub(crate) u64);

/// What the program asks for.
#[derive(Debug)]
pub(crate) enum Command {
    /// Connect, unless that is under way or done.
    Activate,
    /// Change the picture, or tell the UI something.
    Message(HeroMessage),
    /// Answer once the connection is active, or cannot be.
    Wait(WaiterId),
    /// The waiter has given up.
    CancelWait(WaiterId),
    /// Say goodbye and stop.
    Shutdown,
}

/// What the loop is to do.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Walk the list of servers, or go back to the one that was lost.
    Connect { again: bool },
    /// Give up an attempt that is under way.
    CancelConnect,
    /// Let the links flush what was sent and end.
    CloseChannel,
    /// Drop the channel, whatever is still in it, and say nothing more of it.
    DropChannel,
    /// Tell a waiter; exactly once for each.
    Answer(WaiterId, Result<(), ConnectError>),
    /// Give a message from the UI to the program.
    Deliver(SidekickMessage),
    /// Tell whoever runs the program.
    Warn(String),
    /// The service has ended: stop all tasks. Only answers come after this.
    Stop,
}

/// Who the hero is, for its farewell.
pub(crate) type Farewell = Box<dyn Fn() -> Announce + Send>;

/// The machine.
pub(crate) struct Machine {
    state: State,
    scene: Scene,
    /// What was said before anyone could see it; `None` once the first sidekick has been there.
    held: Option<Held>,
    links: Links,
    channel_open: bool,
    waiters: BTreeSet<WaiterId>,
    failure: Option<ConnectError>,
    backoff: Backoff,
    deadline: Option<Duration>,
    farewell: Farewell,
    effects: VecDeque<Effect>,
}

impl Machine {
    /// An idle machine. `farewell` makes the hero's last announce; `seed` varies the pauses between attempts.
    pub(crate) fn new(farewell: Farewell, seed: u64) -> Self {
        Self {
            state: State::Idle,
            scene: Scene::default(),
            held: Some(Held::default()),
            links: Links::default(),
            channel_open: false,
            waiters: BTreeSet::new(),
            failure: None,
            backoff: Backoff::new(seed),
            deadline: None,
            farewell,
            effects: VecDeque::new(),
        }
    }

    pub(crate) fn state(&self) -> State {
        self.state
    }

    pub(crate) fn handle_command(&mut self, command: Command, now: Duration) {
        match command {
            Command::Message(message) => self.handle_message(message),
            Command::Activate => self.activate(),
            Command::Wait(waiter) => self.wait(waiter),
            Command::CancelWait(waiter) => {
                self.waiters.remove(&waiter);
            }
            Command::Shutdown => self.shut_down(now),
        }
    }

    /// The connector has opened a channel.
    pub(crate) fn handle_connected(&mut self) {
        match self.state {
            State::Activating | State::Reconnecting => self.channel_open = true,
            // A shutdown was faster than the cancelled attempt.
            _ => self.effects.push_back(Effect::DropChannel),
        }
    }

    /// The connector has come to the end of its list.
    pub(crate) fn handle_connect_failed(&mut self, error: ConnectError, now: Duration) {
        match self.state {
            State::Activating => {
                self.state = State::Failed;
                self.answer_all(&Err(error.clone()));
                self.failure = Some(error);
            }
            State::Reconnecting => self.deadline = Some(now + self.backoff.next_pause()),
            _ => {}
        }
    }

    /// The channel is gone, on purpose or not.
    pub(crate) fn handle_channel_ended(&mut self, now: Duration) {
        self.channel_open = false;
        self.links = Links::default();
        match self.state {
            State::Activating | State::Active | State::Reconnecting => {
                self.state = State::Reconnecting;
                self.deadline = Some(now + self.backoff.next_pause());
            }
            State::ShuttingDown => self.complete(),
            State::Idle | State::Failed | State::ShutdownComplete => {}
        }
    }

    /// A link is open, with a greeting of so many bytes on its way.
    pub(crate) fn handle_link_opened(&mut self, link: LinkId, greeting: usize) {
        self.links.open(link, greeting);
    }

    pub(crate) fn handle_link_closed(&mut self, link: LinkId) {
        self.links.close(link);
    }

    /// A message from the other end of a link.
    pub(crate) fn handle_received(&mut self, link: LinkId, message: SidekickMessage) {
        if matches!(self.state, State::ShuttingDown | State::ShutdownComplete) {
            return;
        }
        match &message {
            SidekickMessage::Announce(announce) => self.handle_announce(link, announce),
            SidekickMessage::Event { src, event } => self.follow_event(link, src, event),
            SidekickMessage::Error { .. } | SidekickMessage::Other(_) => {}
        }
        self.effects.push_back(Effect::Deliver(message));
    }

    /// A link's writer has handed on so many bytes.
    pub(crate) fn handle_written(&mut self, link: LinkId, bytes: usize) {
        self.links.settle(link, bytes, &self.scene);
    }

    /// So many bytes were dropped from a link's queue, as asked for.
    pub(crate) fn handle_purged(&mut self, link: LinkId, bytes: usize) {
        self.links.settle(link, bytes, &self.scene);
    }

    /// To be called when the time of [`poll_timeout`](Self::poll_timeout) has come.
    pub(crate) fn handle_timeout(&mut self, now: Duration) {
        if self.deadline.is_none_or(|deadline| now < deadline) {
            return;
        }
        self.deadline = None;
        match self.state {
            State::Reconnecting => self.effects.push_back(Effect::Connect { again: true }),
            State::ShuttingDown => {
                self.effects.push_back(Effect::DropChannel);
                self.complete();
            }
            _ => {}
        }
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due.
    pub(crate) fn poll_timeout(&self) -> Option<Duration> {
        self.deadline
    }

    /// What is to go out next. All of it goes before the effects, which may close the channel.
    pub(crate) fn poll_transmit(&mut self) -> Option<Transmit> {
        self.links.poll_transmit()
    }

    /// What is to be done next.
    pub(crate) fn poll_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    fn handle_message(&mut self, message: HeroMessage) {
        if matches!(self.state, State::ShuttingDown | State::ShutdownComplete) {
            return;
        }
        let applied = self.scene.apply(&message);
        if applied == Applied::No {
            return;
        }
        while let Some(warning) = self.scene.take_warning() {
            self.effects.push_back(Effect::Warn(warning));
        }
        match &mut self.held {
            Some(held) => held.push(message, applied),
            None => self.links.broadcast(&message, applied, &self.scene),
        }
    }

    fn activate(&mut self) {
        if matches!(self.state, State::Idle | State::Failed) {
            self.state = State::Activating;
            self.failure = None;
            self.effects.push_back(Effect::Connect { again: false });
        }
    }

    fn wait(&mut self, waiter: WaiterId) {
        let answer = match (self.state, &self.failure) {
            (State::Active, _) => Ok(()),
            (State::ShutdownComplete, _) => Err(ConnectError::ShutDown),
            (State::Failed, Some(failure)) => Err(failure.clone()),
            _ => {
                self.waiters.insert(waiter);
                return;
            }
        };
        self.effects.push_back(Effect::Answer(waiter, answer));
    }

    fn handle_announce(&mut self, link: LinkId, announce: &Announce) {
        if announce.role != Role::Sidekick || !self.links.is_open(link) {
            return;
        }
        if announce.status == Presence::Offline {
            return self.links.remove_sidekick(link, &announce.peer_id);
        }
        self.links
            .add_sidekick(link, announce.peer_id.clone(), announce.capabilities);
        match self.held.take() {
            Some(held) => self.links.start(link, held, &self.scene),
            None => self.links.restart(link, &self.scene),
        }
        self.state = State::Active;
        self.backoff.reset();
        self.answer_all(&Ok(()));
    }

    /// Some events change what the UI shows before the program says anything; the scene and the viewers follow.
    fn follow_event(&mut self, link: LinkId, src: &InstanceId, event: &Event) {
        let Event::Textbox(textbox::Event::Submit { value }) = event else {
            return;
        };
        let message = HeroMessage::Update {
            target: src.clone(),
            update: Update::Textbox(textbox::Update::SetValue {
                value: value.clone(),
            }),
        };
        if self.scene.apply(&message) != Applied::No {
            self.links.echo(link, &message, &self.scene);
        }
    }

    fn shut_down(&mut self, now: Duration) {
        if matches!(self.state, State::ShuttingDown | State::ShutdownComplete) {
            return;
        }
        if self.channel_open {
            self.state = State::ShuttingDown;
            self.deadline = Some(now + SHUTDOWN_PATIENCE);
            self.links.say_farewell(&(self.farewell)(), &self.scene);
            self.effects.push_back(Effect::CloseChannel);
        } else {
            self.effects.push_back(Effect::CancelConnect);
            self.complete();
        }
    }

    fn complete(&mut self) {
        self.state = State::ShutdownComplete;
        self.deadline = None;
        self.channel_open = false;
        self.effects.push_back(Effect::Stop);
        // Whoever is told that there is no service any more finds it so.
        self.answer_all(&Err(ConnectError::ShutDown));
    }

    fn answer_all(&mut self, answer: &Result<(), ConnectError>) {
        let waiters = std::mem::take(&mut self.waiters);
        self.effects.extend(
            waiters
                .into_iter()
                .map(|waiter| Effect::Answer(waiter, answer.clone())),
        );
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine")
            .field("state", &self.state)
            .field("links", &self.links)
            .finish_non_exhaustive()
    }
}
