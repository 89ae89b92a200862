//! Compares the syntax tree with the table of components and makes a plan of it.
//!
//! Every mistake is reported once, where it is, with what to write instead; and what surrounds it is planned as if it
//! were right, so that no second message follows from the first.

mod attributes;
mod directives;
mod events;
mod tag;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Expr;

use super::ast::{Attribute, Bare, Element, Ending, For, If, Match, Node, Tag, Value};
use super::plan::{self, Plan};
use super::table::{Component, Content};
use crate::diagnostics::Errors;
use crate::source::excerpt;

/// Checks a whole view.
pub(crate) fn check(nodes: Vec<Node>, errors: &mut Errors) -> Plan {
    let mut check = Check {
        errors,
        leftovers: Vec::new(),
        placing: true,
    };
    let nodes = check.nodes(nodes);
    Plan {
        nodes,
        leftovers: check.leftovers,
    }
}

/// What has been found so far.
struct Check<'e> {
    errors: &'e mut Errors,
    leftovers: Vec<TokenStream>,
    /// Whether what is planned will be expanded, so that errors may be placed in it.
    placing: bool,
}

impl Check<'_> {
    fn nodes(&mut self, nodes: Vec<Node>) -> Vec<plan::Node> {
        nodes.into_iter().flat_map(|node| self.node(node)).collect()
    }

    /// The plan of a node: nothing where there is nothing to show, several nodes where a tag falls away.
    fn node(&mut self, node: Node) -> Vec<plan::Node> {
        match node {
            Node::Element(element) => return self.element(element),
            Node::Fragment(nodes) => return vec![plan::Node::Fragment(self.nodes(nodes))],
            Node::Text(text) => return vec![plan::Node::Text(text)],
            Node::Block(value) => return self.child(&value).into_iter().collect(),
            Node::If(conditional) => return self.conditional(conditional),
            Node::For(repeated) => self.repeated(repeated),
            Node::Match(matching) => self.matching(matching),
            Node::Unquoted(tokens) => self.unquoted(&tokens),
            Node::Bare(bare) => self.bare(bare),
        }
        Vec::new()
    }

    fn element(&mut self, element: Element) -> Vec<plan::Node> {
        let Element { mut tag, children } = element;
        let Some(found) = self.component(&tag) else {
            self.keep_values(tag.attributes);
            return self.nodes(children);
        };
        let has_content = found.component.content == Content::Nothing && !children.is_empty();
        // Whoever puts text between the tags has not forgotten it, and is told where it goes.
        let forgetful = found.exact && !has_content && !tag.damaged && !tag.is_unfinished();
        let reported = self.errors.count();
        let attributes = self.attributes(&mut tag, &found, forgetful);
        // A tag is often cut off in the middle of an attribute, and then that is the mistake.
        let cut_off = tag.is_unfinished() && self.errors.count() > reported;
        if found.exact && !cut_off {
            self.ending(&tag, found.component);
        }
        let name = proc_macro2::Ident::new(found.component.name, tag.name.last.span());
        let mut planned = plan::Element {
            name,
            steps: attributes.steps,
            clones: attributes.clones,
            children: Vec::new(),
        };
        if found.component.content == Content::Nodes {
            planned.children = self.nodes(children);
            return vec![plan::Node::Element(planned)];
        }
        // Without its closing tag, a leaf has taken in what stands behind it.
        let follows = matches!(tag.ending, Ending::Unclosed { .. });
        if has_content && found.exact && !follows {
            self.content(&planned.name, found.component, &children);
        }
        let mut nodes = vec![plan::Node::Element(planned)];
        nodes.extend(if follows {
            self.nodes(children)
        } else {
            self.displaced(children)
        });
        nodes
    }

    /// Says that a leaf has no content.
    fn content(&mut self, name: &proc_macro2::Ident, component: &Component, children: &[Node]) {
        let tag = component.name;
        let text = match children {
            [Node::Text(text)] => Some(text.to_token_stream().to_string()),
            [Node::Unquoted(words)] => Some(format!("\"{}\"", excerpt(words))),
            [Node::Block(value)] => Some(format!("{{{}}}", excerpt(&value.tokens))),
            _ => None,
        };
        let attribute = component
            .attributes()
            .first()
            .map_or("", |attribute| attribute.name);
        let message = match text {
            _ if component.shows => {
                format!(
                    "`<{tag}>` has no content: values are shown with `show:`, as in `<{tag} show:count={{&count}}/>`"
                )
            }
            Some(text) => format!("`<{tag}>` has no content: write `<{tag} {attribute}={text}/>`"),
            None => {
                format!(
                    "`<{tag}>` has no content: end its tag with `/>` and put these beside it in a `<Row>` or `<Column>`"
                )
            }
        };
        self.errors.at(name.span(), message);
    }

    /// Plans the content of a leaf beside it. Text was meant for an attribute, and the message said so.
    fn displaced(&mut self, children: Vec<Node>) -> Vec<plan::Node> {
        let mut nodes = Vec::new();
        for child in children {
            match child {
                Node::Text(_) | Node::Unquoted(_) => {}
                Node::Block(value) => self.keep(&value),
                other => nodes.extend(self.node(other)),
            }
        }
        nodes
    }

    fn child(&mut self, value: &Value) -> Option<plan::Node> {
        value.expression()?;
        Some(plan::Node::Child {
            tokens: self.settle(value),
            span: value.span,
        })
    }

    fn conditional(&mut self, conditional: If) -> Vec<plan::Node> {
        self.unavailable(conditional.tag);
        let mut nodes = self.nodes(conditional.then);
        nodes.extend(self.nodes(conditional.otherwise.unwrap_or_default()));
        nodes
    }

    /// The body is checked but not planned: it may use the item, which would be unknown.
    fn repeated(&mut self, repeated: For) {
        self.unavailable(repeated.tag);
        self.check_only(repeated.body);
    }

    /// The cases are checked but not planned: they may use what their patterns bind.
    fn matching(&mut self, matching: Match) {
        self.unavailable(matching.tag);
        for case in matching.cases {
            self.check_only(case.children);
        }
        self.check_only(matching.strays);
    }

    fn check_only(&mut self, nodes: Vec<Node>) {
        let kept = self.leftovers.len();
        let placing = std::mem::replace(&mut self.placing, false);
        self.nodes(nodes);
        self.placing = placing;
        self.leftovers.truncate(kept);
    }

    fn unavailable(&mut self, tag: Tag) {
        self.errors.over(
            &tag.name.last,
            format!("`<{}>` is not available yet", tag.name.text),
        );
        self.keep_values(tag.attributes);
    }

    fn unquoted(&mut self, tokens: &TokenStream) {
        let words = excerpt(tokens);
        let message = format!(
            "text needs quotes: write `\"{words}\"` (and an expression braces: `{{{words}}}`)"
        );
        self.errors.over(tokens, message);
    }

    fn bare(&mut self, bare: Bare) {
        let Bare { keyword, tokens } = bare;
        let instead = match keyword.to_string().as_str() {
            "if" => "put it in braces: `{if … { view! { … } } else { view! { … } }}`",
            "match" => "put it in braces: `{match … { … => view! { … } }}`",
            _ => {
                "map over the items in braces: `{items.iter().map(|item| view! { … }).collect::<Vec<_>>()}`"
            }
        };
        self.errors.over(
            &keyword,
            format!("`{keyword}` can't stand between tags: {instead}"),
        );
        if syn::parse2::<Expr>(tokens.clone()).is_ok() {
            self.leftovers.push(tokens);
        }
    }

    /// Keeps the expressions of attributes that have no place.
    fn keep_values(&mut self, attributes: Vec<Attribute>) {
        for attribute in attributes {
            match attribute {
                Attribute::Plain {
                    value: Some(value), ..
                }
                | Attribute::Directive {
                    value: Some(value), ..
                }
                | Attribute::Spread { value, .. } => self.keep(&value),
                Attribute::Plain { value: None, .. } | Attribute::Directive { value: None, .. } => {
                }
            }
        }
    }

    fn keep_any(&mut self, value: Option<&Value>) {
        if let Some(value) = value {
            self.keep(value);
        }
    }

    /// Keeps an expression that has no place. A literal is of no use to anyone.
    fn keep(&mut self, value: &Value) {
        if value.expression().is_some() && !value.is_literal() {
            let tokens = self.settle(value);
            self.leftovers.push(tokens);
        }
    }

    /// What is emitted for a value.
    fn settle(&mut self, value: &Value) -> TokenStream {
        let tokens = &value.tokens;
        let error = self.error_of(value);
        quote! { #tokens #error }
    }

    /// The error of a value that was mended, as an index that is put behind it: what is indexed with an error has any
    /// type, so that nobody complains about the type of half an expression.
    fn error_of(&mut self, value: &Value) -> TokenStream {
        let tokens = &value.tokens;
        let fits = || syn::parse2::<Expr>(quote! { #tokens[0] }).is_ok();
        let ticket = value.mended.filter(|_| self.placing && fits());
        let error = ticket.and_then(|ticket| self.errors.place(ticket));
        error.map_or_else(TokenStream::new, |error| quote! { [#error] })
    }
}
