//! Reads values: what stands in braces, and what does without them because it ends unambiguously.
//!
//! A value's tokens are kept as they were typed. They are parsed as well, for only what parses may be emitted.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Pat, Token};

use super::super::ast::{Value, ValueKind};
use super::{Reader, ahead, bare, mend, take};
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
        bare::chain(input, &mut tokens);
        if bare::goes_on(input, &tokens) {
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
        bare::rest(input, &mut tokens);
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
    bare::ends_tag(input)
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
