//! Relay, host and embedded web UI.
