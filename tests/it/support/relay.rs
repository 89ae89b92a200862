//! A relay on this machine, in the background.

use sidekick_server::{Access, Host, HostConfig, Port, SessionId, Sessions};
use tokio::runtime::{Builder, Runtime};

use super::PATIENCE;

/// A relay that lets everyone in. Dropping it kills it.
#[derive(Debug)]
pub(crate) struct Relay {
    port: u16,
    url: String,
    runtime: Option<Runtime>,
}

impl Relay {
    /// Starts a relay on any port.
    pub(crate) fn start() -> Self {
        Self::with(Port::Any, Access::Open, None)
    }

    /// Starts a relay on this port.
    pub(crate) fn start_on(port: u16) -> Self {
        let relay = Self::with(Port::Preferred(port), Access::Open, None);
        assert_eq!(relay.port, port, "port {port} is in use");
        relay
    }

    /// Starts a relay on any port, whose address is that of a session.
    pub(crate) fn with_session(access: Access, session: &SessionId) -> Self {
        Self::with(Port::Any, access, Some(session))
    }

    fn with(port: Port, access: Access, session: Option<&SessionId>) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let host = {
            let _entered = runtime.enter();
            Host::bind(HostConfig::new(port, access)).unwrap()
        };
        let (port, url) = (host.port(), host.socket_url(session));
        runtime.spawn(Sessions::new(host).run(std::future::pending()));
        Self {
            port,
            url,
            runtime: Some(runtime),
        }
    }

    /// The address of the relay, for heroes and UIs.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Ends the relay without a word to anyone, and returns its port, which is free then.
    pub(crate) fn kill(mut self) -> u16 {
        self.stop();
        self.port
    }

    fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(PATIENCE);
        }
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.stop();
    }
}
