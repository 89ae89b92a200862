//! Collects what is wrong, so that all of it is reported at once.
//!
//! One mistake is one message; whoever adds a message also decides what is emitted in place of the mistake, and that
//! must never cause a second message.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far, in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Errors(Vec<Reported>);

/// Names one error, so that it can be emitted where it belongs rather than with the others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ticket(usize);

#[derive(Debug)]
struct Reported {
    error: syn::Error,
    placed: bool,
}

impl Errors {
    /// Reports a mistake at one place.
    pub(crate) fn at(&mut self, span: Span, message: impl Display) -> Ticket {
        self.push(syn::Error::new(span, message))
    }

    /// Reports a mistake that covers all of `tokens`.
    pub(crate) fn over(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// How much has been reported.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The `compile_error!` of one mistake, which from now on is the caller's to emit.
    pub(crate) fn place(&mut self, Ticket(index): Ticket) -> Option<TokenStream> {
        let reported = self.0.get_mut(index)?;
        reported.placed = true;
        Some(reported.error.to_compile_error())
    }

    /// One `compile_error!` for each mistake that has no place of its own.
    pub(crate) fn to_compile_errors(&self) -> Vec<TokenStream> {
        let unplaced = self.0.iter().filter(|reported| !reported.placed);
        unplaced
            .map(|reported| reported.error.to_compile_error())
            .collect()
    }

    /// The messages alone.
    #[cfg(test)]
    pub(crate) fn messages(&self) -> Vec<String> {
        self.0
            .iter()
            .map(|reported| reported.error.to_string())
            .collect()
    }

    fn push(&mut self, error: syn::Error) -> Ticket {
        self.0.push(Reported {
            error,
            placed: false,
        });
        Ticket(self.0.len() - 1)
    }
}
