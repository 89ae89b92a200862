//! Shows tokens in messages the way they were typed, as far as that can be known.
//!
//! Compiled code must never be made from this text.

use proc_macro2::{Spacing, TokenStream, TokenTree};

/// The longest piece of source that is quoted in a message, in characters.
const LONGEST: usize = 40;

/// The text of `tokens` on one line, cut short if it is long.
pub(crate) fn excerpt(tokens: &TokenStream) -> String {
    let text = text_of(tokens);
    if text.chars().count() <= LONGEST {
        return text;
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    short.push('…');
    short
}

fn text_of(tokens: &TokenStream) -> String {
    let mut text = String::new();
    let mut previous: Option<TokenTree> = None;
    for tree in tokens.clone() {
        if previous
            .as_ref()
            .is_some_and(|previous| is_spaced(previous, &tree))
        {
            text.push(' ');
        }
        match &tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                    proc_macro2::Delimiter::Bracket => ("[", "]"),
                    proc_macro2::Delimiter::Brace => ("{", "}"),
                    proc_macro2::Delimiter::None => ("", ""),
                };
                text.push_str(open);
                text.push_str(&text_of(&group.stream()));
                text.push_str(close);
            }
            other => text.push_str(&other.to_string()),
        }
        previous = Some(tree);
    }
    text
}

/// Whether two neighbours are usually written with a space between them.
fn is_spaced(previous: &TokenTree, next: &TokenTree) -> bool {
    match (previous, next) {
        (TokenTree::Punct(punct), _) if punct.spacing() == Spacing::Joint => false,
        (TokenTree::Punct(punct), TokenTree::Punct(_)) => ",;=".contains(punct.as_char()),
        (TokenTree::Punct(punct), _) => !"&.!:'#|@".contains(punct.as_char()),
        (_, TokenTree::Punct(punct)) => !",;.:?!".contains(punct.as_char()),
        (_, TokenTree::Group(group)) => group.delimiter() == proc_macro2::Delimiter::Brace,
        _ => true,
    }
}
