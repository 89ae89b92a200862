//! Who is let in: the checks of `Host`, `Origin` and token.
//!
//! Pure. Whatever isn't plainly right is refused, and a refusal never says what was wrong.
//!
//! The `Host` check keeps pages out whose name was made to point at this machine (DNS rebinding); the `Origin` check
//! keeps other pages' sockets out, which no same-origin policy does; the token keeps everybody out who hasn't been given it.

use std::fmt;

use http::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use http::uri::Uri;

use crate::access::Access;

/// The port that URLs and `Host` headers leave out.
const HTTP_PORT: u16 = 80;

#[derive(Debug)]
pub(super) struct Gate {
    port: u16,
    access: Access,
}

impl Gate {
    pub(super) fn new(port: u16, access: Access) -> Self {
        Self { port, access }
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    pub(super) fn access(&self) -> &Access {
        &self.access
    }

    /// The one of our own names that the request was made to, if it was.
    pub(super) fn authority(&self, target: &Uri, headers: &HeaderMap) -> Option<Authority> {
        // A target with a name of its own would override the header (RFC 9112, section 3.2.2); nobody needs it here.
        if target.authority().is_some() {
            return None;
        }
        self.parse_authority(only(headers, &HOST)?)
    }

    /// Whether a socket with these headers and this token may be opened.
    pub(super) fn admits(&self, headers: &HeaderMap, token: Option<&str>) -> bool {
        self.admits_origin(headers) && self.access.admits(token)
    }

    /// Browsers always send an `Origin` with a WebSocket handshake; who sends none is a program.
    fn admits_origin(&self, headers: &HeaderMap) -> bool {
        if !headers.contains_key(ORIGIN) {
            return true;
        }
        only(headers, &ORIGIN)
            .and_then(|origin| origin.strip_prefix("http://"))
            .and_then(|authority| self.parse_authority(authority))
            .is_some()
    }

    fn parse_authority(&self, text: &str) -> Option<Authority> {
        let name = match text.strip_suffix(&format!(":{}", self.port)) {
            Some(name) => name,
            None if self.port == HTTP_PORT => text,
            None => return None,
        };
        let name = LOOPBACK_NAMES
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(name))?;
        Some(Authority {
            name,
            port: self.port,
        })
    }
}

const LOOPBACK_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// One of our own names with our port, in our own spelling, so that nothing of the request is ever echoed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Authority {
    name: &'static str,
    port: u16,
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.port)
    }
}

/// The value of a header that may occur once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Token;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()))
            .collect()
    }

    fn authority(port: u16, host: &str) -> Option<String> {
        let gate = Gate::new(port, Access::Open);
        gate.authority(&Uri::from_static("/"), &headers(&[("host", host)]))
            .map(|authority| authority.to_string())
    }

    #[test]
    fn own_names_are_known_in_any_case() {
        for (host, expected) in [
            ("localhost:5163", "localhost:5163"),
            ("LocalHost:5163", "localhost:5163"),
            ("127.0.0.1:5163", "127.0.0.1:5163"),
            ("[::1]:5163", "[::1]:5163"),
        ] {
            assert_eq!(authority(5163, host).as_deref(), Some(expected));
        }
        assert_eq!(authority(80, "localhost").as_deref(), Some("localhost:80"));
    }

    #[test]
    fn other_hosts_are_refused() {
        for host in [
            "",
            "localhost",
            "localhost:",
            "localhost:80",
            "localhost:51630",
            "localhost:05163",
            "localhost.:5163",
            "evil.example:5163",
            "evil.localhost:5163",
            "localhost.evil.example:5163",
            "user@localhost:5163",
            "127.0.0.2:5163",
            "127.1:5163",
            "0.0.0.0:5163",
            "2130706433:5163",
            "[::]:5163",
            "::1:5163",
            "[::ffff:127.0.0.1]:5163",
            " localhost:5163",
        ] {
            assert_eq!(authority(5163, host), None, "{host}");
        }
    }

    #[test]
    fn host_must_occur_once_and_alone() {
        let gate = Gate::new(5163, Access::Open);
        let own = Uri::from_static("/");
        let twice = headers(&[("host", "localhost:5163"), ("host", "localhost:5163")]);
        assert_eq!(gate.authority(&own, &HeaderMap::new()), None);
        assert_eq!(gate.authority(&own, &twice), None);
        let absolute = Uri::from_static("http://localhost:5163/");
        assert_eq!(
            gate.authority(&absolute, &headers(&[("host", "localhost:5163")])),
            None
        );
    }

    #[test]
    fn sockets_need_an_own_origin_or_none() {
        let gate = Gate::new(5163, Access::Open);
        for own in [
            "http://localhost:5163",
            "http://127.0.0.1:5163",
            "http://[::1]:5163",
        ] {
            assert!(gate.admits(&headers(&[("origin", own)]), None), "{own}");
        }
        assert!(gate.admits(&HeaderMap::new(), None));
        for foreign in [
            "",
            "null",
            "http://evil.example",
            "http://localhost",
            "http://localhost:5164",
            "https://localhost:5163",
            "http://localhost:5163/",
            "http://evil.example:5163",
            "vscode-webview://abc",
            "localhost:5163",
        ] {
            assert!(
                !gate.admits(&headers(&[("origin", foreign)]), None),
                "{foreign}"
            );
        }
        let twice = headers(&[
            ("origin", "http://localhost:5163"),
            ("origin", "http://localhost:5163"),
        ]);
        assert!(!gate.admits(&twice, None));
    }

    #[test]
    fn the_right_token_does_not_excuse_a_foreign_origin() {
        let token = Token::random();
        let gate = Gate::new(5163, Access::Token(token.clone()));
        let foreign = headers(&[("origin", "http://evil.example")]);
        assert!(gate.admits(&HeaderMap::new(), Some(token.as_str())));
        assert!(!gate.admits(&foreign, Some(token.as_str())));
        assert!(!gate.admits(&HeaderMap::new(), None));
        assert!(!gate.admits(&HeaderMap::new(), Some(Token::random().as_str())));
    }
}
