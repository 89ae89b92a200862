//! `view!`: tokens in, calls on builders out.
//!
//! Each step does one thing: `parse` reads the tokens into the tree of `ast`, `check` compares it with the `table` of
//! components and makes a `plan` of it, `expand` writes the plan down. Only `parse` and `check` find mistakes.

mod ast;
mod check;
mod expand;
mod handler;
mod parse;
mod plan;
mod table;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use crate::diagnostics::Errors;

/// Expands `view! { tokens }`.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let nodes = parse::parse(tokens, &mut errors);
    let plan = check::check(nodes, &mut errors);
    expand::expand(&plan, &errors)
}

/// The messages for `view! { tokens }`.
#[cfg(test)]
fn messages(tokens: TokenStream) -> Vec<String> {
    let mut errors = Errors::default();
    let nodes = parse::parse(tokens, &mut errors);
    check::check(nodes, &mut errors);
    errors.messages()
}
