//! The macros of Sidekick: `#[sidekick::main]` and `view!`.
//!
//! This crate only turns tokens into tokens. What it emits names nothing but `::sidekick::__rt`, and it must never
//! panic or stop at the first mistake: all mistakes are reported at once, beside an expansion that is as complete as
//! possible, so that an editor keeps completing in half-typed code.
//!
//! Every macro is worked in separate steps: tokens are read into a syntax tree, the tree is checked, and what has been
//! checked is expanded.

mod diagnostics;
mod main_entry;
mod source;
mod suggest;
mod view;

use proc_macro::TokenStream;

/// Makes a program visible: runs `main` with Sidekick around it.
///
/// The function may be `async` or not and returns `()`, a view, or a `Result` of one of these. The macro starts the
/// runtime, activates the connection, runs the body, mounts the view that it returns, and keeps the page live until
/// Ctrl+C or `sidekick::shutdown()`. An `Err` is printed with its causes and gives exit code 1.
///
/// ```ignore
/// use sidekick::prelude::*;
///
/// #[sidekick::main]
/// fn main() -> impl View {
///     view! { <Label text="Hello"/> }
/// }
/// ```
///
/// It takes no options, and `main` takes no parameters.
#[proc_macro_attribute]
pub fn main(options: TokenStream, item: TokenStream) -> TokenStream {
    main_entry::expand(options.into(), &item.into()).into()
}

/// Describes a piece of the page.
///
/// ```ignore
/// let count = Mutable::new(0);
/// view! {
///     <Column>
///         <Label text={count.signal().map(|n| format!("Count: {n}"))}/>
///         <Button text="+1" clone:count on:click={move |_| *count.lock_mut() += 1}/>
///     </Column>
/// }
/// ```
///
/// - An element is `<Name attribute=value …/>` or, for a container, `<Name …> … </Name>`. A value is a literal or an
///   expression in braces; a name, a call, a method chain or a macro call may do without the braces.
/// - A child is an element, a `"text"`, an `{expression}`, or a fragment `<> … </>`.
/// - `on:event={closure}` handles an event. The closure takes the event or nothing, and may be `async`.
/// - `clone:name` clones `name` for each handler of the element, `clone:name={expression}` clones the expression under
///   that name.
///
/// The components are `Label` (`text`), `Button` (`text`; `on:click`), `Textbox` (`value`, `placeholder`; `on:submit`),
/// `Row` and `Column` (children). Each also takes `id` and `on:error`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    view::expand(tokens.into()).into()
}
