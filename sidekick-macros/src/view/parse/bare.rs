//! Finds the end of a value that has no braces.
//!
//! Only what ends unambiguously is taken for such a value; an operator, a closure or a block needs braces.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{AngleBracketedGenericArguments, Ident, Lit, Token};

use super::{ahead, take};

/// Takes a literal, or a path, call, macro call or group, with everything that hangs on it.
pub(super) fn chain(input: ParseStream, tokens: &mut TokenStream) {
    while is_next(input, "-!*&") {
        tokens.extend(take(input));
        if input.peek(Token![mut]) {
            tokens.extend(take(input));
        }
    }
    if input.peek(Lit) || is_group(input) {
        tokens.extend(take(input));
    } else if input.peek(Ident) || input.peek(Token![::]) || is_path_keyword(input) {
        path(input, tokens);
    } else {
        return;
    }
    loop {
        if input.peek(Token![.]) && !input.peek(Token![..]) {
            tokens.extend(take(input));
            // A tag's `/` or the next attribute behind a dangling dot is not part of the value.
            if input.peek(Lit) || input.peek(Ident::peek_any) && !ahead::begins_attribute(input) {
                tokens.extend(take(input));
                arguments(input, tokens);
            }
        } else if input.peek(Token![?]) || is_group(input) {
            tokens.extend(take(input));
        } else {
            return;
        }
    }
}

/// Takes a path, and the `!` and the arguments of a macro call.
fn path(input: ParseStream, tokens: &mut TokenStream) {
    if input.peek(Ident::peek_any) {
        tokens.extend(take(input));
    }
    arguments(input, tokens);
    while input.peek(Token![::]) {
        tokens.extend(take(input));
        tokens.extend(take(input));
        // The next attribute behind a dangling `::` is not part of the value.
        if input.peek(Ident::peek_any) && !ahead::begins_attribute(input) {
            tokens.extend(take(input));
        }
        arguments(input, tokens);
    }
    if input.peek(Token![!]) && !input.peek(Token![!=]) {
        tokens.extend(take(input));
        if super::braces(input).is_some() {
            tokens.extend(take(input));
        }
    }
}

/// Takes `::<…>`.
fn arguments(input: ParseStream, tokens: &mut TokenStream) {
    let behind = input.fork();
    if !(input.peek(Token![::]) && input.peek3(Token![<])) {
        return;
    }
    if behind.parse::<AngleBracketedGenericArguments>().is_ok() {
        super::take_up_to(&behind, input, tokens);
    }
}

/// Whether an expression of which `tokens` have been taken has not ended here.
pub(super) fn goes_on(input: ParseStream, tokens: &TokenStream) -> bool {
    if tokens.is_empty() || input.peek(Token![as]) || input.peek(Token![==]) {
        return true;
    }
    if ends_tag(input) || begins_tag(input) {
        return false;
    }
    if input.peek(Token![/]) {
        // A lost `/` rather than a division, if an attribute follows.
        let behind = input.fork();
        take(&behind);
        return !(behind.is_empty() || ahead::begins_attribute(&behind));
    }
    is_next(input, "+-*%^&|<>.!")
}

/// Takes what is left of an expression, up to where the tag goes on.
pub(super) fn rest(input: ParseStream, tokens: &mut TokenStream) {
    let mut previous = None;
    loop {
        let is_arrow = input.peek(Token![>]) && matches!(previous, Some('-' | '='));
        let stops =
            ends_tag(input) && !is_arrow || begins_tag(input) || ahead::begins_attribute(input);
        // What begins like an attribute can't be one before anything has been taken.
        if stops && previous.is_some() || input.is_empty() {
            return;
        }
        let Some(tree) = take(input) else { return };
        previous = match &tree {
            TokenTree::Punct(punct) => Some(punct.as_char()),
            _ => Some(' '),
        };
        tokens.extend([tree]);
    }
}

/// Whether the tag, or everything, ends here.
pub(super) fn ends_tag(input: ParseStream) -> bool {
    let end = input.peek(Token![>]) && !input.peek(Token![>=]);
    input.is_empty() || end || input.peek(Token![/]) && input.peek2(Token![>])
}

/// Whether another tag begins here, rather than a comparison.
fn begins_tag(input: ParseStream) -> bool {
    if !input.peek(Token![<]) {
        return false;
    }
    let name = ahead::trees(input).nth(1);
    let capital = matches!(&name, Some(TokenTree::Ident(name)) if name.to_string().starts_with(|first: char| first.is_uppercase()));
    capital || ahead::is_sign(name.as_ref(), '/')
}

/// Whether one of `signs` is next.
fn is_next(input: ParseStream, signs: &str) -> bool {
    matches!(input.cursor().punct(), Some((punct, _)) if signs.contains(punct.as_char()))
}

/// Whether parentheses, brackets or an expression handed in by another macro are next.
fn is_group(input: ParseStream) -> bool {
    matches!(
        input.cursor().token_tree(),
        Some((TokenTree::Group(group), _)) if group.delimiter() != Delimiter::Brace
    )
}

fn is_path_keyword(input: ParseStream) -> bool {
    input.peek(Token![self])
        || input.peek(Token![Self])
        || input.peek(Token![crate])
        || input.peek(Token![super])
}
