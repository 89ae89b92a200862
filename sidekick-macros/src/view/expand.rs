//! Writes a checked view down as plain calls on builders.
//!
//! It emits each of the user's expressions once, in the order of the source and with its own spans, and names nothing
//! but `::sidekick::__rt` and `::std`. It must never nest types or calls deeper than the view itself is nested.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::plan::{Clone, Element, Node, Plan, Step};
use crate::diagnostics::Errors;

/// From here on, children are handed over as one list: a chain of thousands of calls is slow to compile.
const LONG_CHAIN: usize = 32;

/// Expands a view, together with what is wrong in it.
///
/// What is wrong comes last: an editor that completes expands the view twice, with and without the word that is being
/// typed, and needs to find both expansions alike up to that word.
pub(crate) fn expand(plan: &Plan, errors: &Errors) -> TokenStream {
    let view = roots(&plan.nodes);
    // A leftover always comes with an error that has no place of its own.
    let mut messages = errors.to_compile_errors().into_iter();
    let Some(first) = messages.next() else {
        return quote! { { #view } };
    };
    // The first error comes before the leftovers, and is what the block evaluates to: a closure that has lost its
    // place has parameters of unknown types, and nothing at all has the view's type. Both go unnoticed beside an error.
    let leftovers = &plan.leftovers;
    let error = Ident::new("error", Span::mixed_site());
    quote! {
        { #view; let #error = #first; #(#messages;)* #(let _ = #leftovers;)* #error }
    }
}

fn roots(nodes: &[Node]) -> TokenStream {
    match nodes {
        [only] => node(only),
        nodes => fragment(nodes),
    }
}

fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(found) => element(found),
        Node::Fragment(nodes) => fragment(nodes),
        Node::Text(text) => quote! { ::sidekick::__rt::text_node(#text) },
        Node::Child { tokens, span } => {
            let at = behind_scenes(*span);
            quote_spanned! {at=> ::sidekick::__rt::child(#tokens) }
        }
    }
}

fn fragment(nodes: &[Node]) -> TokenStream {
    if nodes.is_empty() {
        return quote! { ::sidekick::__rt::fragment(::std::vec::Vec::new()) };
    }
    let nodes = nodes.iter().map(node);
    quote! { ::sidekick::__rt::fragment(::std::vec::Vec::from([#(#nodes),*])) }
}

fn element(element: &Element) -> TokenStream {
    let name = &element.name;
    let (sources, clones) = clones(element);
    let steps = element.steps.iter().map(|found| step(found, &clones));
    let children = if element.children.len() < LONG_CHAIN {
        let children = element.children.iter().map(node);
        quote! { #(.child(#children))* }
    } else {
        let children = fragment(&element.children);
        quote! { .child(#children) }
    };
    let built = quote! { ::sidekick::__rt::element::#name::new() #(#steps)* #children.node() };
    if sources.is_empty() {
        built
    } else {
        quote! { { #(#sources)* #built } }
    }
}

fn step(step: &Step, clones: &[Cloned]) -> TokenStream {
    match step {
        Step::Set {
            attribute,
            span,
            tokens,
        } => {
            let at = behind_scenes(*span);
            let method = Ident::new(attribute.name, *span);
            let conversion = Ident::new(attribute.conversion, at);
            quote_spanned! {at=> .#method(::sidekick::__rt::#conversion(#tokens)) }
        }
        Step::Show { name, value } => {
            let at = behind_scenes(name.span());
            quote_spanned! {at=> .show(#name, #value) }
        }
        Step::Handle {
            event,
            span,
            handler,
        } => {
            let at = behind_scenes(*span);
            let method = Ident::new(&format!("on_{event}{}", handler.shape.suffix()), *span);
            let again: Vec<TokenStream> = clones.iter().map(|clone| clone.again.clone()).collect();
            let closure = handler.expand(&again);
            if clones.is_empty() {
                return quote_spanned! {at=> .#method(#closure) };
            }
            let once = clones.iter().map(|clone| &clone.once);
            let mut block = Group::new(Delimiter::Brace, quote! { #(#once)* #closure });
            // What does not fit as a handler is the whole block, so that has to stand where the handler does.
            block.set_span(handler.span);
            quote_spanned! {at=> .#method(#block) }
        }
    }
}

/// A clone, as the statement before a handler and, for an async one, as the statement at the start of each call.
struct Cloned {
    once: TokenStream,
    again: TokenStream,
}

/// The statements that clone, and before them those that evaluate the sources that several handlers share.
fn clones(element: &Element) -> (Vec<TokenStream>, Vec<Cloned>) {
    let handlers = element
        .steps
        .iter()
        .filter(|step| matches!(step, Step::Handle { .. }))
        .count();
    let mut shared = Vec::new();
    let cloned = element.clones.iter().map(|Clone { name, source }| {
        // The name is the user's, so that the handler sees it; not every handler has to use it.
        let binding = |source: TokenStream| {
            quote! { #[allow(unused_variables)] let #name = ::std::clone::Clone::clone(&#source); }
        };
        let again = binding(quote! { #name });
        let once = match source {
            None => again.clone(),
            Some(source) if handlers == 1 => binding(quote! { (#source) }),
            Some(source) => {
                // The same name, but only for the expansion.
                let own = Ident::new(&name.to_string(), Span::mixed_site());
                shared.push(quote! { let #own = ::std::clone::Clone::clone(&(#source)); });
                binding(quote! { #own })
            }
        };
        Cloned { once, again }
    });
    let cloned = cloned.collect();
    (shared, cloned)
}

/// A span that errors show as the user's code, but that names nothing of the user's.
fn behind_scenes(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}
