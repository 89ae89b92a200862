//! Checks a tag itself: which component it names, and that it ends.

use super::super::ast::{Ending, Tag};
use super::super::table::{self, Component, Content, Found};
use super::Check;
use crate::suggest;

/// The component that a tag stands for.
pub(super) struct Resolved {
    pub(super) component: &'static Component,
    /// Whether the tag names it as it should; if not, that has been reported and small things go unsaid.
    pub(super) exact: bool,
    /// Whether the attributes are those of something else, so that they can't be expected to fit.
    pub(super) foreign: bool,
}

impl Check<'_> {
    /// Finds the component of a tag, or the one that was probably meant.
    pub(super) fn component(&mut self, tag: &Tag) -> Option<Resolved> {
        let name = &tag.name;
        let text = name.text.as_str();
        let is_path = text.contains("::")
            || name.tokens.clone().into_iter().count() > 1 && !text.contains('-');
        if is_path {
            self.errors
                .over(&name.tokens, "components of your own are not available yet");
            return None;
        }
        let (component, message) = match table::find(text) {
            Found::Component(component) => {
                return Some(Resolved {
                    component,
                    exact: true,
                    foreign: false,
                });
            }
            Found::Announced => (None, format!("`<{text}>` is not available yet")),
            Found::SmallLetters(component) => {
                let meant = component.name;
                (
                    Some(component),
                    format!("components begin with a capital letter: write `<{meant}>`"),
                )
            }
            Found::Html(component) => {
                let usage = usage(component);
                let message = format!(
                    "`<{text}>` is a tag of HTML, which a view does not know: use `{usage}`"
                );
                self.errors.over(&name.tokens, message);
                return Some(Resolved {
                    component,
                    exact: false,
                    foreign: true,
                });
            }
            Found::Near(component) => {
                let meant = component.name;
                (
                    Some(component),
                    format!("there is no component `{text}`: did you mean `{meant}`?"),
                )
            }
            Found::NearAnnounced(meant) => (
                None,
                format!(
                    "there is no component `{text}`: did you mean `{meant}`, which is not available yet?"
                ),
            ),
            Found::Unknown => {
                let names = suggest::list(table::names());
                (
                    None,
                    format!("there is no component `{text}`: use one of {names}"),
                )
            }
        };
        self.errors.over(&name.tokens, message);
        component.map(|component| Resolved {
            component,
            exact: false,
            foreign: false,
        })
    }

    /// Says that an element does not end.
    pub(super) fn ending(&mut self, tag: &Tag, component: &Component) {
        let name = component.name;
        let message = match (&tag.ending, component.content) {
            (Ending::SelfClosed | Ending::Closed, _) => return,
            (Ending::Unclosed { .. }, Content::Nothing) => {
                format!("`<{name}>` is never closed: end its tag with `/>`")
            }
            (
                Ending::Unclosed {
                    before: Some(before),
                },
                Content::Nodes,
            ) => {
                format!("`<{name}>` is never closed: add `</{name}>` before `{before}`")
            }
            (Ending::Unclosed { before: None }, Content::Nodes) => {
                format!("`<{name}>` is never closed: add `</{name}>`")
            }
            (Ending::Unfinished, Content::Nothing) => {
                format!("the tag `<{name}` is unfinished: end it with `/>`")
            }
            (Ending::Unfinished, Content::Nodes) => {
                format!(
                    "the tag `<{name}` is unfinished: end it with `>`, or with `/>` if it stays empty"
                )
            }
        };
        // A tag that holds something unreadable may well have lost its end to that.
        if !tag.damaged {
            self.errors.over(&tag.name.tokens, message);
        }
    }
}

/// How a component is written at the least.
pub(super) fn usage(component: &Component) -> String {
    let name = component.name;
    if component.content == Content::Nodes {
        return format!("<{name}>");
    }
    let mut usage = format!("<{name}");
    for attribute in component
        .attributes()
        .iter()
        .filter(|attribute| attribute.required)
    {
        usage.extend([" ", attribute.name, "=", attribute.sample()]);
    }
    usage.push_str("/>");
    usage
}
