//! What a view comes to once it has been checked: everything in it exists and can be expanded.
//!
//! Nothing in here can be wrong any more, so the expansion has nothing left to refuse.

use proc_macro2::{Ident, Span, TokenStream};
use syn::LitStr;

use super::handler::Handler;
use super::table;

/// A checked view.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) nodes: Vec<Node>,
    /// Expressions that have no place in the view because of a mistake. They are expanded for the editor's sake.
    pub(crate) leftovers: Vec<TokenStream>,
}

pub(crate) enum Node {
    Element(Element),
    Fragment(Vec<Node>),
    Text(LitStr),
    Child { tokens: TokenStream, span: Span },
}

pub(crate) struct Element {
    /// The builder's name, with the span of the name in the tag.
    pub(crate) name: Ident,
    /// What is done to the builder, in the order of the tag.
    pub(crate) steps: Vec<Step>,
    pub(crate) clones: Vec<Clone>,
    pub(crate) children: Vec<Node>,
}

pub(crate) enum Step {
    Set {
        attribute: &'static table::Attribute,
        span: Span,
        tokens: TokenStream,
    },
    /// `show:name={value}`.
    Show { name: LitStr, value: TokenStream },
    Handle {
        event: &'static str,
        span: Span,
        handler: Box<Handler>,
    },
}

/// `clone:name` or `clone:name={expression}`.
pub(crate) struct Clone {
    pub(crate) name: Ident,
    pub(crate) source: Option<TokenStream>,
}
