//! An ordered tree in which every change of place takes constant time, however many siblings there are.

use std::collections::HashMap;
use std::iter;

use sidekick_protocol::InstanceId;

/// Where a node lies in the tree's storage.
type Index = usize;

/// A forest: the roots are siblings of each other, too.
#[derive(Debug)]
pub(super) struct Tree<T> {
    nodes: Vec<Option<Node<T>>>,
    free: Vec<Index>,
    places: HashMap<InstanceId, Index>,
    roots: Children,
}

#[derive(Debug)]
struct Node<T> {
    id: InstanceId,
    value: T,
    parent: Option<Index>,
    previous: Option<Index>,
    next: Option<Index>,
    children: Children,
}

/// How a node was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    AmongSiblings,
    ToOtherParent,
}

/// The ends of a list of siblings.
#[derive(Clone, Copy, Debug, Default)]
struct Children {
    first: Option<Index>,
    last: Option<Index>,
}

impl<T> Default for Tree<T> {
    fn default() -> Self {
        Self {
            nodes: Vec::new(),
            free: Vec::new(),
            places: HashMap::new(),
            roots: Children::default(),
        }
    }
}

impl<T> Tree<T> {
    pub(super) fn value(&self, id: &InstanceId) -> Option<&T> {
        Some(&self.node(*self.places.get(id)?).value)
    }

    pub(super) fn value_mut(&mut self, id: &InstanceId) -> Option<&mut T> {
        let index = *self.places.get(id)?;
        Some(&mut self.node_mut(index).value)
    }

    /// Adds a node before a sibling, or at the end. `false`, and no change, if the id is taken or the parent unknown;
    /// an unknown sibling stands for the end.
    pub(super) fn insert(
        &mut self,
        id: &InstanceId,
        parent: Option<&InstanceId>,
        before: Option<&InstanceId>,
        value: T,
    ) -> bool {
        let Some(parent) = self.find_parent(parent) else {
            return false;
        };
        if self.places.contains_key(id) {
            return false;
        }
        let children = Children::default();
        let node = Node {
            id: id.clone(),
            value,
            parent: None,
            previous: None,
            next: None,
            children,
        };
        let index = self.free.pop().unwrap_or_else(|| {
            self.nodes.push(None);
            self.nodes.len() - 1
        });
        self.nodes[index] = Some(node);
        self.places.insert(id.clone(), index);
        self.link(index, parent, before);
        true
    }

    /// Moves a node with everything in it. `None`, and no change, if it or the parent is unknown or the parent lies
    /// within it.
    pub(super) fn move_to(
        &mut self,
        id: &InstanceId,
        parent: Option<&InstanceId>,
        before: Option<&InstanceId>,
    ) -> Option<Moved> {
        let &index = self.places.get(id)?;
        let parent = self.find_parent(parent)?;
        let mut ancestors = iter::successors(parent, |&ancestor| self.node(ancestor).parent);
        if ancestors.any(|ancestor| ancestor == index) {
            return None;
        }
        let moved = if self.node(index).parent == parent {
            Moved::AmongSiblings
        } else {
            Moved::ToOtherParent
        };
        if before != Some(id) {
            self.unlink(index);
            self.link(index, parent, before);
        }
        Some(moved)
    }

    /// Removes a node with everything in it; `false` if it is unknown.
    pub(super) fn remove(&mut self, id: &InstanceId) -> bool {
        let Some(&root) = self.places.get(id) else {
            return false;
        };
        self.unlink(root);
        let mut doomed = vec![root];
        while let Some(index) = doomed.pop() {
            doomed.extend(self.siblings(self.node(index).children.first));
            let node = self.nodes[index].take().expect("a listed node exists");
            self.places.remove(&node.id);
            self.free.push(index);
        }
        true
    }

    /// All nodes with their parents: parents before children, siblings in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&InstanceId, Option<&InstanceId>, &T)> {
        let roots: Vec<_> = self.siblings(self.roots.first).collect();
        self.iter_from(roots)
    }

    /// The same for one node and everything in it.
    pub(super) fn iter_subtree(
        &self,
        root: &InstanceId,
    ) -> impl Iterator<Item = (&InstanceId, Option<&InstanceId>, &T)> {
        self.iter_from(self.places.get(root).copied().into_iter().collect())
    }

    /// The siblings after a node, in order.
    pub(super) fn following(&self, id: &InstanceId) -> impl Iterator<Item = (&InstanceId, &T)> {
        let next = self.places.get(id).and_then(|&index| self.node(index).next);
        self.siblings(next)
            .map(|index| (&self.node(index).id, &self.node(index).value))
    }

    fn iter_from(
        &self,
        mut ahead: Vec<Index>,
    ) -> impl Iterator<Item = (&InstanceId, Option<&InstanceId>, &T)> {
        ahead.reverse();
        iter::from_fn(move || {
            let node = self.node(ahead.pop()?);
            ahead.extend(iter::successors(node.children.last, |&child| {
                self.node(child).previous
            }));
            Some((
                &node.id,
                node.parent.map(|parent| &self.node(parent).id),
                &node.value,
            ))
        })
    }

    fn siblings(&self, first: Option<Index>) -> impl Iterator<Item = Index> {
        iter::successors(first, |&index| self.node(index).next)
    }

    /// The outer `None` is an unknown parent, the inner one the top of the forest.
    #[expect(
        clippy::option_option,
        reason = "the two answers are different, and meet nowhere else"
    )]
    fn find_parent(&self, parent: Option<&InstanceId>) -> Option<Option<Index>> {
        parent.map_or(Some(None), |id| self.places.get(id).copied().map(Some))
    }

    /// Links a node that is in no list into the list of `parent`'s children.
    fn link(&mut self, index: Index, parent: Option<Index>, before: Option<&InstanceId>) {
        let next = before
            .and_then(|id| self.places.get(id).copied())
            .filter(|&next| next != index && self.node(next).parent == parent);
        let previous = match next {
            Some(next) => self.node(next).previous,
            None => self.children(parent).last,
        };
        let node = self.node_mut(index);
        (node.parent, node.previous, node.next) = (parent, previous, next);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(index),
            None => self.children_mut(parent).first = Some(index),
        }
        match next {
            Some(next) => self.node_mut(next).previous = Some(index),
            None => self.children_mut(parent).last = Some(index),
        }
    }

    fn unlink(&mut self, index: Index) {
        let node = self.node(index);
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        match previous {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.children_mut(parent).first = next,
        }
        match next {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.children_mut(parent).last = previous,
        }
    }

    fn children(&self, parent: Option<Index>) -> Children {
        parent.map_or(self.roots, |parent| self.node(parent).children)
    }

    fn children_mut(&mut self, parent: Option<Index>) -> &mut Children {
        match parent {
            Some(parent) => &mut self.node_mut(parent).children,
            None => &mut self.roots,
        }
    }

    fn node(&self, index: Index) -> &Node<T> {
        self.nodes[index]
            .as_ref()
            .expect("an index that is linked points to a node")
    }

    fn node_mut(&mut self, index: Index) -> &mut Node<T> {
        self.nodes[index]
            .as_mut()
            .expect("an index that is linked points to a node")
    }
}
