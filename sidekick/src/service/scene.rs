//! The hero's own model of everything on screen.
//!
//! Every command changes the scene before it goes out, so the scene is always what a UI that has followed from the
//! start would show. [`Scene::replay`] gives that picture to a UI that has not. The scene is a pure value; it never
//! sends anything and never grows with time, only with what is on screen.

mod content;
mod tree;

use sidekick_protocol::{ComponentKind, HeroMessage, InstanceId, Placement, SpawnPayload, Update};

use self::content::Content;
use self::tree::{Moved, Tree};

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Applied {
    /// The picture is a different one; or the message is none that changes it, such as a notice.
    Yes,
    /// A component has another place among the same siblings.
    Reordered,
    /// A canvas has gone to another parent, by itself or with what it is in, and is to take along what was drawn.
    MovedDrawing,
    /// The message makes no sense in this picture, as when its target was removed by another thread meanwhile. No UI
    /// is to see it.
    No,
}

/// The picture.
#[derive(Debug, Default)]
pub(crate) struct Scene {
    tree: Tree<Content>,
    /// What whoever runs the program should know of.
    warnings: Vec<String>,
}

impl Scene {
    /// Changes the picture as a UI would.
    pub(crate) fn apply(&mut self, message: &HeroMessage) -> Applied {
        let applied = match message {
            HeroMessage::Spawn {
                target,
                placement,
                payload,
            } => self.spawn(target, placement, payload),
            HeroMessage::ChangeParent {
                target,
                component,
                placement,
            } => {
                return self.change_parent(target, *component, placement);
            }
            HeroMessage::Update { target, update } => self.update(target, update),
            HeroMessage::Remove { target, component } => {
                self.is_a(target, *component) && self.tree.remove(target)
            }
            HeroMessage::ClearAll => {
                self.tree = Tree::default();
                true
            }
            HeroMessage::Announce(_) | HeroMessage::Notice(_) | HeroMessage::Other(_) => true,
        };
        if applied { Applied::Yes } else { Applied::No }
    }

    /// Everything on screen, as the messages that build it: parents first, siblings in order, without `insertBefore`,
    /// and without the `clearAll` that must go before.
    pub(crate) fn replay(&self, mut emit: impl FnMut(&HeroMessage)) {
        for (id, parent, content) in self.tree.iter() {
            content.replay(id, parent, &mut emit);
        }
    }

    /// The part of the picture that is `root` and everything in it.
    pub(crate) fn replay_subtree(&self, root: &InstanceId, mut emit: impl FnMut(&HeroMessage)) {
        for (id, parent, content) in self.tree.iter_subtree(root) {
            content.replay(id, parent, &mut emit);
        }
    }

    /// Something that whoever runs the program should know of, once.
    pub(crate) fn take_warning(&mut self) -> Option<String> {
        self.warnings.pop()
    }

    /// The siblings that follow `id`, in order, with their kinds.
    pub(crate) fn following(&self, id: &InstanceId) -> Vec<(InstanceId, ComponentKind)> {
        self.tree
            .following(id)
            .map(|(id, content)| (id.clone(), content.kind()))
            .collect()
    }

    fn spawn(&mut self, id: &InstanceId, placement: &Placement, payload: &SpawnPayload) -> bool {
        self.is_container(placement.parent.as_ref())
            && self.tree.insert(
                id,
                placement.parent.as_ref(),
                placement.insert_before.as_ref(),
                Content::new(payload.clone()),
            )
    }

    fn change_parent(
        &mut self,
        id: &InstanceId,
        kind: ComponentKind,
        placement: &Placement,
    ) -> Applied {
        let parent = placement.parent.as_ref();
        if !self.is_a(id, kind) || !self.is_container(parent) {
            return Applied::No;
        }
        match self
            .tree
            .move_to(id, parent, placement.insert_before.as_ref())
        {
            None => Applied::No,
            Some(Moved::ToOtherParent) if self.holds_canvas(id) => Applied::MovedDrawing,
            Some(Moved::ToOtherParent) => Applied::Yes,
            Some(Moved::AmongSiblings) => Applied::Reordered,
        }
    }

    fn update(&mut self, id: &InstanceId, update: &Update) -> bool {
        let Some(content) = self.tree.value_mut(id) else {
            return false;
        };
        let applied = content.apply(update);
        if let Some(warning) = content.take_warning() {
            self.warnings
                .push(format!("{} `{id}`: {warning}", content.kind()));
        }
        applied
    }

    /// Whether `root` is a canvas or has one in it.
    fn holds_canvas(&self, root: &InstanceId) -> bool {
        self.tree
            .iter_subtree(root)
            .any(|(_, _, content)| content.kind() == ComponentKind::Canvas)
    }

    fn is_a(&self, id: &InstanceId, kind: ComponentKind) -> bool {
        self.tree
            .value(id)
            .is_some_and(|content| content.kind() == kind)
    }

    /// Whether something may stand in `parent`; `None` is the page.
    fn is_container(&self, parent: Option<&InstanceId>) -> bool {
        parent.is_none_or(|id| {
            self.tree
                .value(id)
                .is_some_and(|content| content.kind().is_container())
        })
    }
}
