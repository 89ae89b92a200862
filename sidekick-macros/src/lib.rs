//! The macros of Sidekick.
