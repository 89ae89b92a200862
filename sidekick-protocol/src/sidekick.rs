//! What a UI says to the hero.
//!
//! It must never hold what a hero says; the same `type` means something else, or nothing, in the other direction.

use crate::{
    Announce, ComponentKind, DecodeError, Envelope, InstanceId, Text, button, canvas, console,
    envelope::{self, ANNOUNCE, FromEnvelope, SYSTEM},
    grid,
    json::{Fields, Object, message},
    textbox, viz,
};

const EVENT: &str = "event";
const ERROR: &str = "error";

/// A message from a UI to the hero.
///
/// ```
/// use sidekick_protocol::{Event, SidekickMessage, grid};
///
/// let text = r#"{"id":0,"component":"grid","type":"event","src":"g","payload":{"event":"click","x":2,"y":1}}"#;
/// let SidekickMessage::Event { src, event } = SidekickMessage::decode(text)? else {
///     unreachable!()
/// };
/// assert_eq!(src.as_str(), "g");
/// assert_eq!(event, Event::Grid(grid::Event::Click { x: 2, y: 1 }));
/// # Ok::<(), sidekick_protocol::DecodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum SidekickMessage {
    /// The UI comes or goes.
    Announce(Announce),
    /// The person did something with a component.
    Event {
        /// The component's id.
        src: InstanceId,
        /// What the component is, and what was done.
        event: Event,
    },
    /// A component could not do what it was told.
    Error {
        /// The component's id.
        src: InstanceId,
        /// What the component is.
        component: ComponentKind,
        /// Why it could not.
        message: Text,
    },
    /// A message that this version doesn't know.
    Other(Box<Envelope>),
}

/// What the person did with a component.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the component of that name")]
pub enum Event {
    Button(button::Event),
    Textbox(textbox::Event),
    Console(console::Event),
    Grid(grid::Event),
    Canvas(canvas::Event),
    Viz(viz::Event),
}

impl SidekickMessage {
    /// Appends the message to `out` as one strict JSON object.
    pub fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Announce(announce) => message(out, SYSTEM, ANNOUNCE, |message| {
                message.object("payload", |payload| announce.write(payload));
            }),
            Self::Event { src, event } => {
                message(out, event.kind().as_str(), EVENT, |message| {
                    message
                        .field("src", src)
                        .object("payload", |payload| event.write(payload));
                });
            }
            Self::Error {
                src,
                component,
                message: text,
            } => message(out, component.as_str(), ERROR, |message| {
                message.field("src", src).object("payload", |payload| {
                    payload.field("message", text);
                });
            }),
            Self::Other(envelope) => envelope.encode(out),
        }
    }

    /// Decodes a message.
    ///
    /// An unknown component, type or event gives `Other`; unknown fields are ignored.
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

impl FromEnvelope for SidekickMessage {
    fn from_envelope(envelope: Envelope) -> Result<Self, DecodeError> {
        let known = read(&envelope)?;
        Ok(known.unwrap_or_else(|| Self::Other(Box::new(envelope))))
    }
}

/// Reads what this version knows.
fn read(envelope: &Envelope) -> Result<Option<SidekickMessage>, DecodeError> {
    if (&*envelope.component, &*envelope.kind) == (SYSTEM, ANNOUNCE) {
        let announce = Announce::read(&envelope.payload())?;
        return Ok(Some(SidekickMessage::Announce(announce)));
    }
    let Some(component) = ComponentKind::from_wire(&envelope.component) else {
        return Ok(None);
    };
    Ok(match &*envelope.kind {
        EVENT => match Event::read(component, &envelope.payload())? {
            Some(event) => Some(SidekickMessage::Event {
                src: envelope.src()?,
                event,
            }),
            None => None,
        },
        ERROR => Some(SidekickMessage::Error {
            src: envelope.src()?,
            component,
            message: envelope.payload().required("message")?,
        }),
        _ => None,
    })
}

impl Event {
    /// The type of the component.
    pub const fn kind(&self) -> ComponentKind {
        match self {
            Self::Button(_) => ComponentKind::Button,
            Self::Textbox(_) => ComponentKind::Textbox,
            Self::Console(_) => ComponentKind::Console,
            Self::Grid(_) => ComponentKind::Grid,
            Self::Canvas(_) => ComponentKind::Canvas,
            Self::Viz(_) => ComponentKind::Viz,
        }
    }

    fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Button(event) => event.write(payload),
            Self::Textbox(event) => event.write(payload),
            Self::Console(event) => event.write(payload),
            Self::Grid(event) => event.write(payload),
            Self::Canvas(event) => event.write(payload),
            Self::Viz(event) => event.write(payload),
        }
    }

    /// Reads an event; `None` if this version doesn't know it.
    fn read(kind: ComponentKind, payload: &Fields<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(match kind {
            ComponentKind::Button => button::Event::read(payload)?.map(Self::Button),
            ComponentKind::Textbox => textbox::Event::read(payload)?.map(Self::Textbox),
            ComponentKind::Console => console::Event::read(payload)?.map(Self::Console),
            ComponentKind::Grid => grid::Event::read(payload)?.map(Self::Grid),
            ComponentKind::Canvas => canvas::Event::read(payload)?.map(Self::Canvas),
            ComponentKind::Viz => viz::Event::read(payload)?.map(Self::Viz),
            ComponentKind::Row
            | ComponentKind::Column
            | ComponentKind::Label
            | ComponentKind::Markdown => None,
        })
    }
}
