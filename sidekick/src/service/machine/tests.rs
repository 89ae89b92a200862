//! The machine against every short sequence of inputs, and against long random ones.
//!
//! The simulation around it is the environment: it produces only what can really happen (nobody comes online on a link
//! that is not open), feeds what is sent to a model of each UI, and checks the invariants after every step.

mod enumeration;
mod random;
mod transitions;
mod viewers;

use std::collections::BTreeMap;
use std::io;

use sidekick_protocol::{
    Announce, Capabilities, HeroMessage, InstanceId, PeerId, Placement, Presence, Role,
    SidekickMessage, SpawnPayload, Text, label, textbox,
};

use super::*;
use crate::connector::Attempt;
use crate::testing::Page;
use crate::transport::{Frames, TransportError};

const LINK: LinkId = LinkId(0);
const TEXTBOX: &str = "textbox";

/// The machine and everything around it.
struct Simulation {
    machine: Machine,
    now: Duration,
    /// What the program has on screen, as if there were no connection at all.
    wanted: Page,
    spawned: u32,
    connecting: bool,
    channel_open: bool,
    links: BTreeMap<LinkId, SimulatedLink>,
    waiting: BTreeSet<WaiterId>,
    answered: BTreeMap<WaiterId, bool>,
    waiters: u64,
    stops: u32,
    delivered: u32,
}

/// A link, and the UI on it.
struct SimulatedLink {
    online: bool,
    capabilities: Capabilities,
    /// What the link's writer has not taken yet.
    queue: VecDeque<Frames>,
    page: Page,
    /// Whether a `clearAll` has come since the UI is there.
    cleared: bool,
}

impl Simulation {
    fn new() -> Self {
        let farewell = || Announce {
            peer_id: PeerId::from("hero"),
            role: Role::Hero,
            status: Presence::Offline,
            version: "0".into(),
            timestamp: 0,
            capabilities: Capabilities::empty(),
        };
        Self {
            machine: Machine::new(Box::new(farewell), 1),
            now: Duration::ZERO,
            wanted: Page::new(Capabilities::all()),
            spawned: 0,
            connecting: false,
            channel_open: false,
            links: BTreeMap::new(),
            waiting: BTreeSet::new(),
            answered: BTreeMap::new(),
            waiters: 0,
            stops: 0,
            delivered: 0,
        }
    }

    /// Whether the program can still change what is on screen.
    fn takes_messages(&self) -> bool {
        !matches!(
            self.machine.state(),
            State::ShuttingDown | State::ShutdownComplete
        )
    }

    fn command(&mut self, command: Command) {
        self.machine.handle_command(command, self.now);
        self.drive();
    }

    fn message(&mut self, message: HeroMessage) {
        if self.takes_messages() {
            self.wanted
                .apply(&message)
                .expect("the simulation sends what makes sense");
        }
        self.command(Command::Message(message));
    }

    /// A label of which only its number is of interest.
    fn spawn_label(&mut self) {
        self.spawned += 1;
        let text = self.spawned.to_string();
        self.message(HeroMessage::Spawn {
            target: InstanceId::from(format!("label-{text}")),
            placement: Placement::default(),
            payload: SpawnPayload::Label(label::Spawn { text: text.into() }),
        });
    }

    fn wait(&mut self) {
        self.waiters += 1;
        let waiter = WaiterId(self.waiters);
        self.waiting.insert(waiter);
        self.command(Command::Wait(waiter));
    }

    fn connected(&mut self) {
        self.connecting = false;
        self.channel_open = true;
        self.machine.handle_connected();
        self.drive();
    }

    fn connect_failed(&mut self) {
        self.connecting = false;
        let cause = TransportError::Connect(io::ErrorKind::ConnectionRefused.into());
        let error = ConnectError::from(Attempt::new("ws://localhost:1".into(), cause));
        self.machine.handle_connect_failed(error, self.now);
        self.drive();
    }

    fn open_link(&mut self, link: LinkId) {
        let (queue, page) = (VecDeque::new(), Page::default());
        let capabilities = Capabilities::empty();
        self.links.insert(
            link,
            SimulatedLink {
                online: false,
                capabilities,
                queue,
                page,
                cleared: false,
            },
        );
        self.machine.handle_link_opened(link, 0);
        self.drive();
    }

    fn close_link(&mut self, link: LinkId) {
        self.links.remove(&link);
        self.machine.handle_link_closed(link);
        self.drive();
    }

    fn announce(&mut self, link: LinkId, status: Presence, capabilities: Capabilities) {
        let simulated = self
            .links
            .get_mut(&link)
            .expect("only an open link carries announces");
        simulated.online = status == Presence::Online;
        simulated.capabilities = capabilities;
        simulated.page = Page::new(capabilities);
        simulated.cleared = false;
        // What is still on its way to the UI that was there before is seen by nobody.
        let lost: usize = simulated.queue.drain(..).map(|frames| frames.size()).sum();
        self.machine.handle_written(link, lost);
        let announce = Announce {
            peer_id: PeerId::from("sidekick"),
            role: Role::Sidekick,
            status,
            version: "0".into(),
            timestamp: 0,
            capabilities,
        };
        self.machine
            .handle_received(link, SidekickMessage::Announce(announce));
        self.drive();
    }

    /// A person submits a text in the text box that this UI shows, if any. The UI shows it at once.
    fn submit(&mut self, link: LinkId) {
        let simulated = self
            .links
            .get_mut(&link)
            .expect("only an open link carries events");
        let is_shown =
            simulated.page.find(TEXTBOX).is_some() && self.wanted.find(TEXTBOX).is_some();
        // A UI of the base protocol can be overtaken by an older message; nothing can be done about that.
        let is_overtaken = simulated.capabilities.is_empty() && !simulated.queue.is_empty();
        if !is_shown || is_overtaken {
            return;
        }
        self.spawned += 1;
        let value: Text = self.spawned.to_string().into();
        let src = InstanceId::from(TEXTBOX);
        let update = Update::Textbox(textbox::Update::SetValue {
            value: value.clone(),
        });
        let shown = HeroMessage::Update {
            target: src.clone(),
            update,
        };
        simulated.page.apply(&shown).expect("the text box is there");
        self.wanted.apply(&shown).expect("the text box is there");
        let event = Event::Textbox(textbox::Event::Submit { value });
        self.machine
            .handle_received(link, SidekickMessage::Event { src, event });
        self.drive();
    }

    fn channel_ended(&mut self) {
        self.channel_open = false;
        self.links.clear();
        self.machine.handle_channel_ended(self.now);
        self.drive();
    }

    fn time_out(&mut self) {
        self.now = self
            .machine
            .poll_timeout()
            .expect("only a set timeout runs out");
        self.machine.handle_timeout(self.now);
        self.drive();
    }

    /// The link's writer takes the next frames.
    fn write(&mut self, link: LinkId) {
        let Some(simulated) = self.links.get_mut(&link) else {
            return;
        };
        let Some(frames) = simulated.queue.pop_front() else {
            return;
        };
        for frame in frames.iter() {
            simulated.show(std::str::from_utf8(&frame).expect("frames are UTF-8"));
        }
        self.machine.handle_written(link, frames.size());
        self.drive();
    }

    fn write_all(&mut self) {
        while let Some(link) = self
            .links
            .iter()
            .find(|(_, link)| !link.queue.is_empty())
            .map(|(id, _)| *id)
        {
            self.write(link);
        }
    }

    /// Does what the driver does after each input.
    fn drive(&mut self) {
        while let Some(transmit) = self.machine.poll_transmit() {
            match transmit {
                Transmit::Send(link, frames) => {
                    self.links
                        .get_mut(&link)
                        .expect("only open links are sent to")
                        .queue
                        .push_back(frames);
                }
                Transmit::Purge(link) => {
                    let queue = &mut self
                        .links
                        .get_mut(&link)
                        .expect("only open links are purged")
                        .queue;
                    let bytes = queue.drain(..).map(|frames| frames.size()).sum();
                    self.machine.handle_purged(link, bytes);
                }
            }
        }
        while let Some(effect) = self.machine.poll_effect() {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        let is_answer = matches!(effect, Effect::Answer(..));
        assert!(self.stops == 0 || is_answer, "after `Stop` came {effect:?}");
        match effect {
            Effect::Connect { .. } => {
                assert!(
                    !self.connecting && !self.channel_open,
                    "one connection at a time"
                );
                self.connecting = true;
            }
            Effect::CancelConnect => self.connecting = false,
            Effect::CloseChannel => assert!(self.channel_open, "only an open channel is closed"),
            Effect::DropChannel => {
                self.channel_open = false;
                self.links.clear();
            }
            Effect::Answer(waiter, result) => {
                assert!(self.waiting.remove(&waiter), "{waiter:?} is answered once");
                self.answered.insert(waiter, result.is_ok());
            }
            Effect::Deliver(_) => self.delivered += 1,
            Effect::Warn(warning) => panic!("nothing here is worth a warning: {warning}"),
            Effect::Stop => self.stops += 1,
        }
    }

    /// Once everything is written, every UI shows what the program has on screen.
    fn check_pictures(&mut self) {
        self.write_all();
        self.check_up_to_date();
    }

    /// Every UI for which nothing is on its way shows what the program has on screen.
    fn check_up_to_date(&mut self) {
        for (id, link) in self
            .links
            .iter()
            .filter(|(_, link)| link.online && link.cleared && link.queue.is_empty())
        {
            assert_eq!(
                link.page.roots, self.wanted.roots,
                "what the UI on {id:?} shows"
            );
        }
    }

    /// Ends the service in an orderly way; everyone must have their answer then.
    fn finish(&mut self) {
        self.command(Command::Shutdown);
        self.command(Command::Shutdown);
        if self.channel_open {
            self.check_pictures();
            self.channel_ended();
        }
        assert_eq!(self.machine.state(), State::ShutdownComplete);
        assert_eq!(self.stops, 1, "one `Stop`");
        assert!(self.waiting.is_empty(), "everyone is answered");
        self.command(Command::Shutdown);
        self.wait_after_end();
    }

    fn wait_after_end(&mut self) {
        self.waiters += 1;
        let waiter = WaiterId(self.waiters);
        self.machine.handle_command(Command::Wait(waiter), self.now);
        let answer = self.machine.poll_effect();
        assert!(
            matches!(answer, Some(Effect::Answer(_, Err(ConnectError::ShutDown)))),
            "{answer:?}"
        );
        assert!(self.machine.poll_effect().is_none());
    }
}

impl SimulatedLink {
    fn show(&mut self, frame: &str) {
        for message in HeroMessage::decode_frame(frame) {
            let message = message.expect("the machine sends valid messages");
            assert!(!self.page.ended, "after the farewell came {message:?}");
            self.cleared |= message == HeroMessage::ClearAll;
            let farewell = matches!(message, HeroMessage::Announce(_));
            assert!(
                self.online || farewell,
                "nobody is there to see {message:?}"
            );
            assert!(
                self.cleared || farewell,
                "before `clearAll` came {message:?}"
            );
            self.page
                .apply(&message)
                .expect("the machine sends what makes sense");
        }
    }
}
