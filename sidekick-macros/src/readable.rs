//! Prints tokens the way a person would write them, for the tests only.
//!
//! It must never be used for output that is compiled: spaces are put by a rule of thumb.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The text of `tokens`, with spaces only where a reader expects them.
pub(crate) fn readable(tokens: &TokenStream) -> String {
    let mut text = String::new();
    let mut glued = true;
    let mut previous: Option<TokenTree> = None;
    for tree in tokens.clone() {
        if !glued && spaced(previous.as_ref(), &tree) {
            text.push(' ');
        }
        glued = false;
        match &tree {
            TokenTree::Group(group) => {
                let inner = readable(&group.stream());
                text.push_str(&match group.delimiter() {
                    Delimiter::Parenthesis => format!("({inner})"),
                    Delimiter::Bracket => format!("[{inner}]"),
                    Delimiter::Brace if inner.is_empty() => "{}".to_owned(),
                    Delimiter::Brace => format!("{{ {inner} }}"),
                    Delimiter::None => inner,
                });
            }
            TokenTree::Punct(punct) => {
                text.push(punct.as_char());
                glued = punct.spacing() == Spacing::Joint || "&.:!'#".contains(punct.as_char());
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => text.push_str(&tree.to_string()),
        }
        previous = Some(tree);
    }
    // A type such as `x: T` is the one colon that is followed by a space; paths never are.
    text
}

/// Whether a space belongs between two neighbours.
fn spaced(previous: Option<&TokenTree>, next: &TokenTree) -> bool {
    match (previous, next) {
        (_, TokenTree::Punct(punct)) => {
            !".,;:?".contains(punct.as_char()) && !is_bang(previous, punct.as_char())
        }
        (Some(TokenTree::Ident(_)), TokenTree::Group(group)) => {
            group.delimiter() == Delimiter::Brace
        }
        (Some(TokenTree::Group(_)), TokenTree::Group(group)) => {
            group.delimiter() == Delimiter::Brace
        }
        _ => true,
    }
}

/// Whether `character` is the `!` of a macro call.
fn is_bang(previous: Option<&TokenTree>, character: char) -> bool {
    character == '!' && matches!(previous, Some(TokenTree::Ident(_)))
}
