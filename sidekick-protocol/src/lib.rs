//! The wire types of Sidekick and nothing else.
