//! A model of what a UI shows. It follows the protocol's text and knows nothing of the hero's scene.

mod canvas;
mod grid;
mod parts;
mod viz;

use std::collections::BTreeMap;

use sidekick_protocol::viz::Node;
use sidekick_protocol::{
    Capabilities, ComponentKind, HeroMessage, InstanceId, Placement, SpawnPayload, Update, button,
    console, label, markdown, textbox,
};
use thiserror::Error;

pub use self::canvas::Buffers;
pub use self::grid::{Cell, Cells};
pub use self::viz::Variables;

/// What a UI shows, and the notices that it was given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    capabilities: Capabilities,
    /// What stands on the page itself, in order.
    pub roots: Vec<Shown>,
    /// The titles of the notices so far.
    pub notices: Vec<String>,
    /// Whether the hero has said goodbye.
    pub ended: bool,
}

/// A component on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its id.
    pub id: InstanceId,
    /// Its type.
    pub kind: ComponentKind,
    /// Its properties by name, such as `text`.
    pub properties: BTreeMap<&'static str, String>,
    /// What is in the cells of a grid.
    pub cells: Cells,
    /// What was drawn on a canvas.
    pub buffers: Buffers,
    /// The variables of a Viz.
    pub variables: Variables,
    /// What is in it, in order.
    pub children: Vec<Shown>,
}

/// A message that makes no sense on the page.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct PageError(String);

impl Page {
    /// An empty page of a UI with these capabilities.
    pub fn new(capabilities: Capabilities) -> Self {
        Self {
            capabilities,
            ..Self::default()
        }
    }

    /// Does what a UI does with the message.
    ///
    /// # Errors
    /// If the message concerns a component that is not there, or adds one that is.
    pub fn apply(&mut self, message: &HeroMessage) -> Result<(), PageError> {
        let capabilities = self.capabilities;
        match message {
            HeroMessage::ClearAll => self.roots.clear(),
            HeroMessage::Spawn {
                target,
                placement,
                payload,
            } => self.spawn(target, placement, payload)?,
            HeroMessage::ChangeParent {
                target, placement, ..
            } => self.change_parent(target, placement)?,
            HeroMessage::Update { target, update } => self
                .find_mut(target)?
                .update(&update_as_understood(update, capabilities))
                .map_err(|wrong| PageError(format!("`{target}`: {wrong}")))?,
            HeroMessage::Remove { target, .. } => drop(self.take(target)?),
            HeroMessage::Notice(notice) => self.notices.push(notice.title.to_string()),
            HeroMessage::Announce(announce) => {
                self.ended = announce.status == sidekick_protocol::Presence::Offline;
            }
            HeroMessage::Other(_) => {}
        }
        Ok(())
    }

    /// The component with this id.
    pub fn find(&self, id: &str) -> Option<&Shown> {
        find(&self.roots, id)
    }

    /// The `text` of the component with this id.
    pub fn text_of(&self, id: &str) -> Option<&str> {
        self.property_of(id, "text")
    }

    /// A property of the component with this id.
    pub fn property_of(&self, id: &str, name: &str) -> Option<&str> {
        self.find(id)?.properties.get(name).map(String::as_str)
    }

    /// A variable in the Viz with this id.
    pub fn variable_of(&self, id: &str, name: &str) -> Option<&Node> {
        self.find(id)?.variables.get(name)
    }

    fn spawn(
        &mut self,
        id: &InstanceId,
        placement: &Placement,
        payload: &SpawnPayload,
    ) -> Result<(), PageError> {
        if self.find(id.as_str()).is_some() {
            return Err(PageError(format!("`{id}` is there already")));
        }
        self.put(Shown::new(id, payload), placement)
    }

    fn change_parent(&mut self, id: &InstanceId, placement: &Placement) -> Result<(), PageError> {
        let orders = self.capabilities.contains(Capabilities::INSERT_BEFORE);
        let here = siblings(&mut self.roots, placement.parent.as_ref())?
            .iter()
            .any(|shown| shown.id == *id);
        if here && (!orders || placement.insert_before.as_ref() == Some(id)) {
            return Ok(());
        }
        let mut shown = self.take(id)?;
        if !orders {
            shown.lose_drawings();
        }
        self.put(shown, placement)
    }

    fn put(&mut self, shown: Shown, placement: &Placement) -> Result<(), PageError> {
        let orders = self.capabilities.contains(Capabilities::INSERT_BEFORE);
        let siblings = siblings(&mut self.roots, placement.parent.as_ref())?;
        let before = placement.insert_before.as_ref().filter(|_| orders);
        let index =
            before.and_then(|before| siblings.iter().position(|sibling| sibling.id == *before));
        siblings.insert(index.unwrap_or(siblings.len()), shown);
        Ok(())
    }

    fn find_mut(&mut self, id: &InstanceId) -> Result<&mut Shown, PageError> {
        find_mut(&mut self.roots, id).ok_or_else(|| PageError(format!("`{id}` is not there")))
    }

    fn take(&mut self, id: &InstanceId) -> Result<Shown, PageError> {
        take(&mut self.roots, id).ok_or_else(|| PageError(format!("`{id}` is not there")))
    }
}

impl Shown {
    /// The component with this id: this one or one within it.
    pub fn find(&self, id: &str) -> Option<&Self> {
        find(std::slice::from_ref(self), id)
    }

    fn new(id: &InstanceId, payload: &SpawnPayload) -> Self {
        let properties = match payload {
            SpawnPayload::Label(label::Spawn { text })
            | SpawnPayload::Button(button::Spawn { text })
            | SpawnPayload::Markdown(markdown::Spawn { text }) => {
                BTreeMap::from([("text", text.to_string())])
            }
            SpawnPayload::Textbox(textbox::Spawn { value, placeholder }) => BTreeMap::from([
                ("value", value.to_string()),
                ("placeholder", placeholder.to_string()),
            ]),
            SpawnPayload::Console(console::Spawn {
                show_input, text, ..
            }) => BTreeMap::from([
                ("text", text.to_string()),
                ("show_input", show_input.to_string()),
            ]),
            SpawnPayload::Grid(spawn) => BTreeMap::from([
                ("columns", spawn.num_columns.to_string()),
                ("rows", spawn.num_rows.to_string()),
            ]),
            SpawnPayload::Canvas(spawn) => BTreeMap::from([
                ("width", spawn.width.to_string()),
                ("height", spawn.height.to_string()),
            ]),
            SpawnPayload::Row | SpawnPayload::Column | SpawnPayload::Viz => BTreeMap::new(),
        };
        Self {
            id: id.clone(),
            kind: payload.kind(),
            properties,
            cells: Cells::default(),
            buffers: Buffers::default(),
            variables: Variables::default(),
            children: Vec::new(),
        }
    }

    /// What happens in the existing UI to canvases that are moved, by themselves or with what they are in.
    fn lose_drawings(&mut self) {
        self.buffers = Buffers::default();
        self.children.iter_mut().for_each(Self::lose_drawings);
    }

    fn update(&mut self, update: &Update) -> Result<(), String> {
        if update.kind() != self.kind {
            return Err(format!("a {} can't do {update:?}", self.kind));
        }
        let (name, value) = match update {
            Update::Label(label::Update::SetText { text })
            | Update::Button(button::Update::SetText { text })
            | Update::Markdown(markdown::Update::SetText { text }) => ("text", text),
            Update::Textbox(textbox::Update::SetValue { value }) => ("value", value),
            Update::Textbox(textbox::Update::SetPlaceholder { placeholder }) => {
                ("placeholder", placeholder)
            }
            Update::Console(update) => {
                let text = self.properties.entry("text").or_default();
                match update {
                    console::Update::Append { text: more } => text.push_str(more),
                    console::Update::Clear => text.clear(),
                }
                return Ok(());
            }
            Update::Grid(update) => return self.cells.apply(update),
            Update::Canvas(update) => return self.buffers.apply(update),
            Update::Viz(update) => return self.variables.update(update),
        };
        self.properties.insert(name, value.to_string());
        Ok(())
    }
}

/// The update as a UI with these capabilities takes it: what it does not know of it counts for nothing.
fn update_as_understood(update: &Update, capabilities: Capabilities) -> Update {
    let mut update = update.clone();
    if let Update::Canvas(sidekick_protocol::canvas::Update::DrawBuffer { replace, .. }) =
        &mut update
    {
        *replace &= capabilities.contains(Capabilities::CANVAS_REPLACE);
    }
    update
}

fn find<'a>(shown: &'a [Shown], id: &str) -> Option<&'a Shown> {
    shown.iter().find_map(|shown| {
        if shown.id.as_str() == id {
            Some(shown)
        } else {
            find(&shown.children, id)
        }
    })
}

fn find_mut<'a>(shown: &'a mut [Shown], id: &InstanceId) -> Option<&'a mut Shown> {
    shown.iter_mut().find_map(|shown| {
        if shown.id == *id {
            Some(shown)
        } else {
            find_mut(&mut shown.children, id)
        }
    })
}

fn take(shown: &mut Vec<Shown>, id: &InstanceId) -> Option<Shown> {
    if let Some(index) = shown.iter().position(|shown| shown.id == *id) {
        return Some(shown.remove(index));
    }
    shown
        .iter_mut()
        .find_map(|shown| take(&mut shown.children, id))
}

fn siblings<'a>(
    roots: &'a mut Vec<Shown>,
    parent: Option<&InstanceId>,
) -> Result<&'a mut Vec<Shown>, PageError> {
    let Some(parent) = parent else {
        return Ok(roots);
    };
    match find_mut(roots, parent) {
        Some(shown) if shown.kind.is_container() => Ok(&mut shown.children),
        Some(_) => Err(PageError(format!("`{parent}` cannot contain components"))),
        None => Err(PageError(format!("`{parent}` is not there"))),
    }
}
