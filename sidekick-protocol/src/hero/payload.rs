//! What a hero says about a component, whichever type it is.
//!
//! It must never know more of a component than its type.

use crate::{
    ComponentKind, DecodeError, button, canvas, console, grid,
    json::{Fields, Object},
    label, markdown, textbox, viz,
};

/// What a component is created with.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the component of that name")]
pub enum SpawnPayload {
    Row,
    Column,
    Label(label::Spawn),
    Button(button::Spawn),
    Textbox(textbox::Spawn),
    Markdown(markdown::Spawn),
    Console(console::Spawn),
    Grid(grid::Spawn),
    Canvas(canvas::Spawn),
    Viz,
}

impl SpawnPayload {
    /// The type of the component.
    pub const fn kind(&self) -> ComponentKind {
        match self {
            Self::Row => ComponentKind::Row,
            Self::Column => ComponentKind::Column,
            Self::Label(_) => ComponentKind::Label,
            Self::Button(_) => ComponentKind::Button,
            Self::Textbox(_) => ComponentKind::Textbox,
            Self::Markdown(_) => ComponentKind::Markdown,
            Self::Console(_) => ComponentKind::Console,
            Self::Grid(_) => ComponentKind::Grid,
            Self::Canvas(_) => ComponentKind::Canvas,
            Self::Viz => ComponentKind::Viz,
        }
    }

    pub(super) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Row | Self::Column | Self::Viz => (),
            Self::Label(spawn) | Self::Button(spawn) | Self::Markdown(spawn) => {
                spawn.write(payload);
            }
            Self::Textbox(spawn) => spawn.write(payload),
            Self::Console(spawn) => spawn.write(payload),
            Self::Grid(spawn) => spawn.write(payload),
            Self::Canvas(spawn) => spawn.write(payload),
        }
    }

    pub(super) fn read(kind: ComponentKind, payload: &Fields<'_>) -> Result<Self, DecodeError> {
        Ok(match kind {
            ComponentKind::Row => Self::Row,
            ComponentKind::Column => Self::Column,
            ComponentKind::Label => Self::Label(label::Spawn::read(payload)?),
            ComponentKind::Button => Self::Button(button::Spawn::read(payload)?),
            ComponentKind::Textbox => Self::Textbox(textbox::Spawn::read(payload)?),
            ComponentKind::Markdown => Self::Markdown(markdown::Spawn::read(payload)?),
            ComponentKind::Console => Self::Console(console::Spawn::read(payload)?),
            ComponentKind::Grid => Self::Grid(grid::Spawn::read(payload)?),
            ComponentKind::Canvas => Self::Canvas(canvas::Spawn::read(payload)?),
            ComponentKind::Viz => Self::Viz,
        })
    }
}

/// How a component changes.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the component of that name")]
pub enum Update {
    Label(label::Update),
    Button(button::Update),
    Textbox(textbox::Update),
    Markdown(markdown::Update),
    Console(console::Update),
    Grid(grid::Update),
    Canvas(canvas::Update),
    /// Boxed, because it is several times the size of the others, which wait in queues by the thousand.
    Viz(Box<viz::Update>),
}

impl Update {
    /// The type of the component.
    pub const fn kind(&self) -> ComponentKind {
        match self {
            Self::Label(_) => ComponentKind::Label,
            Self::Button(_) => ComponentKind::Button,
            Self::Textbox(_) => ComponentKind::Textbox,
            Self::Markdown(_) => ComponentKind::Markdown,
            Self::Console(_) => ComponentKind::Console,
            Self::Grid(_) => ComponentKind::Grid,
            Self::Canvas(_) => ComponentKind::Canvas,
            Self::Viz(_) => ComponentKind::Viz,
        }
    }

    pub(super) fn write(&self, payload: &mut Object<'_>) {
        match self {
            Self::Label(update) | Self::Button(update) | Self::Markdown(update) => {
                update.write(payload);
            }
            Self::Textbox(update) => update.write(payload),
            Self::Console(update) => update.write(payload),
            Self::Grid(update) => update.write(payload),
            Self::Canvas(update) => update.write(payload),
            Self::Viz(update) => update.write(payload),
        }
    }

    /// Reads a change; `None` if this version doesn't know the action.
    pub(super) fn read(
        kind: ComponentKind,
        payload: &Fields<'_>,
    ) -> Result<Option<Self>, DecodeError> {
        Ok(match kind {
            ComponentKind::Row | ComponentKind::Column => None,
            ComponentKind::Label => label::Update::read(payload)?.map(Self::Label),
            ComponentKind::Button => button::Update::read(payload)?.map(Self::Button),
            ComponentKind::Textbox => textbox::Update::read(payload)?.map(Self::Textbox),
            ComponentKind::Markdown => markdown::Update::read(payload)?.map(Self::Markdown),
            ComponentKind::Console => console::Update::read(payload)?.map(Self::Console),
            ComponentKind::Grid => grid::Update::read(payload)?.map(Self::Grid),
            ComponentKind::Canvas => canvas::Update::read(payload)?.map(Self::Canvas),
            ComponentKind::Viz => viz::Update::read(payload)?.map(Box::new).map(Self::Viz),
        })
    }
}
