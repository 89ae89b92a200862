//! The variables of a Viz.
//!
//! It follows the rules of the protocol literally, as a UI does, and never asks what a change is for. What a UI could
//! not follow is refused, and changes nothing.

mod edit;
mod parts;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use sidekick_protocol::Text;
use sidekick_protocol::viz::{Action, Node, Update};

/// A Viz.
#[derive(Debug, Default)]
pub(in super::super) struct Viz {
    /// In the order in which they came. One that is shown again keeps its place.
    variables: BTreeMap<u64, Variable>,
    places: HashMap<Text, u64>,
    next_place: u64,
}

#[derive(Debug)]
struct Variable {
    name: Text,
    value: Node,
    /// What the UI was told of the length of the whole.
    length: Option<u64>,
}

impl Viz {
    /// Changes a variable; `false` if the change makes no sense.
    pub(super) fn apply(&mut self, update: &Update) -> bool {
        let name = &update.variable_name;
        match &update.action {
            Action::Set {
                path,
                value,
                length,
            } if path.is_empty() => {
                self.set(name, value.clone(), *length);
                true
            }
            Action::RemoveVariable => self.remove(name),
            // An answer to one UI, which shows more of what is there for all.
            Action::Page { .. } => self.places.contains_key(name),
            action => {
                let variable = self
                    .places
                    .get(name)
                    .and_then(|place| self.variables.get_mut(place));
                variable.is_some_and(|variable| variable.edit(action))
            }
        }
    }

    /// The updates that bring an empty Viz to this state.
    pub(super) fn replay(&self, mut emit: impl FnMut(Update)) {
        for variable in self.variables.values() {
            emit(Update {
                variable_name: variable.name.clone(),
                action: Action::Set {
                    path: Vec::new(),
                    value: variable.value.clone(),
                    length: variable.length,
                },
            });
        }
    }

    fn set(&mut self, name: &Text, value: Node, length: Option<u64>) {
        let variable = Variable {
            name: name.clone(),
            value,
            length,
        };
        let place = *self.places.entry(name.clone()).or_insert_with(|| {
            self.next_place += 1;
            self.next_place
        });
        self.variables.insert(place, variable);
    }

    fn remove(&mut self, name: &Text) -> bool {
        let place = self.places.remove(name);
        place.is_some_and(|place| self.variables.remove(&place).is_some())
    }
}

impl Variable {
    fn edit(&mut self, action: &Action) -> bool {
        let length = self.value.length;
        let done = edit::edit(&mut self.value, action);
        if self.value.length != length {
            self.length = self.value.length;
        }
        done
    }
}
