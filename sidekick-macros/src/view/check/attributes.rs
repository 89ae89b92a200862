//! Checks what stands in a tag after its name.

use proc_macro2::Span;
use quote::ToTokens;

use super::super::ast::{Attribute, AttributeName, Tag, Value};
use super::super::plan::{Clone, Step};
use super::super::table::{self, Component};
use super::Check;
use super::tag::{Resolved, usage};
use crate::source::text;
use crate::suggest;

/// Attributes of the grammar that have no expansion yet.
const ANNOUNCED: [&str; 1] = ["ref"];

/// What the attributes of one element come to.
pub(super) struct Attributes {
    pub(super) steps: Vec<Step>,
    pub(super) clones: Vec<Clone>,
    /// What has been given, right or wrong, as it would be written.
    given: Vec<String>,
    /// Whether there is a handler, right or wrong.
    pub(super) handles: bool,
}

impl Attributes {
    /// Notes that something is given, and says whether it is so for the first time.
    pub(super) fn give(&mut self, what: &str) -> bool {
        let first = !self.given.iter().any(|given| given == what);
        self.given.push(what.to_owned());
        first
    }
}

impl Check<'_> {
    /// Checks the attributes of a tag; `forgetful` says whether to look for those that are missing.
    pub(super) fn attributes(
        &mut self,
        tag: &mut Tag,
        found: &Resolved,
        forgetful: bool,
    ) -> Attributes {
        let mut all = Attributes {
            steps: Vec::new(),
            clones: Vec::new(),
            given: Vec::new(),
            handles: false,
        };
        for attribute in std::mem::take(&mut tag.attributes) {
            match attribute {
                Attribute::Plain { name, value } => self.plain(&name, value, found, &mut all),
                Attribute::Directive {
                    prefix,
                    name,
                    value,
                } => self.directive(&prefix, name, value, found, &mut all),
                Attribute::Spread { value, reported } => {
                    if !reported {
                        self.errors.at(value.span, "a spread is not available yet");
                    }
                    self.keep(&value);
                }
            }
        }
        if !all.handles && !tag.damaged {
            for Clone { name, .. } in &all.clones {
                let message = format!(
                    "`clone:{name}` clones for a handler, and there is none: add `on:…` or remove it"
                );
                self.errors.over(name, message);
            }
        }
        let missing = found
            .component
            .attributes()
            .iter()
            .filter(|attribute| attribute.required);
        for attribute in missing
            .filter(|attribute| forgetful && !all.given.iter().any(|name| name == attribute.name))
        {
            let name = attribute.name;
            let message = format!(
                "`<{}>` needs `{name}`: write `{}`",
                found.component.name,
                usage(found.component)
            );
            self.errors.over(&tag.name.tokens, message);
        }
        all
    }

    fn plain(
        &mut self,
        name: &AttributeName,
        value: Option<Value>,
        found: &Resolved,
        all: &mut Attributes,
    ) {
        let Some(attribute) = found.component.attribute(&name.text) else {
            return self.misnamed(name, value, found, all);
        };
        let span = name_span(name);
        if !all.give(attribute.name) {
            let text = &name.text;
            self.errors
                .over(&name.tokens, format!("`{text}` is given twice: remove one"));
            return self.keep_any(value.as_ref());
        }
        let Some(value) = value else {
            let text = &name.text;
            let sample = attribute.sample();
            let message =
                format!("`{text}` has no value: write `{text}={sample}` or `{text}={{…}}`");
            self.errors.over(&name.tokens, message);
            return;
        };
        self.set(attribute, span, &value, all);
    }

    fn set(
        &mut self,
        attribute: &'static table::Attribute,
        span: Span,
        value: &Value,
        all: &mut Attributes,
    ) {
        if value.expression().is_some() {
            let tokens = self.settle(value);
            all.steps.push(Step::Set {
                attribute,
                span,
                tokens,
            });
        }
    }

    /// A value that stands alone belongs to the attribute of that name, or else to the first one that is not given.
    fn nameless(
        &mut self,
        name: &AttributeName,
        value: &Value,
        found: &Resolved,
        all: &mut Attributes,
    ) {
        let text = text(&value.tokens);
        let free =
            |attribute: &&table::Attribute| !all.given.iter().any(|given| given == attribute.name);
        let attribute = found.component.attribute(&text).filter(free);
        let attribute = attribute.or_else(|| found.component.attributes().iter().find(free));
        let shown = if value.is_literal() {
            text
        } else {
            format!("{{{text}}}")
        };
        let instead = attribute.map_or("name", |attribute| attribute.name);
        let message = format!("this value has no name: write `{instead}={shown}`");
        if name.tokens.is_empty() {
            self.errors.at(value.span, message);
        } else {
            self.errors.over(&name.tokens, message);
        }
        match attribute {
            Some(attribute) => {
                all.give(attribute.name);
                self.set(attribute, value.span, value, all);
            }
            None => self.keep(value),
        }
    }

    /// An attribute that the component does not have.
    fn misnamed(
        &mut self,
        name: &AttributeName,
        value: Option<Value>,
        found: &Resolved,
        all: &mut Attributes,
    ) {
        let text = name.text.as_str();
        let component = found.component;
        if let (true, Some(value)) = (text.is_empty(), &value) {
            return self.nameless(name, value, found, all);
        }
        if let Some(event) = event_in(text, component) {
            let message = match event {
                Foreign::Event(event) => format!("`{text}` is written `on:{event}`"),
                Foreign::Unknown => format!(
                    "a handler is written `on:…`, and `<{}>` has the events {}",
                    component.name,
                    suggest::list(component.events().iter().copied())
                ),
            };
            self.errors.over(&name.tokens, message);
            all.handles = true;
            // A literal is what HTML wants, too; once is enough.
            let Some(value) = value.filter(|value| !value.is_literal()) else {
                return;
            };
            return match event {
                Foreign::Event(event) => self.handle(event, name_span(name), value, all),
                Foreign::Unknown => self.keep(&value),
            };
        }
        let near = suggest::closest(
            text,
            component
                .attributes()
                .iter()
                .map(|attribute| attribute.name),
        )
        .filter(|near| !all.given.iter().any(|given| given == near));
        // Where the tag is not one of ours, that has been said.
        if !found.foreign {
            self.errors
                .over(&name.tokens, unknown_attribute(text, component, near));
        }
        match (near.and_then(|near| component.attribute(near)), value) {
            (Some(attribute), Some(value)) => {
                all.give(attribute.name);
                self.set(attribute, name_span(name), &value, all);
            }
            (Some(attribute), None) => {
                all.give(attribute.name);
            }
            (None, value) => self.keep_any(value.as_ref()),
        }
    }
}

/// An event written as an attribute, as in HTML.
#[derive(Clone, Copy)]
enum Foreign {
    Event(&'static str),
    Unknown,
}

/// Whether a name looks like an event's in HTML or another library, and which event it then is.
fn event_in(text: &str, component: &Component) -> Option<Foreign> {
    let event = text
        .strip_prefix("on")?
        .trim_start_matches(['_', '-'])
        .to_lowercase();
    let looks_like_event = text.len() > 2;
    let aliases = [
        ("change", "submit"),
        ("input", "submit"),
        ("enter", "submit"),
        ("press", "click"),
    ];
    let event = aliases
        .iter()
        .find(|(alias, _)| *alias == event)
        .map_or(event.as_str(), |(_, event)| event);
    looks_like_event.then(|| {
        component
            .event(event)
            .map_or(Foreign::Unknown, Foreign::Event)
    })
}

fn unknown_attribute(text: &str, component: &Component, near: Option<&str>) -> String {
    let name = component.name;
    if ANNOUNCED.contains(&text) {
        return format!("`{text}` is not available yet");
    }
    if component.shows && near.is_none() {
        format!("`<{name}>` has no attribute `{text}`: a value is shown with `show:{text}={{…}}`")
    } else if let Some(near) = near {
        format!("`<{name}>` has no attribute `{text}`: did you mean `{near}`?")
    } else {
        let names = suggest::list(
            component
                .attributes()
                .iter()
                .map(|attribute| attribute.name),
        );
        format!("`<{name}>` has no attribute `{text}`: it has {names}")
    }
}

fn name_span(name: &AttributeName) -> Span {
    name.tokens
        .to_token_stream()
        .into_iter()
        .next()
        .map_or_else(Span::call_site, |first| first.span())
}
