//! Checks attributes with a prefix: `on:`, `clone:` and those that are yet to come.

use proc_macro2::Ident;
use quote::quote;
use syn::LitStr;
use syn::ext::IdentExt;

use super::super::ast::Value;
use super::super::plan::{Clone, Step};
use super::Check;
use super::attributes::Attributes;
use super::tag::Resolved;
use crate::suggest;

/// Prefixes of the grammar, those that have no expansion yet included.
const PREFIXES: [&str; 4] = ["on", "clone", "bind", "show"];

impl Check<'_> {
    /// Checks `prefix:name=value`.
    pub(super) fn directive(
        &mut self,
        prefix: &Ident,
        name: Option<Ident>,
        value: Option<Value>,
        found: &Resolved,
        all: &mut Attributes,
    ) {
        let text = prefix.to_string();
        let known = self.prefix(prefix, name.as_ref(), found, all);
        match known {
            Some("on") => return self.event(prefix, name, value, found, all),
            Some("clone") => return self.clone(prefix, name, value, all),
            Some("show") => return self.show(prefix, name, value, found, all),
            Some(_) if text == "bind" => {
                self.errors
                    .over(prefix, format!("`{text}:` is not available yet"));
            }
            _ => {}
        }
        self.keep_any(value.as_ref());
    }

    /// The prefix that is meant, if any; what is wrong with it is said.
    fn prefix(
        &mut self,
        prefix: &Ident,
        name: Option<&Ident>,
        found: &Resolved,
        all: &mut Attributes,
    ) -> Option<&'static str> {
        let text = prefix.to_string();
        if let Some(known) = PREFIXES.iter().find(|known| **known == text) {
            return Some(known);
        }
        let near = suggest::closest(&text, PREFIXES);
        let message = if text == "let" {
            "`let:` belongs to `<For>`, which is not available yet".to_owned()
        } else if found.component.attribute(&text).is_some() {
            all.give(&text);
            let shown = name.map_or_else(|| "…".to_owned(), ToString::to_string);
            format!("a value follows `=`, not `:`: write `{text}={{{shown}}}`")
        } else if let Some(near) = near {
            format!("there is no prefix `{text}:`: did you mean `{near}:`?")
        } else {
            format!(
                "there is no prefix `{text}:`: a handler is written `on:…`, a clone for it `clone:…`"
            )
        };
        self.errors.over(prefix, message);
        near
    }

    fn clone(
        &mut self,
        prefix: &Ident,
        name: Option<Ident>,
        value: Option<Value>,
        all: &mut Attributes,
    ) {
        let Some(name) = name else {
            self.errors.over(
                prefix,
                "`clone:` has no name: write what the handler needs, as in `clone:count`",
            );
            return self.keep_any(value.as_ref());
        };
        if !all.give(&format!("clone:{name}")) {
            self.errors
                .over(&name, format!("`clone:{name}` is given twice: remove one"));
            return self.keep_any(value.as_ref());
        }
        match value {
            Some(value) if value.expression().is_none() => {}
            value => all.clones.push(Clone {
                name,
                source: value.map(|value| self.settle(&value)),
            }),
        }
    }

    /// Checks `show:name={value}`, and `show:name`, which shows the variable of that name.
    fn show(
        &mut self,
        prefix: &Ident,
        name: Option<Ident>,
        value: Option<Value>,
        found: &Resolved,
        all: &mut Attributes,
    ) {
        let Some(name) = name else {
            self.errors.over(
                prefix,
                "`show:` has no name: write under which name to show what, as in `show:count={&count}`",
            );
            return self.keep_any(value.as_ref());
        };
        if !found.component.shows {
            let message = format!(
                "`show:` shows a value in a Viz: write `<Viz show:{name}={{…}}/>` beside `<{}>`",
                found.component.name
            );
            self.errors.over(prefix, message);
            return self.keep_any(value.as_ref());
        }
        if !all.give(&format!("show:{name}")) {
            self.errors
                .over(&name, format!("`show:{name}` is given twice: remove one"));
            return self.keep_any(value.as_ref());
        }
        let value = match value {
            Some(value) if value.expression().is_none() => return,
            Some(value) => self.settle(&value),
            None => quote! { &#name },
        };
        let name = LitStr::new(&name.unraw().to_string(), name.span());
        all.steps.push(Step::Show { name, value });
    }
}
