//! The one async loop around the machine: takes input, feeds the machine, carries out what it decides.
//!
//! The driver alone touches links and service state. It never runs user code and never waits for a link.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use sidekick_protocol::{
    Announce, Capabilities, HeroMessage, PeerId, Presence, Role, SidekickMessage,
};

use super::ConnectionService;
use super::machine::{Command, Effect, Machine, State, Transmit};
use crate::connector::{ConnectError, Connected, ServerConfig, ServerConnector};
use crate::diagnostics;
use crate::task_manager::Lane;
use crate::transport::{Channel, ChannelEvent, FramesBuilder, Greeting, LinkId, LinkQueue};

/// How many events are handled in one turn, so that commands get theirs.
const EVENTS_A_TURN: usize = 256;

type Connecting = Pin<Box<dyn Future<Output = Result<Connected, ConnectError>> + Send>>;

struct Driver {
    service: ConnectionService,
    machine: Machine,
    greeting: Greeting,
    /// The servers that were given instead of those that the settings name.
    servers: Option<Vec<ServerConfig>>,
    connector: Option<Arc<ServerConnector>>,
    connecting: Option<Connecting>,
    /// The server that the connection is to, once there was one.
    server: Option<usize>,
    channel: Option<Channel>,
    links: HashMap<LinkId, Arc<LinkQueue>>,
    commands: Vec<Command>,
}

/// What the driver has waited for.
enum Input {
    Commands,
    Event(Option<ChannelEvent>),
    Connected(Result<Connected, ConnectError>),
    Timeout,
}

/// Starts the driver of a service.
pub(super) fn start(service: ConnectionService, servers: Option<Vec<ServerConfig>>) {
    let tasks = Arc::clone(service.tasks());
    let announce = announcer();
    let (farewell, clock) = (announce.clone(), Arc::clone(&tasks));
    let machine = Machine::new(
        Box::new(move || farewell(Presence::Offline, clock.unix_millis())),
        RandomState::new().hash_one(0),
    );
    let clock = Arc::clone(&tasks);
    let greeting = Greeting::new(move || {
        let mut frames = FramesBuilder::default();
        let message = HeroMessage::Announce(announce(Presence::Online, clock.unix_millis()));
        frames.push(|out| message.encode(out));
        frames.take()
    });
    let driver = Driver {
        service,
        machine,
        greeting,
        servers,
        connector: None,
        connecting: None,
        server: None,
        channel: None,
        links: HashMap::new(),
        commands: Vec::new(),
    };
    tasks.spawn(Lane::Service, Box::pin(driver.run()));
}

/// Makes the announces of one run: they differ in status and time only.
fn announcer() -> impl Fn(Presence, u64) -> Announce + Clone + Send + Sync + 'static {
    let random = RandomState::new();
    let id = format!(
        "hero-rs-{:016x}{:016x}",
        random.hash_one(1),
        random.hash_one(2)
    );
    let peer_id = PeerId::from(id);
    move |status, timestamp| Announce {
        peer_id: peer_id.clone(),
        role: Role::Hero,
        status,
        version: env!("CARGO_PKG_VERSION").into(),
        timestamp,
        capabilities: Capabilities::empty(),
    }
}

impl Driver {
    async fn run(mut self) {
        while self.machine.state() != State::ShutdownComplete {
            match self.wait_for_input().await {
                Input::Commands => {}
                Input::Event(event) => self.handle_event(event),
                Input::Connected(result) => self.handle_connection_result(result),
                Input::Timeout => self.machine.handle_timeout(self.now()),
            }
            self.handle_waiting_events();
            self.handle_commands();
            self.drive_transmits();
            self.drive_effects();
        }
        self.end();
    }

    async fn wait_for_input(&mut self) -> Input {
        let timeout = self
            .machine
            .poll_timeout()
            .map(|at| at.saturating_sub(self.now()));
        let tasks = Arc::clone(self.service.tasks());
        let shared = Arc::clone(&self.service.shared);
        tokio::select! {
            () = shared.queue.take(&mut self.commands) => Input::Commands,
            event = next_event(&mut self.channel) => Input::Event(event),
            result = connected(&mut self.connecting) => Input::Connected(result),
            () = tasks.sleep(timeout.unwrap_or(Duration::MAX)), if timeout.is_some() => Input::Timeout,
        }
    }

    /// Handles what was taken already, and what else is queued at this moment.
    fn handle_commands(&mut self) {
        self.handle_taken_commands();
        self.service.shared.queue.try_take(&mut self.commands);
        self.handle_taken_commands();
    }

    fn handle_taken_commands(&mut self) {
        let now = self.now();
        for command in self.commands.drain(..) {
            self.machine.handle_command(command, now);
        }
    }

    fn handle_waiting_events(&mut self) {
        for _ in 0..EVENTS_A_TURN {
            let Some(event) = self.channel.as_mut().and_then(Channel::try_next_event) else {
                return;
            };
            self.handle_event(Some(event));
        }
    }

    /// Handles an event, after everything that the program said before it came: so a viewer who comes now is given
    /// the same as one who comes a moment later.
    fn handle_event(&mut self, event: Option<ChannelEvent>) {
        self.handle_commands();
        match event {
            Some(ChannelEvent::Opened(link, queue, greeting)) => {
                self.links.insert(link, queue);
                self.machine.handle_link_opened(link, greeting);
            }
            Some(ChannelEvent::Received(link, frame)) => self.handle_frame(link, &frame),
            Some(ChannelEvent::Written(link, bytes)) => self.machine.handle_written(link, bytes),
            Some(ChannelEvent::Closed(link, cause)) => {
                if let Some(cause) = cause {
                    diagnostics::debug(format_args!("a link was lost: {cause}"));
                }
                self.links.remove(&link);
                self.machine.handle_link_closed(link);
            }
            None => {
                self.drop_channel();
                self.machine.handle_channel_ended(self.now());
            }
        }
    }

    fn handle_frame(&mut self, link: LinkId, frame: &Bytes) {
        // A frame that was skipped for its size is empty here, and has been warned of.
        if frame.is_empty() {
            return;
        }
        let text = std::str::from_utf8(frame).expect("transports hand on UTF-8");
        for message in SidekickMessage::decode_frame(text) {
            match message {
                Ok(message) => self.machine.handle_received(link, message),
                Err(error) => {
                    diagnostics::warn(format_args!("a message from the UI was dropped: {error}"));
                }
            }
        }
    }

    fn handle_connection_result(&mut self, result: Result<Connected, ConnectError>) {
        self.connecting = None;
        match result {
            Ok(Connected { channel, server }) => {
                self.channel = Some(channel);
                self.server = Some(server);
                self.machine.handle_connected();
            }
            Err(error) => {
                diagnostics::debug(format_args!("{error}"));
                self.machine.handle_connect_failed(error, self.now());
            }
        }
    }

    fn drive_transmits(&mut self) {
        while let Some(transmit) = self.machine.poll_transmit() {
            match transmit {
                Transmit::Send(link, frames) => {
                    if let Some(queue) = self.links.get(&link) {
                        queue.push(frames);
                    }
                }
                Transmit::Purge(link) => {
                    let bytes = self.links.get(&link).map_or(0, |queue| queue.purge());
                    self.machine.handle_purged(link, bytes);
                }
            }
        }
    }

    fn drive_effects(&mut self) {
        while let Some(effect) = self.machine.poll_effect() {
            match effect {
                Effect::Connect { again } => self.connect(again),
                Effect::CancelConnect => self.connecting = None,
                Effect::CloseChannel => {
                    if let Some(channel) = &mut self.channel {
                        channel.close();
                    }
                }
                Effect::DropChannel => self.drop_channel(),
                Effect::Answer(waiter, result) => {
                    self.service.shared.waiters.answer(waiter, result);
                }
                Effect::Deliver(message) => self.service.deliver(message),
                Effect::Warn(warning) => diagnostics::warn(format_args!("{warning}")),
                Effect::Stop => self.service.tasks().stop(),
            }
        }
    }

    /// Starts an attempt: to the server that was lost, or down the list.
    fn connect(&mut self, again: bool) {
        let connector = match self.connector() {
            Ok(connector) => connector,
            Err(error) => return self.machine.handle_connect_failed(error, self.now()),
        };
        let only = self.server.filter(|_| again);
        let (greeting, tasks) = (self.greeting.clone(), Arc::clone(self.service.tasks()));
        self.connecting = Some(Box::pin(async move {
            connector.connect(only, &greeting, &tasks).await
        }));
    }

    fn connector(&mut self) -> Result<Arc<ServerConnector>, ConnectError> {
        if let Some(connector) = &self.connector {
            return Ok(Arc::clone(connector));
        }
        let connector = match self.servers.take() {
            Some(servers) => ServerConnector::of(servers),
            None => ServerConnector::new(self.service.settings())?,
        };
        let connector = Arc::new(connector);
        self.connector = Some(Arc::clone(&connector));
        Ok(connector)
    }

    fn drop_channel(&mut self) {
        self.channel = None;
        self.links.clear();
    }

    fn now(&self) -> Duration {
        self.service.tasks().now()
    }

    /// Ends the service: nothing is taken any more, and everyone who still waits learns it.
    fn end(mut self) {
        self.service.shared.queue.close();
        self.drop_channel();
        self.service.shared.waiters.close();
    }
}

/// The next event of a channel; never, if there is none.
async fn next_event(channel: &mut Option<Channel>) -> Option<ChannelEvent> {
    match channel {
        Some(channel) => channel.next_event().await,
        None => std::future::pending().await,
    }
}

/// The end of an attempt; never, if there is none.
async fn connected(connecting: &mut Option<Connecting>) -> Result<Connected, ConnectError> {
    match connecting {
        Some(connecting) => connecting.await,
        None => std::future::pending().await,
    }
}
