//! The wire types of Sidekick and nothing else: what travels between a hero (the user's program) and its UIs.
//!
//! It must never do I/O, read a clock, or decide what to send; and whatever it is given to decode, it must never panic.
//!
//! [`HeroMessage`] is what a hero says and [`SidekickMessage`] what a UI says. Both are encoded straight into a byte
//! buffer, and decoded with errors that name the field:
//!
//! ```
//! use sidekick_protocol::HeroMessage;
//!
//! let text = r#"{"id":0,"component":"grid","type":"update","target":"grid-1",
//!     "payload":{"action":"setColor","options":{"x":-1,"y":0,"color":"red"}}}"#;
//! let error = HeroMessage::decode(text).unwrap_err();
//! assert_eq!(error.field(), Some("payload.options.x"));
//! assert_eq!(
//!     error.to_string(),
//!     "the field `payload.options.x` has to be a whole number from 0 to 4294967295, but is the number -1",
//! );
//! ```
//!
//! What is new to this version is no error: a message with an unknown component, type or action becomes an
//! [`Envelope`] that can be written again without loss, and unknown fields are ignored.
//!
//! Each component has a module with what it is created with (`Spawn`), how it changes (`Update`) and what a person can do
//! with it (`Event`), as far as there are such.

mod hero;
mod sidekick;

mod envelope;
mod error;

mod capabilities;
mod component;
mod id;
mod notice;
mod placement;
mod presence;

pub mod button;
pub mod canvas;
pub mod console;
pub mod grid;
pub mod label;
pub mod markdown;
pub mod textbox;
pub mod viz;

mod json;
mod text;

pub use self::{
    capabilities::Capabilities,
    component::ComponentKind,
    envelope::Envelope,
    error::{DecodeError, JsonError},
    hero::{HeroMessage, SpawnPayload, Update},
    id::{InstanceId, PeerId},
    notice::{Notice, NoticeLevel},
    placement::Placement,
    presence::{Announce, Presence, Role},
    sidekick::{Event, SidekickMessage},
};

/// Text as messages carry it: borrowed where it is part of the program, so that it costs nothing.
pub type Text = std::borrow::Cow<'static, str>;
