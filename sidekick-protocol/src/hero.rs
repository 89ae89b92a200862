//! What a hero says to its UIs.
//!
//! It must never hold what a UI says; the same `type` means something else, or nothing, in the other direction.

mod payload;

pub use self::payload::{SpawnPayload, Update};

use crate::{
    Announce, ComponentKind, DecodeError, Envelope, InstanceId, Notice, Placement,
    envelope::{self, ANNOUNCE, FromEnvelope, GLOBAL, SYSTEM},
    json::{Fields, message},
    placement::CHANGE_PARENT,
};

const SPAWN: &str = "spawn";
const UPDATE: &str = "update";
const REMOVE: &str = "remove";
const CLEAR_ALL: &str = "clearAll";
const NOTICE: &str = "notice";

/// A message from a hero to its UIs.
///
/// ```
/// use sidekick_protocol::{HeroMessage, Placement, SpawnPayload, label};
///
/// let message = HeroMessage::Spawn {
///     target: "greeting".into(),
///     placement: Placement::default(),
///     payload: SpawnPayload::Label(label::Spawn { text: "Hello".into() }),
/// };
/// let mut out = Vec::new();
/// message.encode(&mut out);
/// let text = r#"{"id":0,"component":"label","type":"spawn","target":"greeting","payload":{"text":"Hello"}}"#;
/// assert_eq!(out, text.as_bytes());
/// assert_eq!(HeroMessage::decode(text)?, message);
/// # Ok::<(), sidekick_protocol::DecodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum HeroMessage {
    /// The hero comes or goes.
    Announce(Announce),
    /// Everything on the page is to go.
    ClearAll,
    /// Something the user should see. Only for peers with the capability `notice`.
    Notice(Notice),
    /// A component is created.
    Spawn {
        /// Its id.
        target: InstanceId,
        /// Where it stands.
        placement: Placement,
        /// What it is, and what it starts with.
        payload: SpawnPayload,
    },
    /// A component moves.
    ChangeParent {
        /// Its id.
        target: InstanceId,
        /// What it is.
        component: ComponentKind,
        /// Where it is to stand.
        placement: Placement,
    },
    /// A component changes.
    Update {
        /// Its id.
        target: InstanceId,
        /// What it is, and how it changes.
        update: Update,
    },
    /// A component goes, and everything in it.
    Remove {
        /// Its id.
        target: InstanceId,
        /// What it is.
        component: ComponentKind,
    },
    /// A message that this version doesn't know.
    Other(Box<Envelope>),
}

impl HeroMessage {
    /// Appends the message to `out` as one strict JSON object.
    pub fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Announce(announce) => message(out, SYSTEM, ANNOUNCE, |message| {
                message.object("payload", |payload| announce.write(payload));
            }),
            Self::ClearAll => message(out, GLOBAL, CLEAR_ALL, |_| ()),
            Self::Notice(notice) => message(out, GLOBAL, NOTICE, |message| {
                message.object("payload", |payload| notice.write(payload));
            }),
            Self::Spawn {
                target,
                placement,
                payload: spawn,
            } => message(out, spawn.kind().as_str(), SPAWN, |message| {
                message
                    .field("target", target)
                    .object("payload", |payload| {
                        spawn.write(payload);
                        placement.write_spawn(payload);
                    });
            }),
            Self::ChangeParent {
                target,
                component,
                placement,
            } => message(out, component.as_str(), UPDATE, |message| {
                message
                    .field("target", target)
                    .object("payload", |payload| {
                        payload.action(CHANGE_PARENT, |options| placement.write_change(options));
                    });
            }),
            Self::Update { target, update } => {
                message(out, update.kind().as_str(), UPDATE, |message| {
                    message
                        .field("target", target)
                        .object("payload", |payload| update.write(payload));
                });
            }
            Self::Remove { target, component } => {
                message(out, component.as_str(), REMOVE, |message| {
                    message.field("target", target);
                });
            }
            Self::Other(envelope) => envelope.encode(out),
        }
    }

    /// Decodes a message.
    ///
    /// An unknown component, type or action gives `Other`; unknown fields are ignored.
    ///
    /// # Errors
    /// When the text is not a JSON object, or a field is missing or wrong. The error names the field.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        envelope::decode(text)
    }

    /// Decodes a frame: one message, or an array of them (capability `batch`). Each message succeeds or fails for itself.
    pub fn decode_frame(text: &str) -> Vec<Result<Self, DecodeError>> {
        envelope::decode_frame(text)
    }
}

impl FromEnvelope for HeroMessage {
    fn from_envelope(envelope: Envelope) -> Result<Self, DecodeError> {
        let known = read(&envelope)?;
        Ok(known.unwrap_or_else(|| Self::Other(Box::new(envelope))))
    }
}

/// Reads what this version knows.
fn read(envelope: &Envelope) -> Result<Option<HeroMessage>, DecodeError> {
    Ok(match (&*envelope.component, &*envelope.kind) {
        (SYSTEM, ANNOUNCE) => Some(HeroMessage::Announce(Announce::read(&envelope.payload())?)),
        (GLOBAL, CLEAR_ALL) => Some(HeroMessage::ClearAll),
        (GLOBAL, NOTICE) => Some(HeroMessage::Notice(Notice::read(&envelope.payload())?)),
        (component, _) => match ComponentKind::from_wire(component) {
            Some(component) => read_component(component, envelope)?,
            None => None,
        },
    })
}

/// Reads what is said to a component.
fn read_component(
    component: ComponentKind,
    envelope: &Envelope,
) -> Result<Option<HeroMessage>, DecodeError> {
    Ok(match &*envelope.kind {
        SPAWN => {
            let payload = envelope.payload();
            Some(HeroMessage::Spawn {
                target: envelope.target()?,
                placement: Placement::read_spawn(&payload)?,
                payload: SpawnPayload::read(component, &payload)?,
            })
        }
        UPDATE => read_update(component, envelope.target()?, &envelope.payload())?,
        REMOVE => Some(HeroMessage::Remove {
            target: envelope.target()?,
            component,
        }),
        _ => None,
    })
}

/// Reads how a component changes: by moving, as all can, or in a way of its own.
fn read_update(
    component: ComponentKind,
    target: InstanceId,
    payload: &Fields<'_>,
) -> Result<Option<HeroMessage>, DecodeError> {
    if payload.text("action")? == CHANGE_PARENT {
        let placement = Placement::read_change(&payload.object("options"))?;
        return Ok(Some(HeroMessage::ChangeParent {
            target,
            component,
            placement,
        }));
    }
    let update = Update::read(component, payload)?;
    Ok(update.map(|update| HeroMessage::Update { target, update }))
}
