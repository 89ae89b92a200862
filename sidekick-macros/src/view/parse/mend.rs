//! Makes something that parses of an expression that is being typed.
//!
//! What was typed before the mistake stays where it is and as it is, for an editor completes from that. Nothing is
//! made up: only signs that lead nowhere, and what follows the first thing that can't be read, are left out.

use proc_macro2::{Group, Punct, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;

/// What could be kept.
pub(super) struct Mended {
    pub(super) tokens: TokenStream,
    pub(super) expression: Option<Expr>,
    /// The first sign that led nowhere.
    pub(super) dangling: Option<Dangling>,
}

/// A sign behind which something is missing.
pub(super) struct Dangling {
    pub(super) text: String,
    pub(super) span: Span,
}

/// Mends tokens that do not parse as an expression.
pub(super) fn mend(tokens: TokenStream) -> Mended {
    let mut dangling = None;
    let trees: Vec<TokenTree> = without_dangling(tokens, &mut dangling)
        .into_iter()
        .collect();
    // The whole is tried first, then ever less of it.
    for length in (1..=trees.len()).rev() {
        let part: TokenStream = trees[..length].iter().cloned().collect();
        if let Ok(expression) = syn::parse2(part.clone()) {
            return Mended {
                tokens: part,
                expression: Some(expression),
                dangling,
            };
        }
        let block = Group::new(proc_macro2::Delimiter::Brace, part);
        let block = TokenTree::Group(block).into_token_stream();
        if let Ok(expression) = syn::parse2(block.clone()) {
            return Mended {
                tokens: block,
                expression: Some(expression),
                dangling,
            };
        }
    }
    Mended {
        tokens: TokenStream::new(),
        expression: None,
        dangling,
    }
}

/// Leaves out the signs that lead nowhere, at every depth.
fn without_dangling(tokens: TokenStream, dangling: &mut Option<Dangling>) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for tree in tokens {
        if is_separator(&tree) {
            drop_dangling(&mut kept, dangling);
        }
        kept.push(match tree {
            TokenTree::Group(group) => {
                let mut mended = Group::new(
                    group.delimiter(),
                    without_dangling(group.stream(), dangling),
                );
                mended.set_span(group.span());
                TokenTree::Group(mended)
            }
            other => other,
        });
    }
    drop_dangling(&mut kept, dangling);
    kept.into_iter().collect()
}

fn is_separator(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';'))
}

/// Takes signs off the end of `kept`.
fn drop_dangling(kept: &mut Vec<TokenTree>, dangling: &mut Option<Dangling>) {
    let mut dropped: Vec<Punct> = Vec::new();
    while let Some(TokenTree::Punct(punct)) = kept.last() {
        // A range may end with its dots, a try with its `?`, a closure's parameters with their `|`.
        let leads_on = ".:+-*/%&^=<!".contains(punct.as_char()) && !ends_range(kept);
        if !leads_on {
            break;
        }
        if let Some(TokenTree::Punct(punct)) = kept.pop() {
            dropped.insert(0, punct);
        }
    }
    if let (Some(first), None) = (dropped.first(), &dangling) {
        let text = dropped.iter().map(Punct::as_char).collect();
        *dangling = Some(Dangling {
            text,
            span: first.span(),
        });
    }
}

fn ends_range(trees: &[TokenTree]) -> bool {
    let dots = trees
        .iter()
        .rev()
        .take_while(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '.'));
    dots.count() == 2
}
