//! What the user sets from outside the program: environment variables, and the URL that the program names.

use std::env;
use std::sync::{Mutex, PoisonError};

use super::attempt::SettingError;

/// Settings, read when the connection is activated.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// What [`set_url`](crate::set_url) was given; goes before `SIDEKICK_URL`.
    url: Mutex<Option<String>>,
}

impl Settings {
    pub(crate) fn set_url(&self, url: Option<String>) {
        *self.url.lock().unwrap_or_else(PoisonError::into_inner) = url;
    }

    /// The one server to use, if the user names one.
    pub(crate) fn url(&self) -> Result<Option<String>, SettingError> {
        let url = self
            .url
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Ok(url.or(variable(
            "SIDEKICK_URL",
            "a WebSocket address such as ws://localhost:5163",
        )?))
    }

    /// The port of the embedded server; 0 is any.
    #[cfg(feature = "embedded")]
    pub(crate) fn port() -> Result<Option<u16>, SettingError> {
        const NAME: &str = "SIDEKICK_PORT";
        const EXPECTED: &str = "a port number (0 for any free port)";
        let Some(value) = variable(NAME, EXPECTED)? else {
            return Ok(None);
        };
        match value.parse() {
            Ok(port) => Ok(Some(port)),
            Err(_) => Err(SettingError {
                name: NAME,
                value,
                expected: EXPECTED,
            }),
        }
    }

    /// Whether the page is to be opened in a browser.
    #[cfg(feature = "embedded")]
    pub(crate) fn open() -> Result<bool, SettingError> {
        const NAME: &str = "SIDEKICK_OPEN";
        const EXPECTED: &str = "0 (open no browser) or 1";
        match variable(NAME, EXPECTED)?.as_deref() {
            None | Some("1") => Ok(true),
            Some("0") => Ok(false),
            Some(value) => Err(SettingError {
                name: NAME,
                value: value.to_owned(),
                expected: EXPECTED,
            }),
        }
    }
}

/// A variable of the environment; empty counts as not set.
fn variable(name: &'static str, expected: &'static str) -> Result<Option<String>, SettingError> {
    match env::var(name) {
        Ok(value) => Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty())),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(value)) => Err(SettingError {
            name,
            value: value.to_string_lossy().into_owned(),
            expected,
        }),
    }
}
