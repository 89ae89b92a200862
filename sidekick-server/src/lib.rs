//! The server side of Sidekick: relay, host and embedded web UI.
//!
//! - [`Host`] listens on the loopback interface, serves the web UI and hands out WebSockets that have passed every check.
//! - [`Relay`] is the relay rule of the protocol as a pure value.
//! - [`Sessions`] drives relays over the sockets of a host.
//!
//! A program that embeds its own server uses [`Host`] alone; the binary `sidekick-server` is a host with sessions.
//!
//! Nothing in here ever listens on another interface than loopback, reads a file at run time, or lets a browser page of
//! another origin in.

mod access;
mod assets;
mod host;
mod relay;
mod session_id;
mod sessions;

pub use access::{Access, Token, TokenError};
pub use host::{Accepted, BindError, Host, HostConfig, Port};
pub use relay::{PeerKey, Relay, Transmit};
pub use session_id::{SessionId, SessionIdError};
pub use sessions::Sessions;
