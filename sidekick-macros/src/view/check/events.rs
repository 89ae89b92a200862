//! Checks handlers: that the event exists, and that something can handle it.

use proc_macro2::{Ident, Span};

use super::super::ast::{Value, ValueKind};
use super::super::handler::{Handler, Shape};
use super::super::plan::Step;
use super::super::table::Component;
use super::Check;
use super::attributes::Attributes;
use super::tag::Resolved;
use crate::suggest;

impl Check<'_> {
    /// Checks `on:name=value`.
    pub(super) fn event(
        &mut self,
        prefix: &Ident,
        name: Option<Ident>,
        value: Option<Value>,
        found: &Resolved,
        all: &mut Attributes,
    ) {
        let component = found.component;
        all.handles = true;
        let Some(name) = name else {
            let events = suggest::list(component.events().iter().copied());
            self.errors.over(
                prefix,
                format!("`on:` has no event: `<{}>` has {events}", component.name),
            );
            return self.keep_any(value.as_ref());
        };
        let text = name.to_string();
        let (event, known) = match component.event(&text) {
            Some(event) => (Some(event), true),
            None => (self.misnamed_event(&name, found), false),
        };
        let Some(event) = event else {
            return self.keep_any(value.as_ref());
        };
        if !all.give(&format!("on:{event}")) {
            if known {
                let message = format!("`on:{event}` is given twice: do both in one handler");
                self.errors.over(&name, message);
            }
            return self.keep_any(value.as_ref());
        }
        match value {
            Some(value) => self.handle(event, name.span(), value, all),
            None if known => {
                self.errors.over(
                    &name,
                    format!("`on:{event}` has no handler: write `on:{event}={{move |_| …}}`"),
                );
            }
            None => {}
        }
    }

    /// Says that there is no such event, and finds the one that was probably meant.
    fn misnamed_event(&mut self, name: &Ident, found: &Resolved) -> Option<&'static str> {
        let component: &'static Component = found.component;
        let near = suggest::closest(&name.to_string(), component.events().iter().copied());
        let tag = component.name;
        let message = if let Some(near) = near {
            format!("`<{tag}>` has no event `{name}`: did you mean `{near}`?")
        } else {
            let events = suggest::list(component.events().iter().copied());
            format!("`<{tag}>` has no event `{name}`: it has {events}")
        };
        if !found.foreign {
            self.errors.over(name, message);
        }
        near.and_then(|near| component.event(near))
    }

    /// Plans a handler.
    pub(super) fn handle(
        &mut self,
        event: &'static str,
        span: Span,
        value: Value,
        all: &mut Attributes,
    ) {
        if value.is_literal() {
            let message = format!("a handler is a closure: write `on:{event}={{move |_| …}}`");
            return self.errors.over(&value.tokens, message);
        }
        let Some(shape) = value.expression().map(Shape::of) else {
            return;
        };
        let Some(shape) = shape else {
            let message = format!(
                "a handler takes the event or nothing: write `on:{event}={{move |event| …}}`"
            );
            self.errors.over(&value.tokens, message);
            return self.keep(&value);
        };
        let error = self.error_of(&value);
        let ValueKind::Expression(expression) = value.kind else {
            return;
        };
        let handler = Handler {
            tokens: value.tokens,
            expression,
            error,
            shape,
            span: value.span,
        };
        let handler = Box::new(handler);
        all.steps.push(Step::Handle {
            event,
            span,
            handler,
        });
    }
}
