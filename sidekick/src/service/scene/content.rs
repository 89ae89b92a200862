//! What one component shows.
//!
//! Each kind whose spawn payload can't say all of it has a file of its own in `content/`. Nothing in here may grow with
//! time: it holds what is on screen, and where that has no end, such as in a console, its bound.

mod canvas;
mod console;
mod grid;
mod packed;
mod viz;

use sidekick_protocol::{ComponentKind, HeroMessage, InstanceId, Placement, SpawnPayload, Update};
use sidekick_protocol::{button, label, markdown, textbox};

use self::canvas::Canvas;
use self::console::Console;
use self::grid::Grid;
use self::viz::Viz;

/// The state of a component.
#[derive(Debug)]
pub(super) enum Content {
    /// The payload that would spawn it as it is now says it all.
    Plain(SpawnPayload),
    Console(Console),
    Grid(Grid),
    Canvas(Box<Canvas>),
    Viz(Viz),
}

impl Content {
    pub(super) fn new(spawn: SpawnPayload) -> Self {
        match spawn {
            SpawnPayload::Console(spawn) => Self::Console(Console::new(spawn)),
            SpawnPayload::Grid(spawn) => Self::Grid(Grid::new(spawn)),
            SpawnPayload::Canvas(spawn) => Self::Canvas(Box::new(Canvas::new(spawn))),
            SpawnPayload::Viz => Self::Viz(Viz::default()),
            plain => Self::Plain(plain),
        }
    }

    pub(super) fn kind(&self) -> ComponentKind {
        match self {
            Self::Plain(spawn) => spawn.kind(),
            Self::Console(_) => ComponentKind::Console,
            Self::Grid(_) => ComponentKind::Grid,
            Self::Canvas(_) => ComponentKind::Canvas,
            Self::Viz(_) => ComponentKind::Viz,
        }
    }

    /// Changes the state; `false` if the update makes no sense here, as when it is for another kind of component.
    pub(super) fn apply(&mut self, update: &Update) -> bool {
        match (self, update) {
            (Self::Plain(spawn), update) => apply_to_payload(spawn, update),
            (Self::Console(console), Update::Console(update)) => console.apply(update),
            (Self::Grid(grid), Update::Grid(update)) => grid.apply(update),
            (Self::Canvas(canvas), Update::Canvas(update)) => canvas.apply(update),
            (Self::Viz(viz), Update::Viz(update)) => viz.apply(update),
            _ => false,
        }
    }

    /// Something that whoever runs the program should know of, once.
    pub(super) fn take_warning(&mut self) -> Option<String> {
        match self {
            Self::Canvas(canvas) => canvas.take_warning(),
            _ => None,
        }
    }

    /// The messages that bring an empty place to this state.
    pub(super) fn replay(
        &self,
        id: &InstanceId,
        parent: Option<&InstanceId>,
        mut emit: impl FnMut(&HeroMessage),
    ) {
        let placement = Placement {
            parent: parent.cloned(),
            insert_before: None,
        };
        emit(&HeroMessage::Spawn {
            target: id.clone(),
            placement,
            payload: self.spawn_payload(),
        });
        let mut emit_update = |update| {
            emit(&HeroMessage::Update {
                target: id.clone(),
                update,
            });
        };
        match self {
            Self::Plain(_) | Self::Console(_) => {}
            Self::Grid(grid) => grid.replay(|update| emit_update(Update::Grid(update))),
            Self::Canvas(canvas) => canvas.replay(|update| emit_update(Update::Canvas(update))),
            Self::Viz(viz) => viz.replay(|update| emit_update(Update::Viz(Box::new(update)))),
        }
    }

    fn spawn_payload(&self) -> SpawnPayload {
        match self {
            Self::Plain(spawn) => spawn.clone(),
            Self::Console(console) => SpawnPayload::Console(console.spawn()),
            Self::Grid(grid) => SpawnPayload::Grid(grid.spawn()),
            Self::Canvas(canvas) => SpawnPayload::Canvas(canvas.spawn()),
            Self::Viz(_) => SpawnPayload::Viz,
        }
    }
}

fn apply_to_payload(spawn: &mut SpawnPayload, update: &Update) -> bool {
    match (spawn, update) {
        (SpawnPayload::Label(now), Update::Label(label::Update::SetText { text }))
        | (SpawnPayload::Button(now), Update::Button(button::Update::SetText { text }))
        | (SpawnPayload::Markdown(now), Update::Markdown(markdown::Update::SetText { text })) => {
            now.text.clone_from(text);
        }
        (SpawnPayload::Textbox(now), Update::Textbox(textbox::Update::SetValue { value })) => {
            now.value.clone_from(value);
        }
        (
            SpawnPayload::Textbox(now),
            Update::Textbox(textbox::Update::SetPlaceholder { placeholder }),
        ) => {
            now.placeholder.clone_from(placeholder);
        }
        _ => return false,
    }
    true
}
