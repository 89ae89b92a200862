//! The syntax tree of `view!`: the whole grammar, and what is left of it in half-typed code.
//!
//! It says what is written, never what it means: that a component or an attribute exists is for the check to say.
//! Nothing that a person has typed is lost on the way into it.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Expr, LitStr};

use crate::diagnostics::Ticket;

/// A node, as it stands between tags.
pub(crate) enum Node {
    Element(Element),
    Fragment(Vec<Node>),
    Text(LitStr),
    Block(Value),
    If(If),
    For(For),
    Match(Match),
    /// Words that should be in quotes, or an expression that should be in braces.
    Unquoted(TokenStream),
    /// Rust's own `if`, `for` or `match` without braces round it.
    Bare(Bare),
}

/// `<Name …/>` or `<Name …> … </Name>`.
pub(crate) struct Element {
    pub(crate) tag: Tag,
    pub(crate) children: Vec<Node>,
}

/// `<If …> … <Else/> … </If>`.
pub(crate) struct If {
    pub(crate) tag: Tag,
    pub(crate) then: Vec<Node>,
    pub(crate) otherwise: Option<Vec<Node>>,
}

/// `<For …> … </For>`.
pub(crate) struct For {
    pub(crate) tag: Tag,
    pub(crate) body: Vec<Node>,
}

/// `<Match …> <Case …> … </Case> … </Match>`.
pub(crate) struct Match {
    pub(crate) tag: Tag,
    pub(crate) cases: Vec<Element>,
    /// What stands between the cases, where nothing may stand.
    pub(crate) strays: Vec<Node>,
}

/// Rust's own control flow where a node is expected.
pub(crate) struct Bare {
    pub(crate) keyword: Ident,
    pub(crate) tokens: TokenStream,
}

/// An opening tag, and how what it opens ends.
pub(crate) struct Tag {
    pub(crate) name: Name,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) ending: Ending,
    /// Whether something in the tag could not be read and has been reported, so that what seems to be missing may
    /// well be there.
    pub(crate) damaged: bool,
}

/// The name of an element as it is written, `grid::Cell<u32>` or `my-div`.
#[derive(Clone)]
pub(crate) struct Name {
    /// The path with its generic arguments.
    pub(crate) tokens: TokenStream,
    /// The last word of the path.
    pub(crate) last: Ident,
    /// The path without generic arguments and without spaces.
    pub(crate) text: String,
}

/// How an element ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ending {
    /// `/>`.
    SelfClosed,
    /// A closing tag, or one that has been reported.
    Closed,
    /// The closing tag is missing; the text says where it belongs.
    Unclosed { before: Option<String> },
    /// The tag itself has no `>`.
    Unfinished,
}

/// What stands in a tag after its name.
pub(crate) enum Attribute {
    /// `name=value`; without a value if there is no `=`.
    Plain {
        name: AttributeName,
        value: Option<Value>,
    },
    /// `prefix:name` or `prefix:name=value`; without a name where it is yet to be typed.
    Directive {
        prefix: Ident,
        name: Option<Ident>,
        value: Option<Value>,
    },
    /// `{..value}`; one with another number of dots has been reported.
    Spread { value: Value, reported: bool },
}

/// An attribute's name, which may be a keyword or, by mistake, have dashes in it.
pub(crate) struct AttributeName {
    pub(crate) tokens: TokenStream,
    pub(crate) text: String,
}

/// A value or the content of a block.
pub(crate) struct Value {
    /// What is to be emitted: the user's tokens, or what is left of them after a mistake; empty if there is nothing.
    pub(crate) tokens: TokenStream,
    pub(crate) kind: ValueKind,
    /// Where the value stands, braces included.
    pub(crate) span: Span,
    /// The error that explains why the tokens are not all that was typed.
    pub(crate) mended: Option<Ticket>,
}

/// What a value has been read as.
pub(crate) enum ValueKind {
    Expression(Expr),
    Pattern,
    /// Nothing usable; this has been reported.
    Missing,
}

impl Tag {
    /// Whether the parser has already reported, or left to the check, that the tag does not end.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.ending == Ending::Unfinished
    }
}

impl Value {
    /// A value of which nothing is left.
    pub(crate) fn missing(span: Span) -> Value {
        Value {
            tokens: TokenStream::new(),
            kind: ValueKind::Missing,
            span,
            mended: None,
        }
    }

    /// Whether this is a constant written out.
    pub(crate) fn is_literal(&self) -> bool {
        matches!(self.expression(), Some(Expr::Lit(_)))
    }

    /// The expression, unless there is none.
    pub(crate) fn expression(&self) -> Option<&Expr> {
        match &self.kind {
            ValueKind::Expression(expression) => Some(expression),
            ValueKind::Pattern | ValueKind::Missing => None,
        }
    }
}
