//! Rules of the house that no compiler checks.

#![expect(clippy::unwrap_used, reason = "what a test relies on may end it")]

mod layers;
