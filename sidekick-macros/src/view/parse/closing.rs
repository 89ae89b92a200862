//! Closing tags: which element they close, and what is said if they close none.
//!
//! Every closing tag is either taken here or left to the element further out that it belongs to.

use proc_macro2::{TokenStream, TokenTree};
use syn::Token;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;

use super::super::ast::{Ending, Node};
use super::{Reader, ahead, take};
use crate::suggest;

/// `</name>`.
pub(super) struct Closing {
    tokens: TokenStream,
    name: String,
    /// What stands between the name and the `>`, or `None` if there is no `>`.
    rest: Option<TokenStream>,
}

impl Closing {
    pub(super) fn is_next(input: ParseStream) -> bool {
        input.peek(Token![<]) && input.peek2(Token![/])
    }

    /// Takes a closing tag, which has to be next.
    pub(super) fn take(input: ParseStream) -> Closing {
        let mut tokens = TokenStream::new();
        tokens.extend(take(input));
        tokens.extend(take(input));
        let mut name = String::new();
        while ahead::continues_name(input, &name) {
            if let Some(tree) = take(input) {
                name.push_str(&tree.to_string());
                tokens.extend([tree]);
            }
        }
        let mut rest = TokenStream::new();
        let ended = loop {
            if input.is_empty() || input.peek(Token![<]) {
                break false;
            }
            let Some(tree) = take(input) else { break false };
            let ends = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '>');
            tokens.extend([tree.clone()]);
            if ends {
                break true;
            }
            rest.extend([tree]);
        };
        Closing {
            tokens,
            name,
            rest: ended.then_some(rest),
        }
    }

    fn text(&self) -> String {
        format!("</{}>", self.name)
    }
}

impl Reader<'_> {
    /// Reads the children of the innermost open element, and its closing tag.
    pub(super) fn up_to_closing(
        &mut self,
        input: ParseStream,
        name: &str,
        nodes: &mut Vec<Node>,
    ) -> Ending {
        loop {
            self.nodes(input, nodes);
            if input.is_empty() {
                return Ending::Unclosed { before: None };
            }
            let behind = input.fork();
            let closing = Closing::take(&behind);
            if closing.name == name {
                input.advance_to(&behind);
                self.report_unended(&closing);
                return Ending::Closed;
            }
            if self.open.contains(&closing.name) {
                self.late.push(name.to_owned());
                return Ending::Unclosed {
                    before: Some(closing.text()),
                };
            }
            input.advance_to(&behind);
            if ahead::closes(input, name, self.depth(name)) {
                self.report_stray(&closing);
            } else {
                let text = closing.text();
                let message = if name.is_empty() {
                    format!("`{text}` closes a fragment: write `</>`")
                } else {
                    format!("`{text}` closes `<{name}>`: write `</{name}>`")
                };
                self.errors.over(&closing.tokens, message);
                return Ending::Closed;
            }
        }
    }

    /// Says that a closing tag belongs to nothing.
    pub(super) fn report_stray(&mut self, closing: &Closing) {
        if let Some(at) = self.late.iter().position(|late| *late == closing.name) {
            self.late.remove(at);
            return;
        }
        let text = closing.text();
        let meant = suggest::closest(&closing.name, self.open.iter().map(String::as_str));
        let message = match meant {
            Some(open) => format!("`{text}` closes nothing: remove it, or write `</{open}>`"),
            None if closing.name.is_empty() => {
                format!("`{text}` closes nothing: remove it, or open with `<>`")
            }
            None => format!(
                "`{text}` closes nothing: remove it, or open with `<{}>`",
                closing.name
            ),
        };
        self.errors.over(&closing.tokens, message);
    }

    fn report_unended(&mut self, closing: &Closing) {
        let text = closing.text();
        match &closing.rest {
            None => self.errors.over(
                &closing.tokens,
                format!("this closing tag has no `>`: write `{text}`"),
            ),
            Some(rest) if !rest.is_empty() => {
                self.errors.over(
                    rest,
                    format!("a closing tag holds a name alone: write `{text}`"),
                );
            }
            Some(_) => {}
        }
    }
}
