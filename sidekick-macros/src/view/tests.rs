//! What `view!` expands to, what it says about mistakes, and what it keeps of half-typed code.

mod expansion;
mod half_typed;
mod mistakes;

use super::{expand, messages};
use crate::source::text;

/// The expansion of a view, with the paths that all expansions share written short: `rt` for `::sidekick::__rt`, and
/// `compile_error` without its crate.
fn expanded(view: &str) -> String {
    text(&expand(view.parse().unwrap()))
        .replace("::sidekick::__rt::", "rt::")
        .replace("::core::compile_error!", "compile_error!")
        .replace("::std::vec::Vec::", "Vec::")
        .replace("::std::clone::Clone::", "Clone::")
        .replace("#[allow(unused_variables)] ", "")
}

/// The expansion without the block that it always is.
fn expanded_right(view: &str) -> String {
    let expansion = expanded(view);
    let inner = expansion
        .strip_prefix("{ ")
        .and_then(|rest| rest.strip_suffix(" }"));
    assert_eq!(messages(view.parse().unwrap()), [""; 0], "for {view}");
    inner.unwrap().to_owned()
}
