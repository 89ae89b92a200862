//! The variables of a Viz.

use sidekick_protocol::Text;
use sidekick_protocol::viz::{Action, Node, NodeValue, Scalar, Update};

use super::parts::Parts;

/// The variables of a Viz, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Variables(Vec<(Text, Node)>);

impl Variables {
    /// The value of the variable with this name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    /// The names of the variables, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_ref())
    }

    pub(super) fn update(&mut self, update: &Update) -> Result<(), String> {
        let name = &update.variable_name;
        let known = self.0.iter().position(|(known, _)| known == name);
        match (&update.action, known) {
            (Action::Set { path, value, .. }, Some(index)) if path.is_empty() => {
                self.0[index].1 = value.clone();
            }
            (Action::Set { path, value, .. }, None) if path.is_empty() => {
                self.0.push((name.clone(), value.clone()));
            }
            (Action::RemoveVariable, Some(index)) => drop(self.0.remove(index)),
            (action, Some(index)) => edit(&mut self.0[index].1, action)?,
            (_, None) => return Err(format!("there is no variable `{name}`")),
        }
        Ok(())
    }
}

#[rustfmt::skip] // A table of actions.
fn edit(root: &mut Node, action: &Action) -> Result<(), String> {
    match action {
        Action::Set { path, value, length } =>
            within(root, path, *length, |parts, step| parts.set(step, value, None)),
        Action::SetItem { path, value, key, length } =>
            within(root, path, *length, |parts, step| parts.set(step, value, key.as_ref())),
        Action::Append { path, value, length } | Action::Insert { path, value, length } =>
            within(root, path, Some(*length), |parts, step| parts.insert(step, value)),
        Action::Pop { path, length, .. } | Action::Remove { path, length, .. } =>
            within(root, path, Some(*length), |parts, step| parts.remove(step, None)),
        Action::DelItem { path, key, length, .. } =>
            within(root, path, Some(*length), |parts, step| parts.remove(step, key.as_ref())),
        Action::AddSet { path, value, length } =>
            at(root, path, &mut |set| change(set, Some(*length), |parts| parts.add(value))),
        Action::DiscardSet { path, value, length } =>
            at(root, path, &mut |set| change(set, Some(*length), |parts| parts.discard(value))),
        Action::Clear { path } =>
            at(root, path, &mut |container| change(container, Some(0), Parts::clear)),
        // More of the same for those who have asked for it.
        Action::Page { .. } => Ok(()),
        Action::RemoveVariable => Err("only a variable can be taken away".to_owned()),
    }
}

/// Changes the container that the last step of a path is taken in.
fn within(
    root: &mut Node,
    path: &[Scalar],
    length: Option<u64>,
    act: impl Fn(&mut Parts, &Scalar) -> Result<(), String>,
) -> Result<(), String> {
    let (step, above) = path.split_last().ok_or("the path is empty")?;
    at(root, above, &mut |container| {
        change(container, length, |parts| act(parts, step))
    })
}

/// Goes where a path leads.
fn at(
    node: &mut Node,
    path: &[Scalar],
    act: &mut dyn FnMut(&mut Node) -> Result<(), String>,
) -> Result<(), String> {
    let [step, rest @ ..] = path else {
        return act(node);
    };
    take_apart(node, |parts| at(parts.part_mut(step)?, rest, act))
}

/// Changes the parts of a container, and then its length.
fn change(
    container: &mut Node,
    length: Option<u64>,
    act: impl FnOnce(&mut Parts) -> Result<(), String>,
) -> Result<(), String> {
    let mut counted = None;
    take_apart(container, |parts| {
        act(parts)?;
        counted = parts.count();
        Ok(())
    })?;
    container.length = length.or(counted).or(container.length);
    Ok(())
}

/// Takes a container apart, and puts it together again.
fn take_apart(
    container: &mut Node,
    act: impl FnOnce(&mut Parts) -> Result<(), String>,
) -> Result<(), String> {
    let value = std::mem::replace(&mut container.value, NodeValue::List(Vec::new()));
    let mut parts = Parts::of(value);
    let done = act(&mut parts);
    container.value = parts.put_together();
    done
}
