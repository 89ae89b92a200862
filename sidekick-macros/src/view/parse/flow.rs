//! Turns the elements that are control flow into their own nodes.
//!
//! Only the shape is read here: whether the attributes are there and right is for the check to say.

use super::super::ast::{Element, For, If, Match, Node};

/// The node that an element is.
pub(super) fn node_of(element: Element) -> Node {
    match element.tag.name.text.as_str() {
        "If" => Node::If(conditional(element)),
        "For" => Node::For(For {
            tag: element.tag,
            body: element.children,
        }),
        "Match" => Node::Match(matching(element)),
        _ => Node::Element(element),
    }
}

/// Splits the children at `<Else/>`; what is written inside of it belongs to the other branch too.
fn conditional(element: Element) -> If {
    let mut then = Vec::new();
    let mut otherwise: Option<Vec<Node>> = None;
    for child in element.children {
        match (child, &mut otherwise) {
            (Node::Element(child), None) if child.tag.name.text == "Else" => {
                otherwise = Some(child.children);
            }
            (child, None) => then.push(child),
            (child, Some(otherwise)) => otherwise.push(child),
        }
    }
    If {
        tag: element.tag,
        then,
        otherwise,
    }
}

fn matching(element: Element) -> Match {
    let mut cases = Vec::new();
    let mut strays = Vec::new();
    for child in element.children {
        match child {
            Node::Element(child) if child.tag.name.text == "Case" => cases.push(child),
            other => strays.push(other),
        }
    }
    Match {
        tag: element.tag,
        cases,
        strays,
    }
}
