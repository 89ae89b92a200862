//! The ids of nodes: where a node lies, written as text.
//!
//! So a value that is shown again has the same ids again, and the UI keeps what a person has unfolded. No two nodes
//! of a program have the same id: each step escapes what separates steps, and the first one is unique to its Viz.

use std::fmt::{self, Display, Write as _};

/// Where the description is at present.
#[derive(Debug)]
pub(super) struct Place {
    id: String,
}

/// Where it was before, for the way back.
#[derive(Debug)]
#[must_use = "a step down is followed by one up"]
pub(super) struct Above(usize);

impl Place {
    pub(super) fn new(root: String) -> Self {
        Self { id: root }
    }

    /// The id of the node at this place.
    pub(super) fn id(&self) -> String {
        self.id.clone()
    }

    /// The same with a mark that no step can hold, for what stands beside the node.
    pub(super) fn marked(&self, mark: char) -> String {
        format!("{}~{mark}", self.id)
    }

    /// Goes down to an element, an entry or a field.
    pub(super) fn descend(&mut self, step: impl Display) -> Above {
        let above = self.id.len();
        self.id.push('/');
        write!(Escaping(&mut self.id), "{step}").expect("writing to a String never fails");
        Above(above)
    }

    /// Goes down to a place that has no name yet.
    pub(super) fn descend_unnamed(&mut self) -> Above {
        let above = self.id.len();
        self.id.push_str("/~");
        Above(above)
    }

    pub(super) fn ascend(&mut self, Above(above): Above) {
        self.id.truncate(above);
    }
}

/// Writes a step, so that neither the separator nor a mark appears in it: as in a JSON pointer (RFC 6901).
struct Escaping<'a>(&'a mut String);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for char in text.chars() {
            match char {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_step_looks_like_two_or_like_a_mark() {
        let mut place = Place::new("v".to_owned());
        let above = place.descend("a/b~k");
        assert_eq!(place.id(), "v/a~1b~0k");
        assert_eq!(place.marked('k'), "v/a~1b~0k~k");
        place.ascend(above);
        assert_eq!(place.id(), "v");
    }
}
