//! Which components there are, by name, and which lies in which.
//!
//! The registry knows at the call what the scene learns a moment later in the driver; so a duplicate id or an unknown
//! parent is found where the mistake is made. It never waits for the driver.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sidekick_protocol::{ComponentKind, InstanceId};

use super::instance::Instance;

#[derive(Debug, Default)]
pub(crate) struct Registry {
    state: Mutex<Components>,
}

/// The components, locked.
#[derive(Debug, Default)]
pub(crate) struct Components {
    entries: HashMap<InstanceId, Entry>,
    /// How many ids were made up; one counter for all types.
    made_up: u64,
}

#[derive(Debug)]
struct Entry {
    instance: Arc<Instance>,
    parent: Option<InstanceId>,
    children: HashSet<InstanceId>,
}

/// Why a component cannot be what or where it is to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    #[error("the instance id is empty")]
    EmptyId,
    #[error("`root` names the page itself and cannot be the id of a component")]
    ReservedId,
    #[error("there is a component with the id `{0}` already")]
    DuplicateId(InstanceId),
    #[error("there is no component with the id `{0}` to put it into")]
    NoParent(InstanceId),
    #[error("`{0}` is a {1} and cannot contain components; a row or a column can")]
    NoContainer(InstanceId, ComponentKind),
    #[error("`{0}` cannot be put into itself or into something that it contains")]
    Cycle(InstanceId),
}

impl Registry {
    /// Locks the registry. What is to reach the driver in the same order as it happened here must be pushed, without
    /// waiting, before the lock is released.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Components> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Components {
    pub(crate) fn find(&self, id: &str) -> Option<Arc<Instance>> {
        self.entries
            .get(id)
            .map(|entry| Arc::clone(&entry.instance))
    }

    /// Adds a component under the user's id (trimmed) or one of the form `TYPE-N`.
    pub(crate) fn add(
        &mut self,
        kind: ComponentKind,
        id: Option<&str>,
        parent: Option<&InstanceId>,
    ) -> Result<Arc<Instance>, Refused> {
        self.check_parent(parent)?;
        let id = match id {
            Some(id) => self.check_id(id)?,
            None => self.make_up_id(kind),
        };
        let instance = Arc::new(Instance::new(id.clone(), kind));
        let parent = parent.cloned();
        self.link(parent.as_ref(), &id);
        let entry = Entry {
            instance: Arc::clone(&instance),
            parent,
            children: HashSet::new(),
        };
        self.entries.insert(id, entry);
        Ok(instance)
    }

    /// Moves a component; `false` if it is gone.
    pub(crate) fn move_to(
        &mut self,
        id: &InstanceId,
        parent: Option<&InstanceId>,
    ) -> Result<bool, Refused> {
        self.check_parent(parent)?;
        let mut ancestor = parent;
        while let Some(at) = ancestor {
            if at == id {
                return Err(Refused::Cycle(id.clone()));
            }
            ancestor = self.entries.get(at).and_then(|entry| entry.parent.as_ref());
        }
        let Some(entry) = self.entries.get_mut(id) else {
            return Ok(false);
        };
        let old = std::mem::replace(&mut entry.parent, parent.cloned());
        self.unlink(old.as_ref(), id);
        self.link(parent, id);
        Ok(true)
    }

    /// Removes a component with everything in it, and returns them all; none if it is gone.
    pub(crate) fn remove(&mut self, id: &InstanceId) -> Vec<Arc<Instance>> {
        let parent = self.entries.get(id).and_then(|entry| entry.parent.clone());
        self.unlink(parent.as_ref(), id);
        let mut removed = Vec::new();
        let mut ahead = vec![id.clone()];
        while let Some(entry) = ahead.pop().and_then(|id| self.entries.remove(&id)) {
            ahead.extend(entry.children);
            removed.push(entry.instance);
        }
        removed
    }

    /// Removes everything.
    pub(crate) fn clear(&mut self) -> Vec<Arc<Instance>> {
        self.entries
            .drain()
            .map(|(_, entry)| entry.instance)
            .collect()
    }

    fn check_id(&self, id: &str) -> Result<InstanceId, Refused> {
        let id = id.trim();
        if id.is_empty() {
            return Err(Refused::EmptyId);
        }
        let id = InstanceId::from(id);
        if id.is_root() {
            Err(Refused::ReservedId)
        } else if self.entries.contains_key(&id) {
            Err(Refused::DuplicateId(id))
        } else {
            Ok(id)
        }
    }

    /// The next id of the form `TYPE-N` that nobody has taken by hand.
    fn make_up_id(&mut self, kind: ComponentKind) -> InstanceId {
        loop {
            self.made_up += 1;
            let id = InstanceId::from(format!("{kind}-{}", self.made_up));
            if !self.entries.contains_key(&id) {
                return id;
            }
        }
    }

    fn check_parent(&self, parent: Option<&InstanceId>) -> Result<(), Refused> {
        let Some(parent) = parent else { return Ok(()) };
        let entry = self
            .entries
            .get(parent)
            .ok_or_else(|| Refused::NoParent(parent.clone()))?;
        let kind = entry.instance.kind();
        if kind.is_container() {
            Ok(())
        } else {
            Err(Refused::NoContainer(parent.clone(), kind))
        }
    }

    fn link(&mut self, parent: Option<&InstanceId>, id: &InstanceId) {
        if let Some(entry) = parent.and_then(|parent| self.entries.get_mut(parent)) {
            entry.children.insert(id.clone());
        }
    }

    fn unlink(&mut self, parent: Option<&InstanceId>, id: &InstanceId) {
        if let Some(entry) = parent.and_then(|parent| self.entries.get_mut(parent)) {
            entry.children.remove(id);
        }
    }
}
