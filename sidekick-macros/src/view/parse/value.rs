//! Reads values: what stands in braces, and what does without them because it ends unambiguously.
//!
//! A value's tokens are kept as they were typed. They are parsed as well, for only what parses may be emitted.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{AngleBracketedGenericArguments, Expr, Ident, Lit, Pat, Token};

use super::super::ast::{Value, ValueKind};
use super::{Reader, ahead, mend, take};
use crate::source::excerpt;

/// What a value is to be read as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Expression,
    Pattern,
}

impl Reader<'_> {
    /// Reads the value of the attribute `name`; there has to be something.
    pub(super) fn value(&mut self, input: ParseStream, name: &str, reading: Reading) -> Value {
        if let Some((group, _)) = super::braces(input) {
            take(input);
            return match reading {
                Reading::Expression => self.braced_value(&group),
                Reading::Pattern => self.pattern(group.stream(), group.span()),
            };
        }
        let mut tokens = TokenStream::new();
        let span = input.span();
        chain(input, &mut tokens);
        if goes_on(input, &tokens) {
            return self.unbraced(input, name, tokens);
        }
        match reading {
            Reading::Expression => self.value_in(tokens, span),
            Reading::Pattern => self.pattern(tokens, span),
        }
    }

    /// Reads what stands in braces.
    pub(super) fn braced_value(&mut self, group: &Group) -> Value {
        if group.stream().is_empty() {
            let message = "these braces are empty: put an expression in, or remove them (a comment needs none)";
            self.errors.at(group.span(), message);
            return Value::missing(group.span());
        }
        self.read_group(group)
    }

    /// Makes a value of tokens that had no braces of their own.
    pub(super) fn value_in(&mut self, tokens: TokenStream, span: Span) -> Value {
        if tokens.is_empty() {
            self.errors.at(span, "there is no expression here: add one");
            return Value::missing(span);
        }
        let last = tokens
            .clone()
            .into_iter()
            .last()
            .map_or(span, |last| last.span());
        let mut group = Group::new(Delimiter::Brace, tokens);
        group.set_span(last);
        Value {
            span,
            ..self.read_group(&group)
        }
    }

    /// Takes the rest of an expression that should have had braces, and says so.
    pub(super) fn unbraced(
        &mut self,
        input: ParseStream,
        name: &str,
        mut tokens: TokenStream,
    ) -> Value {
        let span = input.span();
        rest(input, &mut tokens);
        self.errors.over(
            &tokens,
            format!(
                "this value needs braces: write `{name}={{{}}}`",
                excerpt(&tokens)
            ),
        );
        let mended = mend::mend(tokens);
        Value {
            tokens: mended.tokens,
            kind: kind(mended.expression),
            span,
            mended: None,
        }
    }

    fn read_group(&mut self, group: &Group) -> Value {
        let span = group.span();
        let error = match read(group) {
            Ok((tokens, expression)) => {
                return Value {
                    tokens,
                    kind: ValueKind::Expression(expression),
                    span,
                    mended: None,
                };
            }
            Err(error) => error,
        };
        let mended = mend::mend(group.stream());
        let ticket = match mended.dangling {
            Some(sign) => {
                let message = format!(
                    "this expression is unfinished: something has to follow the `{}`",
                    sign.text
                );
                self.errors.at(sign.span, message)
            }
            None => self
                .errors
                .at(error.span(), format!("this is not valid Rust: {error}")),
        };
        Value {
            tokens: mended.tokens,
            kind: kind(mended.expression),
            span,
            mended: Some(ticket),
        }
    }

    fn pattern(&mut self, tokens: TokenStream, span: Span) -> Value {
        match Pat::parse_multi_with_leading_vert.parse2(tokens.clone()) {
            Ok(_) => Value {
                tokens,
                kind: ValueKind::Pattern,
                span,
                mended: None,
            },
            Err(error) => {
                self.errors
                    .at(span, format!("this is not a pattern: {error}"));
                Value::missing(span)
            }
        }
    }
}

/// Whether nothing that could be a value follows an `=`.
pub(super) fn is_missing(input: ParseStream) -> bool {
    if super::braces(input).is_some() {
        return false;
    }
    ends_tag(input)
        || input.peek(Token![<])
        || input.peek(Token![,])
        || ahead::begins_attribute(input)
}

/// Reads one expression, or statements, for which the braces are then kept.
fn read(group: &Group) -> syn::Result<(TokenStream, Expr)> {
    if let Ok(expression) = syn::parse2(group.stream()) {
        return Ok((group.stream(), expression));
    }
    let braced = TokenTree::Group(group.clone()).into_token_stream();
    let expression = syn::parse2(braced.clone())?;
    Ok((braced, expression))
}

fn kind(expression: Option<Expr>) -> ValueKind {
    expression.map_or(ValueKind::Missing, ValueKind::Expression)
}

/// Takes a literal, or a path, call, macro call or group, with everything that hangs on it.
fn chain(input: ParseStream, tokens: &mut TokenStream) {
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
fn goes_on(input: ParseStream, tokens: &TokenStream) -> bool {
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
fn rest(input: ParseStream, tokens: &mut TokenStream) {
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
fn ends_tag(input: ParseStream) -> bool {
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
