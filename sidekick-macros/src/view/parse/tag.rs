//! Reads an opening tag: its name, its attributes and how it ends.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{AngleBracketedGenericArguments, Ident, Token};

use super::super::ast::{Attribute, AttributeName, Ending, Name, Tag, Value};
use super::value::{self, Reading};
use super::{Reader, ahead, take};
use crate::source::excerpt;

/// The prefixes of the grammar; `let:` is `<For>`'s.
const PREFIXES: [&str; 5] = ["on", "bind", "show", "clone", "let"];

/// What an attribute's last value looked like, which decides what a `>` behind it means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Delimited,
    Bare,
}

impl Reader<'_> {
    /// Reads a tag from its `<` on.
    pub(super) fn tag(&mut self, input: ParseStream) -> Option<Tag> {
        take(input)?;
        let name = name(input)?;
        let mut tag = Tag {
            name,
            attributes: Vec::new(),
            ending: Ending::Unfinished,
            damaged: false,
        };
        let reported = self.errors.count();
        self.rest_of_tag(input, &mut tag);
        // A tag is often cut off in the middle of an attribute, and then that is the mistake.
        tag.damaged |= tag.is_unfinished() && self.errors.count() > reported;
        Some(tag)
    }

    fn rest_of_tag(&mut self, input: ParseStream, tag: &mut Tag) {
        let mut last = Last::Delimited;
        while !(input.is_empty() || input.peek(Token![<])) {
            if input.peek(Token![/]) && input.peek2(Token![>]) {
                take(input);
                take(input);
                tag.ending = Ending::SelfClosed;
                return;
            }
            if input.peek(Token![>]) {
                let end = take(input);
                if last != Last::Bare || !ahead::has_second_end(input) {
                    tag.ending = Ending::Unclosed { before: None };
                    return;
                }
                self.comparison(input, end, tag);
                last = Last::Delimited;
            } else {
                last = self.attribute(input, tag);
            }
        }
    }

    fn attribute(&mut self, input: ParseStream, tag: &mut Tag) -> Last {
        if ahead::is_spread(input) {
            self.spread(input, tag);
            return Last::Delimited;
        }
        if input.peek(Ident::peek_any) && input.peek2(Token![:]) {
            return self.directive(input, tag);
        }
        if !input.peek(Ident::peek_any) {
            self.unexpected(input, tag);
            return Last::Delimited;
        }
        let name = attribute_name(input);
        let reading = if tag.name.text == "Case" && name.text == "is" {
            Reading::Pattern
        } else {
            Reading::Expression
        };
        let (value, last) = self.assigned(input, &name.text, reading);
        if value.is_some() || !ahead::is_value(input) {
            tag.attributes.push(Attribute::Plain { name, value });
            return last;
        }
        let text = &name.text;
        self.errors.over(
            next(input),
            format!("the `=` is missing: write `{text}={}`", shown(input)),
        );
        let value = Some(self.value(input, text, reading));
        tag.attributes.push(Attribute::Plain { name, value });
        Last::Delimited
    }

    /// Reads `prefix:name` with its value.
    fn directive(&mut self, input: ParseStream, tag: &mut Tag) -> Last {
        let Ok(prefix) = input.call(Ident::parse_any) else {
            return Last::Delimited;
        };
        let colon = take(input).map_or_else(Span::call_site, |colon| colon.span());
        let known = PREFIXES.iter().any(|known| prefix == known);
        if input.peek(Token![:]) {
            take(input);
            self.errors
                .at(colon, format!("one colon is enough: write `{prefix}:`"));
        }
        if ahead::is_value(input) && !known {
            let text = prefix.to_string();
            self.errors.at(
                colon,
                format!(
                    "a value follows `=`, not `:`: write `{text}={}`",
                    shown(input)
                ),
            );
            let value = Some(self.value(input, &text, Reading::Expression));
            let name = AttributeName {
                tokens: prefix.clone().into_token_stream(),
                text,
            };
            tag.attributes.push(Attribute::Plain { name, value });
            return Last::Delimited;
        }
        let named = input.peek(Ident::peek_any) && !ahead::is_directive(input);
        let name = if named {
            input.call(Ident::parse_any).ok()
        } else {
            None
        };
        let text = name
            .as_ref()
            .map_or_else(|| format!("{prefix}:"), |name| format!("{prefix}:{name}"));
        let (value, last) = self.assigned(input, &text, Reading::Expression);
        tag.attributes.push(Attribute::Directive {
            prefix,
            name,
            value,
        });
        last
    }

    fn spread(&mut self, input: ParseStream, tag: &mut Tag) {
        let Some((group, span)) = super::braces(input) else {
            return;
        };
        take(input);
        let mut trees = group.stream().into_iter().skip(2).peekable();
        let reported = ahead::is_sign(trees.peek(), '.');
        if reported {
            self.errors
                .at(span, "a spread has two dots: write `{..props}`");
            trees.next();
        }
        let value = self.value_in(trees.collect(), span);
        tag.attributes.push(Attribute::Spread { value, reported });
    }

    /// Takes something that can't be in a tag.
    fn unexpected(&mut self, input: ParseStream, tag: &mut Tag) {
        if ahead::is_value(input) {
            return self.nameless(input, TokenStream::new(), tag);
        }
        let first = !tag.damaged;
        let Some(tree) = take(input) else { return };
        if ahead::is_sign(Some(&tree), '@') && input.peek(Ident::peek_any) {
            return self.at_event(input, &tree, tag);
        }
        if ahead::is_sign(Some(&tree), '=') && ahead::is_value(input) {
            return self.nameless(input, tree.into(), tag);
        }
        tag.damaged = true;
        let text = tree.to_string();
        let message = match text.as_str() {
            "," | ";" => format!("attributes are separated by spaces alone: remove the `{text}`"),
            "/" => "the tag ends with `/>`: write both signs together, at its end".to_owned(),
            "=" => "this `=` has no name before it: write `name=value`".to_owned(),
            _ => format!(
                "`{}` can't be in a tag: remove it",
                excerpt(&tree.clone().into())
            ),
        };
        if first {
            self.errors.over(tree, message);
        }
    }

    /// A value without a name, which the check knows better what to say about.
    fn nameless(&mut self, input: ParseStream, equals: TokenStream, tag: &mut Tag) {
        let value = Some(self.value(input, "", Reading::Expression));
        let name = AttributeName {
            tokens: equals,
            text: String::new(),
        };
        tag.attributes.push(Attribute::Plain { name, value });
    }

    /// `@event=…`, as other libraries write it.
    fn at_event(&mut self, input: ParseStream, at: &TokenTree, tag: &mut Tag) {
        let name = attribute_name(input);
        let text = name.text;
        self.errors
            .at(at.span(), format!("a handler is written `on:{text}={{…}}`"));
        let (value, _) = self.assigned(input, &text, Reading::Expression);
        let prefix = Ident::new("on", at.span());
        let event = Ident::new(&text.replace('-', "_"), at.span());
        tag.attributes.push(Attribute::Directive {
            prefix,
            name: Some(event),
            value,
        });
    }

    /// Reads `=value`, if there is one.
    fn assigned(
        &mut self,
        input: ParseStream,
        name: &str,
        reading: Reading,
    ) -> (Option<Value>, Last) {
        if !input.peek(Token![=]) {
            return (None, Last::Delimited);
        }
        let equals = take(input).map_or_else(Span::call_site, |equals| equals.span());
        let last = if super::braces(input).is_some() {
            Last::Delimited
        } else {
            Last::Bare
        };
        if value::is_missing(input) {
            self.errors.at(
                equals,
                format!("`{name}` has no value: write `{name}={{…}}`"),
            );
            return (Some(Value::missing(equals)), Last::Delimited);
        }
        (Some(self.value(input, name, reading)), last)
    }

    /// Makes a comparison of a `>` that was taken for the end of the tag.
    fn comparison(&mut self, input: ParseStream, end: Option<TokenTree>, tag: &mut Tag) {
        let Some(Attribute::Plain { value, name }) = tag.attributes.last_mut() else {
            return;
        };
        let Some(value) = value else { return };
        let mut tokens = value.tokens.clone();
        tokens.extend(end);
        *value = self.unbraced(input, &name.text, tokens);
    }
}

fn name(input: ParseStream) -> Option<Name> {
    let mut text = String::new();
    let mut tokens = TokenStream::new();
    let mut last = None;
    loop {
        if !text.is_empty() && (input.peek(Token![<]) || input.peek(Token![::])) {
            let behind = input.fork();
            if behind.parse::<AngleBracketedGenericArguments>().is_ok() {
                super::take_up_to(&behind, input, &mut tokens);
                break;
            }
        }
        if !ahead::continues_name(input, &text) {
            break;
        }
        let tree = take(input)?;
        text.push_str(&tree.to_string());
        if let TokenTree::Ident(word) = &tree {
            last = Some(word.clone());
        }
        tokens.extend([tree]);
    }
    Some(Name {
        tokens,
        last: last?,
        text,
    })
}

fn next(input: ParseStream) -> Option<TokenTree> {
    input.cursor().token_tree().map(|(tree, _)| tree)
}

/// The value that is next, the way it would be written behind an `=`.
fn shown(input: ParseStream) -> String {
    match next(input) {
        Some(TokenTree::Group(group)) => format!("{{{}}}", excerpt(&group.stream())),
        Some(tree) => excerpt(&tree.into()),
        None => String::new(),
    }
}

/// A word, or several with dashes between them.
fn attribute_name(input: ParseStream) -> AttributeName {
    let mut text = String::new();
    let mut tokens = TokenStream::new();
    loop {
        let dash = !text.is_empty() && input.peek(Token![-]);
        let word = (text.is_empty() || text.ends_with('-')) && input.peek(Ident::peek_any);
        if !dash && !word {
            return AttributeName { tokens, text };
        }
        let Some(tree) = take(input) else {
            return AttributeName { tokens, text };
        };
        text.push_str(&tree.to_string());
        tokens.extend([tree]);
    }
}
