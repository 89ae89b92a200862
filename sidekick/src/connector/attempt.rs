//! What can go wrong while a connection is made, with the cause of every attempt.

use std::fmt;
use std::sync::Arc;

use thiserror::Error;

use crate::transport::TransportError;

/// Why there is no connection. Cheap to clone, since everyone who waits is told.
#[derive(Clone, Debug, Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// No server of the list works.
    #[error("no Sidekick server can be reached{}", Listed(.0))]
    NoServer(Arc<[Attempt]>),
    /// An environment variable has a value that makes no sense.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// The connection was not active in the time that [`wait_for_connection`](crate::wait_for_connection) was given.
    #[error("no UI has connected within {0:?}")]
    TimedOut(std::time::Duration),
    /// [`shutdown`](crate::shutdown) was called; there will be no connection any more.
    #[error("Sidekick has been shut down")]
    ShutDown,
}

impl From<Attempt> for ConnectError {
    fn from(attempt: Attempt) -> Self {
        Self::NoServer(Arc::new([attempt]))
    }
}

/// A server that was tried, and why it does not work.
#[derive(Debug)]
pub struct Attempt {
    server: String,
    cause: TransportError,
}

impl Attempt {
    pub(crate) fn new(server: String, cause: TransportError) -> Self {
        Self { server, cause }
    }

    /// What was tried: an address, or `embedded server`.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Why it does not work.
    pub fn cause(&self) -> &TransportError {
        &self.cause
    }
}

/// A setting that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{name} is `{value}`, but must be {expected}")]
pub struct SettingError {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    pub(crate) expected: &'static str,
}

/// The attempts with all their causes, a line each.
struct Listed<'a>(&'a [Attempt]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for attempt in self.0 {
            write!(f, "\n  {}: {}", attempt.server, attempt.cause)?;
            let mut source = std::error::Error::source(&attempt.cause);
            while let Some(cause) = source {
                write!(f, ": {cause}")?;
                source = cause.source();
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attempt_is_listed_with_its_causes() {
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        let error = ConnectError::NoServer(Arc::new([
            Attempt::new("ws://a".into(), TransportError::Connect(refused)),
            Attempt::new("ws://b".into(), TransportError::NoSidekick),
        ]));
        assert_eq!(
            error.to_string(),
            "no Sidekick server can be reached\n  ws://a: cannot connect: connection refused\n  \
             ws://b: no UI is connected to it"
        );
    }
}
