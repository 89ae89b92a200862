//! The connection strategy: walks a list of servers by priority and takes the first that works.
//!
//! The list is the user's URL alone if one is set; else the editor panel and then the embedded server. Every failed
//! attempt keeps its cause. The connector never talks to the UI; it only makes sure, where the list says so, that one
//! is there.

mod attempt;
#[cfg(feature = "embedded")]
mod browser;
#[cfg(feature = "embedded")]
mod launch;
#[cfg(feature = "embedded")]
mod project;
mod settings;

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use sidekick_protocol::{Presence, Role, SidekickMessage};
use tokio::sync::mpsc;

pub use self::attempt::{Attempt, ConnectError, SettingError};
pub(crate) use self::settings::Settings;
use crate::task_manager::TaskManager;
use crate::transport::memory::{self, MemoryLink};
use crate::transport::websocket::{self, Address};
use crate::transport::{Channel, ChannelEvent, Greeting, TransportError};

/// The editor panel's relay, as the base protocol fixes it.
const EDITOR_PANEL: &str = "ws://localhost:5163";

/// How long a relay that the user named may take to answer.
const RELAY_PATIENCE: Duration = Duration::from_secs(5);

/// How long the editor panel may take to answer, and then to show that a UI is on it. It is on this machine, and the
/// program's page waits meanwhile.
const PANEL_PATIENCE: Duration = Duration::from_millis(400);

/// A server that the connector may try.
#[derive(Debug)]
pub(crate) enum ServerConfig {
    /// A relay somewhere else.
    Relay {
        address: Address,
        patience: Duration,
        /// Whether a relay without a UI counts as a failed attempt.
        needs_sidekick: bool,
    },
    /// A program that drives the hero through the far ends of in-memory links, one for each connection.
    Memory(mpsc::UnboundedSender<MemoryLink>),
    /// A server in this process.
    #[cfg(feature = "embedded")]
    Embedded(launch::EmbeddedConfig),
}

impl ServerConfig {
    /// What to call the server in messages.
    fn name(&self) -> String {
        match self {
            Self::Relay { address, .. } => address.url().to_owned(),
            Self::Memory(_) => "memory".to_owned(),
            #[cfg(feature = "embedded")]
            Self::Embedded(_) => "embedded server".to_owned(),
        }
    }
}

/// What [`ServerConnector::connect`] found.
#[derive(Debug)]
pub(crate) struct Connected {
    pub(crate) channel: Channel,
    /// The server's place in the list, to connect to the same one again.
    pub(crate) server: usize,
}

/// Walks the servers.
#[derive(Debug)]
pub(crate) struct ServerConnector {
    servers: Vec<ServerConfig>,
}

impl ServerConnector {
    /// The servers that `settings` ask for.
    ///
    /// # Errors
    /// If a setting cannot be understood.
    pub(crate) fn new(settings: &Settings) -> Result<Self, ConnectError> {
        if let Some(url) = settings.url()? {
            let address = Address::parse(&url).map_err(|cause| Attempt::new(url, cause))?;
            let relay = ServerConfig::Relay {
                address,
                patience: RELAY_PATIENCE,
                needs_sidekick: false,
            };
            return Ok(Self {
                servers: vec![relay],
            });
        }
        let address = Address::parse(EDITOR_PANEL).expect("the panel's address is a WebSocket URL");
        let panel = ServerConfig::Relay {
            address,
            patience: PANEL_PATIENCE,
            needs_sidekick: true,
        };
        let mut servers = vec![panel];
        push_embedded(&mut servers)?;
        Ok(Self { servers })
    }

    /// These servers and no others.
    pub(crate) fn of(servers: Vec<ServerConfig>) -> Self {
        Self { servers }
    }

    /// Tries the servers in order, or just the one at `only`.
    ///
    /// # Errors
    /// [`ConnectError::NoServer`] with the cause of each failed attempt.
    pub(crate) async fn connect(
        &self,
        only: Option<usize>,
        greeting: &Greeting,
        tasks: &Arc<dyn TaskManager>,
    ) -> Result<Connected, ConnectError> {
        let mut attempts = Vec::new();
        for (server, config) in self.servers.iter().enumerate() {
            if only.is_some_and(|only| only != server) {
                continue;
            }
            match connect_to(config, greeting, tasks).await {
                Ok(channel) => return Ok(Connected { channel, server }),
                Err(cause) => attempts.push(Attempt::new(config.name(), cause)),
            }
        }
        Err(ConnectError::NoServer(attempts.into()))
    }
}

#[cfg(feature = "embedded")]
fn push_embedded(servers: &mut Vec<ServerConfig>) -> Result<(), ConnectError> {
    servers.push(ServerConfig::Embedded(launch::EmbeddedConfig::new()?));
    Ok(())
}

#[cfg(not(feature = "embedded"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "with the feature, a setting can be wrong"
)]
fn push_embedded(_: &mut Vec<ServerConfig>) -> Result<(), ConnectError> {
    Ok(())
}

async fn connect_to(
    config: &ServerConfig,
    greeting: &Greeting,
    tasks: &Arc<dyn TaskManager>,
) -> Result<Channel, TransportError> {
    match config {
        ServerConfig::Relay {
            address,
            patience,
            needs_sidekick,
        } => {
            let relay = connect_to_relay(address, *needs_sidekick, greeting, &**tasks);
            match select(pin!(relay), tasks.sleep(*patience)).await {
                Either::Left((result, _)) => result,
                Either::Right(_) => Err(TransportError::TimedOut(*patience)),
            }
        }
        ServerConfig::Memory(far_ends) => {
            let (channel, link) = memory::open(greeting).await;
            far_ends
                .send(link)
                .map_err(|_gone| TransportError::NoSidekick)?;
            Ok(channel)
        }
        #[cfg(feature = "embedded")]
        ServerConfig::Embedded(config) => launch::open(config, greeting, tasks),
    }
}

async fn connect_to_relay(
    address: &Address,
    needs_sidekick: bool,
    greeting: &Greeting,
    tasks: &dyn TaskManager,
) -> Result<Channel, TransportError> {
    let mut channel = websocket::connect(address, greeting, tasks).await?;
    if !needs_sidekick {
        return Ok(channel);
    }
    let patience = PANEL_PATIENCE / 2;
    match select(
        pin!(channel.wait_until(shows_sidekick)),
        tasks.sleep(patience),
    )
    .await
    {
        Either::Left((true, _)) => {}
        Either::Left((false, _)) | Either::Right(_) => return Err(TransportError::NoSidekick),
    }
    Ok(channel)
}

/// Whether the event is the announce of a sidekick that is online.
fn shows_sidekick(event: &ChannelEvent) -> bool {
    let ChannelEvent::Received(_, frame) = event else {
        return false;
    };
    let Ok(text) = std::str::from_utf8(frame) else {
        return false;
    };
    let Ok(SidekickMessage::Announce(announce)) = SidekickMessage::decode(text) else {
        return false;
    };
    announce.role == Role::Sidekick && announce.status == Presence::Online
}
