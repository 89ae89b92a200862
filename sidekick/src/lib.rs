//! Makes a program visible.
