//! Handlers: which method takes one, by the closure's own syntax, and how an async one is made to run many times.
//!
//! The type of the event has to come from the method's bound, so a closure's parameter must never be given a type here.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Block, Expr, ExprClosure, ReturnType, Stmt};

/// A handler that some method takes.
pub(crate) struct Handler {
    pub(crate) tokens: TokenStream,
    pub(crate) expression: Expr,
    /// The error of a handler that was mended, as an index; empty for any other.
    pub(crate) error: TokenStream,
    pub(crate) shape: Shape,
    /// Where the handler stands.
    pub(crate) span: Span,
}

/// What a handler looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Sync(Takes),
    Async(Takes),
    /// Not a closure: what it takes is for its type to say.
    Other,
}

/// What a closure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    Event,
    Nothing,
}

impl Shape {
    /// The shape of a handler, or `None` for a closure with more than one parameter.
    pub(crate) fn of(expression: &Expr) -> Option<Shape> {
        let Some(closure) = closure_in(expression) else {
            return Some(Shape::Other);
        };
        let takes = match closure.inputs.len() {
            0 => Takes::Nothing,
            1 => Takes::Event,
            _ => return None,
        };
        let is_async = closure.asyncness.is_some() || ends_async(&closure.body);
        Some(if is_async {
            Shape::Async(takes)
        } else {
            Shape::Sync(takes)
        })
    }

    /// What is put behind `on_EVENT` to name the method.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Shape::Sync(Takes::Event) => "",
            Shape::Sync(Takes::Nothing) => "_unit",
            Shape::Async(Takes::Event) => "_async",
            Shape::Async(Takes::Nothing) => "_async_unit",
            Shape::Other => "_with",
        }
    }
}

impl Handler {
    /// The handler's tokens; an async closure as a closure that returns a future, which first makes its own clones.
    pub(crate) fn expand(&self, clones: &[TokenStream]) -> TokenStream {
        let Handler {
            tokens,
            expression,
            error,
            ..
        } = self;
        if matches!(self.shape, Shape::Async(_)) {
            let mut expression = expression.clone();
            let closure = closure_in_mut(&mut expression);
            if let Some(closure) =
                closure.filter(|closure| closure.asyncness.is_some() || !clones.is_empty())
            {
                returning_future(closure, clones, error);
                return expression.into_token_stream();
            }
        }
        quote! { #tokens #error }
    }
}

/// Makes `async |event| body` into `|event| { clones… async move { body } }`. The future has to own the event, so it
/// is `move` in any case; what the closure owns stays as it was written.
fn returning_future(closure: &mut ExprClosure, clones: &[TokenStream], error: &TokenStream) {
    let body = &closure.body;
    let future = match closure.asyncness.take() {
        None => body.into_token_stream(),
        Some(asyncness) => {
            let span = asyncness.span.resolved_at(Span::mixed_site());
            let body = braced(body, span);
            match std::mem::replace(&mut closure.output, ReturnType::Default) {
                ReturnType::Default => quote_spanned! {span=> async move #body },
                ReturnType::Type(_, output) => quote_spanned! {span=>
                    async move { let output: #output = async move #body.await; output }
                },
            }
        }
    };
    *closure.body =
        Expr::Verbatim(quote_spanned! {Span::mixed_site()=> { #(#clones)* #future #error } });
}

/// The body of a block.
fn braced(body: &Expr, span: Span) -> TokenStream {
    match body {
        Expr::Block(block) if block.label.is_none() && block.attrs.is_empty() => {
            block.to_token_stream()
        }
        other => quote_spanned! {span=> { #other } },
    }
}

/// The closure that an expression is, or that a block ends with.
fn closure_in(expression: &Expr) -> Option<&ExprClosure> {
    match expression {
        Expr::Closure(closure) => Some(closure),
        Expr::Paren(inner) => closure_in(&inner.expr),
        Expr::Group(inner) => closure_in(&inner.expr),
        Expr::Block(block) => closure_in(tail(&block.block)?),
        _ => None,
    }
}

fn closure_in_mut(expression: &mut Expr) -> Option<&mut ExprClosure> {
    match expression {
        Expr::Closure(closure) => Some(closure),
        Expr::Paren(inner) => closure_in_mut(&mut inner.expr),
        Expr::Group(inner) => closure_in_mut(&mut inner.expr),
        Expr::Block(block) => match block.block.stmts.last_mut() {
            Some(Stmt::Expr(tail, None)) => closure_in_mut(tail),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an expression is an `async` block, or a block that ends with one.
fn ends_async(expression: &Expr) -> bool {
    match expression {
        Expr::Async(_) => true,
        Expr::Paren(inner) => ends_async(&inner.expr),
        Expr::Group(inner) => ends_async(&inner.expr),
        Expr::Block(block) => tail(&block.block).is_some_and(ends_async),
        _ => false,
    }
}

fn tail(block: &Block) -> Option<&Expr> {
    match block.stmts.last() {
        Some(Stmt::Expr(tail, None)) => Some(tail),
        _ => None,
    }
}
