//! `#[sidekick::main]`.
//!
//! The body is taken as tokens and never parsed: whatever is being typed in it is the compiler's and the editor's to
//! answer, so it must arrive in the expansion untouched. On a mistake the function is still emitted, in a form that
//! compiles, so that the mistake is the only thing reported.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, ReturnType, Safety, Signature, Visibility};

use crate::diagnostics::Errors;

#[cfg(test)]
mod tests;

/// Expands `#[sidekick::main(options)] item`.
pub(crate) fn expand(options: TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    if !options.is_empty() {
        errors.over(
            options,
            "`#[sidekick::main]` takes no options: write `#[sidekick::main]`",
        );
    }
    let Ok(mut function) = read.parse2(item.clone()) else {
        errors.at(
            Span::call_site(),
            "`#[sidekick::main]` goes on a function with a body: `#[sidekick::main] fn main() { … }`",
        );
        return with_errors(item, &errors);
    };
    check_attributes(&mut function.attributes, &mut errors);
    if function.signature.ident != "main" {
        let name = &function.signature.ident;
        errors.over(
            name,
            format!("`#[sidekick::main]` goes on `main`: call this function `main`, not `{name}`"),
        );
        // Without any `main` the compiler would complain once more.
        return with_errors(&quote! { #item fn main() {} }, &errors);
    }
    let runnable = check_signature(&function.signature, &mut errors);
    with_errors(&emit(&function, runnable), &errors)
}

/// A function whose body has not been looked into.
struct Function {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    signature: Signature,
    body: TokenStream,
}

/// Whether the function can be handed to the runtime as it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Runnable {
    Yes,
    No,
}

fn read(input: ParseStream) -> syn::Result<Function> {
    let attributes = input.call(Attribute::parse_outer)?;
    let visibility = input.parse()?;
    let signature = input.parse()?;
    if !input.peek(syn::token::Brace) {
        return Err(input.error("expected a body"));
    }
    let body = input.parse()?;
    Ok(Function {
        attributes,
        visibility,
        signature,
        body,
    })
}

/// Finds a second attribute that starts a runtime, and takes it away so that it can't complain as well.
fn check_attributes(attributes: &mut Vec<Attribute>, errors: &mut Errors) {
    attributes.retain(|attribute| {
        let segments = &attribute.path().segments;
        let starts_runtime = segments.len() > 1 && segments.last().is_some_and(|last| last.ident == "main");
        if starts_runtime {
            let name = attribute.path().to_token_stream().to_string().replace(' ', "");
            let message = if name == "sidekick::main" {
                "`#[sidekick::main]` is given twice: remove one".to_owned()
            } else {
                format!("remove `#[{name}]`: `#[sidekick::main]` starts the runtime itself, `async fn main` included")
            };
            errors.over(attribute, message);
        }
        !starts_runtime
    });
}

fn check_signature(signature: &Signature, errors: &mut Errors) -> Runnable {
    let mut runnable = Runnable::Yes;
    let mut refuse = |tokens: TokenStream, message: &str| {
        errors.over(tokens, message);
        runnable = Runnable::No;
    };
    if !signature.inputs.is_empty() {
        let message = "`main` takes no parameters: read arguments with `std::env::args()`";
        refuse(signature.inputs.to_token_stream(), message);
    }
    if !signature.generics.params.is_empty() {
        refuse(
            signature.generics.params.to_token_stream(),
            "`main` can't be generic: remove the parameters",
        );
    }
    if let Some(clause) = &signature.generics.where_clause {
        refuse(
            clause.to_token_stream(),
            "`main` can't be generic: remove the `where` clause",
        );
    }
    if let Some(constness) = &signature.constness {
        refuse(
            constness.to_token_stream(),
            "`main` can't be `const`: remove the word",
        );
    }
    if !matches!(signature.safety, Safety::Default) {
        refuse(
            signature.safety.to_token_stream(),
            "`main` can't be `unsafe`: remove the word",
        );
    }
    if let Some(abi) = &signature.abi {
        refuse(abi.to_token_stream(), "`main` can't be `extern`: remove it");
    }
    runnable
}

fn emit(function: &Function, runnable: Runnable) -> TokenStream {
    let Function {
        attributes,
        visibility,
        signature,
        body,
    } = function;
    // A return type that can't end a program is reported where it stands.
    let span = match &signature.output {
        ReturnType::Default => signature.ident.span(),
        ReturnType::Type(_, output) => output.span(),
    };
    let entry = format_ident!("__main", span = span);
    let inner = Signature {
        ident: entry.clone(),
        ..signature.clone()
    };
    let at = Span::mixed_site().located_at(span);
    let run = match (runnable, signature.asyncness) {
        (Runnable::No, _) => quote! { ::std::process::ExitCode::FAILURE },
        (Runnable::Yes, Some(_)) => quote_spanned! {at=> ::sidekick::__rt::run_async_main(#entry) },
        (Runnable::Yes, None) => quote_spanned! {at=> ::sidekick::__rt::run_main(#entry) },
    };
    let unused = (runnable == Runnable::No).then(|| quote! { #[allow(dead_code)] });
    // Clippy leaves a `main` alone that returns nothing but `Ok`, or awaits nothing; so it should here.
    let lenient = quote! { #[allow(clippy::unnecessary_wraps, clippy::unused_async)] };
    let fn_token = &signature.fn_token;
    let name = &signature.ident;
    quote! {
        #(#attributes)*
        #visibility #fn_token #name() -> ::std::process::ExitCode {
            #lenient
            #unused
            #inner #body
            #run
        }
    }
}

fn with_errors(item: &TokenStream, errors: &Errors) -> TokenStream {
    let errors = errors.to_compile_errors();
    quote! { #item #(#errors)* }
}
