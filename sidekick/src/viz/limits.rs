//! How much of a value is shown to a UI that can't ask for more.
//!
//! Items and depth are those of the existing system, so that its UI shows what it is used to.

/// So many items of a container are shown, and a mark for the rest.
pub(super) const MAX_ITEMS: usize = 50;

/// What lies deeper than this is cut off; the variable itself lies at 0.
pub(super) const MAX_DEPTH: usize = 5;

/// So many nodes are shown of one variable. Fifty items on each of five levels would be 300 million.
pub(super) const MAX_NODES: usize = 20_000;

/// So many pointers may lie within each other: a list that is linked by pointers alone must not end the stack.
pub(super) const MAX_POINTERS: usize = 100;

/// A hash container up to this size is shown in order, so that it looks the same each time. Of a larger one, so many
/// of its items are put into order, as it gives them.
pub(super) const MAX_SORTED: usize = 1_000;
