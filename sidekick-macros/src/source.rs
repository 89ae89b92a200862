//! Shows tokens the way a person would have typed them, for messages and for the tests.
//!
//! The spaces are put by rules of thumb, so code that is compiled must never be made from this text.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The longest piece of source that is quoted in a message, in characters.
const LONGEST: usize = 40;

/// The text of `tokens`, cut short if it is long.
pub(crate) fn excerpt(tokens: &TokenStream) -> String {
    let text = text(tokens);
    if text.chars().count() <= LONGEST {
        return text;
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    short.push('…');
    short
}

/// The text of `tokens` on one line.
pub(crate) fn text(tokens: &TokenStream) -> String {
    let mut line = Line::default();
    let mut trees = tokens.clone().into_iter().peekable();
    while let Some(tree) = trees.next() {
        let sign_follows = matches!(trees.peek(), Some(TokenTree::Punct(_)));
        line.push(&tree, sign_follows);
    }
    line.text
}

/// What the last token was, as far as the next one's space depends on it.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    /// A name, a literal or a group: something that an operator can follow.
    Operand,
    /// Braces, behind which something new may begin.
    Block,
    /// A word behind which an expression begins.
    Keyword,
    Sign(char),
}

#[derive(Default)]
struct Line {
    text: String,
    last: Last,
    /// Whether the next token belongs directly to the last one.
    glued: bool,
    /// While an operator of several signs is written: whether it has nothing on its left.
    operator: Option<bool>,
    /// Whether a closure's parameters are open.
    in_parameters: bool,
}

impl Line {
    fn push(&mut self, tree: &TokenTree, sign_follows: bool) {
        match tree {
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let keyword = matches!(
                    word.as_str(),
                    "move" | "async" | "return" | "else" | "in" | "match" | "if" | "mut"
                );
                self.put(
                    &word,
                    true,
                    false,
                    if keyword {
                        Last::Keyword
                    } else {
                        Last::Operand
                    },
                );
            }
            TokenTree::Literal(literal) => {
                self.put(&literal.to_string(), true, false, Last::Operand);
            }
            TokenTree::Group(group) => self.group(group.delimiter(), &text(&group.stream())),
            TokenTree::Punct(punct) => {
                self.sign(
                    punct.as_char(),
                    sign_follows && punct.spacing() == Spacing::Joint,
                );
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, inner: &str) {
        let called = matches!(self.last, Last::Operand | Last::Sign('!' | '#'));
        match delimiter {
            Delimiter::Parenthesis => {
                self.put(&format!("({inner})"), !called, false, Last::Operand);
            }
            Delimiter::Bracket => self.put(&format!("[{inner}]"), !called, false, Last::Operand),
            Delimiter::Brace if inner.is_empty() => self.put("{}", true, false, Last::Block),
            Delimiter::Brace => self.put(&format!("{{ {inner} }}"), true, false, Last::Block),
            Delimiter::None => self.put(inner, true, false, Last::Operand),
        }
    }

    fn sign(&mut self, sign: char, joint: bool) {
        let prefix = self
            .operator
            .unwrap_or(!matches!(self.last, Last::Operand | Last::Block));
        let (space, glued) = match sign {
            '.' => (false, true),
            ',' | ';' | '?' => (false, false),
            ':' => (
                !matches!(self.last, Last::Operand | Last::Sign(':')),
                self.last == Last::Sign(':'),
            ),
            '!' if !prefix => (joint, true),
            '|' => return self.bar(prefix),
            '&' | '*' | '-' | '!' => (true, prefix),
            '#' | '\'' | '@' => (true, true),
            _ => (true, false),
        };
        let before = self.glued;
        self.put(
            &sign.to_string(),
            space && !before,
            joint || glued,
            Last::Sign(sign),
        );
        self.operator = joint.then_some(prefix);
    }

    /// A `|`, which opens a closure's parameters, closes them, or is an operator.
    fn bar(&mut self, prefix: bool) {
        let closes = self.in_parameters;
        let opens = !closes && prefix;
        self.in_parameters = opens;
        self.put("|", !closes, opens, Last::Sign('|'));
    }

    fn put(&mut self, text: &str, space: bool, glued: bool, last: Last) {
        if space && !self.glued && self.last != Last::Nothing {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.last = last;
        self.glued = glued;
        self.operator = None;
    }
}

#[cfg(test)]
mod tests {
    use super::{excerpt, text};

    #[test]
    fn code_is_shown_as_it_is_usually_typed() {
        for source in [
            "a.b(c, d)?",
            "a + b - -c",
            "a >= b && !c",
            "a as u8",
            "x != 3",
            "move |_| *count.lock_mut() += 1",
            "|a, b| a | b",
            "|| println!(\"x\")",
            "async move |ev| { ev.x; }",
            "::std::vec::Vec::from([a, &b])",
            "let x: u8 = 1;",
            "Hello, world!",
            "if a { b } ::c::d()",
        ] {
            assert_eq!(text(&source.parse().unwrap()), source);
        }
    }

    #[test]
    fn long_code_is_cut() {
        let source = "a_very_long_name.with_a_method().and_another_method()";
        assert_eq!(
            excerpt(&source.parse().unwrap()),
            "a_very_long_name.with_a_method().and_ano…"
        );
    }
}
