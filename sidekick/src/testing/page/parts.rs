//! A container of a Viz, taken apart: all kinds of containers are then lists of parts with different keys.

use std::fmt::Write as _;

use sidekick_protocol::Text;
use sidekick_protocol::viz::{Entry, Node, NodeValue, Scalar};

/// The parts of a container.
pub(super) struct Parts {
    shape: Shape,
    inside: Vec<(Key, Node)>,
    /// What stands last for all that was left out.
    mark: Option<(Key, Node)>,
}

enum Shape {
    List,
    Set,
    Dict,
    Object(Text),
    /// No container.
    Other(NodeValue),
}

/// How a part is found.
enum Key {
    /// By its index, or by its own id.
    None,
    /// In a map.
    Entry(Node),
    /// In a struct.
    Field(Text),
}

impl Parts {
    pub(super) fn of(value: NodeValue) -> Self {
        let keyless = |node| (Key::None, node);
        let (shape, mut parts): (_, Vec<_>) = match value {
            NodeValue::List(items) => (Shape::List, items.into_iter().map(keyless).collect()),
            NodeValue::Set(members) => (Shape::Set, members.into_iter().map(keyless).collect()),
            NodeValue::Dict(entries) => {
                let part = |Entry { key, value }| (Key::Entry(key), value);
                (Shape::Dict, entries.into_iter().map(part).collect())
            }
            NodeValue::Object { name, fields } => {
                let part = |(name, field)| (Key::Field(name), field);
                (Shape::Object(name), fields.into_iter().map(part).collect())
            }
            other => (Shape::Other(other), Vec::new()),
        };
        let mark = parts.pop_if(|(_, node)| matches!(node.value, NodeValue::Truncated(_)));
        Self {
            shape,
            inside: parts,
            mark,
        }
    }

    pub(super) fn put_together(self) -> NodeValue {
        let parts = self.inside.into_iter().chain(self.mark);
        match self.shape {
            Shape::List => NodeValue::List(parts.map(|(_, node)| node).collect()),
            Shape::Set => NodeValue::Set(parts.map(|(_, node)| node).collect()),
            Shape::Dict => NodeValue::Dict(
                parts
                    .filter_map(|(key, value)| match key {
                        Key::Entry(key) => Some(Entry { key, value }),
                        Key::None | Key::Field(_) => None,
                    })
                    .collect(),
            ),
            Shape::Object(name) => NodeValue::Object {
                name,
                fields: parts
                    .filter_map(|(key, field)| match key {
                        Key::Field(name) => Some((name, field)),
                        Key::None | Key::Entry(_) => None,
                    })
                    .collect(),
            },
            Shape::Other(value) => value,
        }
    }

    /// How many entries there are in a map that shows all of them: a change of one needn't say so.
    pub(super) fn count(&self) -> Option<u64> {
        let shows_all = matches!(self.shape, Shape::Dict) && self.mark.is_none();
        shows_all.then_some(self.inside.len() as u64)
    }

    pub(super) fn part_mut(&mut self, step: &Scalar) -> Result<&mut Node, String> {
        let index = self.find(step, None).ok_or_else(|| nothing_at(step))?;
        Ok(&mut self.inside[index].1)
    }

    pub(super) fn set(
        &mut self,
        step: &Scalar,
        value: &Node,
        key: Option<&Node>,
    ) -> Result<(), String> {
        match (self.find(step, key), &self.shape, key) {
            (Some(index), ..) => self.inside[index].1 = value.clone(),
            (None, ..) if self.mark.is_some() => {}
            (None, Shape::Dict, Some(key)) => {
                self.inside.push((Key::Entry(key.clone()), value.clone()));
            }
            (None, ..) => return Err(nothing_at(step)),
        }
        Ok(())
    }

    pub(super) fn insert(&mut self, step: &Scalar, value: &Node) -> Result<(), String> {
        let (Shape::List, Scalar::Int(index)) = (&self.shape, step) else {
            return Err(nothing_at(step));
        };
        let index = usize::try_from(*index).map_err(|error| error.to_string())?;
        if index < self.inside.len() || index == self.inside.len() && self.mark.is_none() {
            self.inside.insert(index, (Key::None, value.clone()));
            return Ok(());
        }
        self.may_be_left_out(step)
    }

    pub(super) fn remove(&mut self, step: &Scalar, key: Option<&Node>) -> Result<(), String> {
        match self.find(step, key) {
            Some(index) => {
                self.inside.remove(index);
                Ok(())
            }
            None => self.may_be_left_out(step),
        }
    }

    pub(super) fn add(&mut self, member: &Node) -> Result<(), String> {
        self.check_is_set()?;
        match self
            .inside
            .iter_mut()
            .find(|(_, node)| node.id == member.id)
        {
            Some((_, known)) => known.clone_from(member),
            None => self.inside.push((Key::None, member.clone())),
        }
        Ok(())
    }

    pub(super) fn discard(&mut self, member: &Node) -> Result<(), String> {
        self.check_is_set()?;
        let is_member = |(_, node): &(Key, Node)| node.id == member.id;
        match self.inside.iter().position(is_member) {
            Some(index) => drop(self.inside.remove(index)),
            None if self.mark.is_some() => {}
            None => return Err(format!("{member:?} is not in the set")),
        }
        Ok(())
    }

    pub(super) fn clear(&mut self) -> Result<(), String> {
        if matches!(self.shape, Shape::Object(_) | Shape::Other(_)) {
            return Err("only containers can be cleared".to_owned());
        }
        self.inside.clear();
        self.mark = None;
        Ok(())
    }

    fn find(&self, step: &Scalar, key: Option<&Node>) -> Option<usize> {
        let position = |is: &dyn Fn(&Key, &Node) -> bool| {
            self.inside.iter().position(|(key, node)| is(key, node))
        };
        match (&self.shape, step) {
            (Shape::List, Scalar::Int(index)) => usize::try_from(*index)
                .ok()
                .filter(|index| *index < self.inside.len()),
            (Shape::Set, Scalar::Text(id)) => position(&|_, node| node.id.as_ref() == Some(id)),
            (Shape::Object(_), Scalar::Text(name)) => {
                position(&|key, _| matches!(key, Key::Field(field) if field == name))
            }
            (Shape::Dict, step) => {
                let is_step = |key: &Key, _: &Node| match key {
                    Key::Entry(key) => match &key.value {
                        NodeValue::Scalar { kind, .. } if *step == Scalar::Null => {
                            kind == "NoneType"
                        }
                        NodeValue::Scalar { value, .. } => value == step,
                        _ => false,
                    },
                    Key::None | Key::Field(_) => false,
                };
                let wanted = key.map(in_words);
                let is_key = |key: &Key, _: &Node| matches!(key, Key::Entry(key) if wanted.as_ref() == Some(&in_words(key)));
                position(&is_step).or_else(|| position(&is_key))
            }
            _ => None,
        }
    }

    /// What is not there may be among what was left out.
    fn may_be_left_out(&self, step: &Scalar) -> Result<(), String> {
        match self.mark {
            Some(_) => Ok(()),
            None => Err(nothing_at(step)),
        }
    }

    fn check_is_set(&self) -> Result<(), String> {
        match self.shape {
            Shape::Set => Ok(()),
            _ => Err("this is no set".to_owned()),
        }
    }
}

fn nothing_at(step: &Scalar) -> String {
    format!("there is nothing at {step:?}")
}

/// All of a value but its ids.
fn in_words(node: &Node) -> String {
    let mut words = String::new();
    let mut all = |shape: &str, nodes: &[&Node]| {
        words.push_str(shape);
        for node in nodes {
            write!(words, "({})", in_words(node)).expect("writing to a String never fails");
        }
    };
    match &node.value {
        NodeValue::List(items) => all("list", &items.iter().collect::<Vec<_>>()),
        NodeValue::Set(members) => all("set", &members.iter().collect::<Vec<_>>()),
        NodeValue::Dict(entries) => {
            let parts = entries.iter().flat_map(|entry| [&entry.key, &entry.value]);
            all("dict", &parts.collect::<Vec<_>>());
        }
        NodeValue::Object { name, fields } => {
            let names: Vec<_> = fields.iter().map(|(name, _)| name).collect();
            let fields: Vec<_> = fields.iter().map(|(_, field)| field).collect();
            all(&format!("{name}{names:?}"), &fields);
        }
        other => words = format!("{other:?}"),
    }
    words
}
