//! Looks ahead without taking anything, where one token is not enough to tell what was meant.
//!
//! What is found here only chooses between readings of something that is already wrong or unusual.

use proc_macro2::{Delimiter, TokenTree};
use syn::Token;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitStr};

/// The tokens that follow, each looked at only when it is asked for: a view may be long.
pub(super) fn trees(input: ParseStream) -> impl Iterator<Item = TokenTree> {
    let mut cursor = input.cursor();
    std::iter::from_fn(move || {
        let (tree, rest) = cursor.token_tree()?;
        cursor = rest;
        Some(tree)
    })
}

/// Whether closing tags follow for `depth` elements called `name`, besides those of elements that are yet to open.
pub(super) fn closes(input: ParseStream, name: &str, depth: usize) -> bool {
    let trees: Vec<TokenTree> = trees(input).collect();
    let mut opened = 0;
    let mut closed = 0;
    for (at, tree) in trees.iter().enumerate() {
        if !is_sign(Some(tree), '<') {
            continue;
        }
        let rest = &trees[at + 1..];
        if is_sign(rest.first(), '/') {
            closed += usize::from(name_at(&rest[1..]) == name);
        } else {
            opened += usize::from(name_at(rest) == name && stays_open(rest));
        }
    }
    closed >= depth + opened
}

/// Whether a block follows, before anything that can only be another node.
pub(super) fn has_block(input: ParseStream) -> bool {
    for tree in trees(input) {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return true,
            TokenTree::Punct(punct) if punct.as_char() == '/' => return false,
            _ => {}
        }
    }
    false
}

/// Whether a `>` follows before the next tag, so that the one before it was a comparison.
pub(super) fn has_second_end(input: ParseStream) -> bool {
    let mut previous = None;
    for tree in trees(input) {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == '<' => return false,
            TokenTree::Punct(punct) if punct.as_char() == '>' => {
                return previous.is_some_and(|sign| sign != '-' && sign != '=');
            }
            TokenTree::Punct(punct) => previous = Some(punct.as_char()),
            TokenTree::Literal(literal) if is_string(literal) && previous.is_none() => {
                return false;
            }
            _ => previous = Some(' '),
        }
    }
    false
}

/// Whether the next token belongs to a path that reads `name` so far.
pub(super) fn continues_name(input: ParseStream, name: &str) -> bool {
    if input.peek(Token![::]) || input.peek(Token![:]) && name.ends_with(':') {
        return true;
    }
    if input.peek(Token![-]) && !name.is_empty() {
        return true;
    }
    let expects_word = name.is_empty() || name.ends_with([':', '-']);
    expects_word && input.peek(Ident::peek_any)
}

/// Whether an attribute begins here, so that a value before it has ended.
pub(super) fn begins_attribute(input: ParseStream) -> bool {
    if !input.peek(Ident::peek_any) {
        return is_spread(input);
    }
    let assigned = input.peek2(Token![=]) && !input.peek2(Token![==]) && !input.peek2(Token![=>]);
    assigned || is_directive(input)
}

/// Whether `prefix:name` is next, or `prefix:` with the name still to be typed.
pub(super) fn is_directive(input: ParseStream) -> bool {
    input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::])
}

/// Whether `{..` is next.
pub(super) fn is_spread(input: ParseStream) -> bool {
    super::braces(input).is_some_and(|(group, _)| {
        let mut trees = group.stream().into_iter();
        is_sign(trees.next().as_ref(), '.') && is_sign(trees.next().as_ref(), '.')
    })
}

/// Whether a literal is next, or braces that are not a spread.
pub(super) fn is_value(input: ParseStream) -> bool {
    input.peek(syn::Lit)
        || input.peek(LitStr)
        || super::braces(input).is_some() && !is_spread(input)
}

fn is_string(literal: &proc_macro2::Literal) -> bool {
    literal.to_string().starts_with(['"', 'r'])
}

pub(super) fn is_sign(tree: Option<&TokenTree>, sign: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// The path at the beginning of `trees`, without spaces.
fn name_at(trees: &[TokenTree]) -> String {
    let mut name = String::new();
    for tree in trees {
        match tree {
            TokenTree::Ident(ident) if name.is_empty() || name.ends_with([':', '-']) => {
                name.push_str(&ident.to_string());
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => name.push(':'),
            TokenTree::Punct(punct) if punct.as_char() == '-' && !name.is_empty() => name.push('-'),
            _ => break,
        }
    }
    name
}

/// Whether the tag at the beginning of `trees` ends with `>` rather than `/>`.
fn stays_open(trees: &[TokenTree]) -> bool {
    let mut previous = ' ';
    for tree in trees {
        previous = match tree {
            TokenTree::Punct(punct) if punct.as_char() == '>' && previous == '/' => return false,
            TokenTree::Punct(punct) if punct.as_char() == '>' && !"-=".contains(previous) => {
                return true;
            }
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
    }
    false
}
