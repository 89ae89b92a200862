//! What a request asks for, out of a closed list.
//!
//! Pure. A path is only ever compared, never decoded, joined or opened.

use http::header::{self, HeaderMap, HeaderName};
use http::request::Parts;
use http::{Method, Version};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::gate::{Authority, Gate};
use crate::assets::{self, Asset};
use crate::session_id::SessionId;

const PAGE_PATH: &str = "/";
const SESSION_PATH: &str = "/session/";
/// The base64 of the 16 bytes that a key consists of (RFC 6455, section 4.1).
const KEY_LENGTH: usize = 24;

/// What to answer to a request, and under which name we were called.
#[derive(Debug)]
pub(super) struct Routed {
    /// None when the request wasn't meant for us.
    pub(super) authority: Option<Authority>,
    pub(super) route: Route,
}

#[derive(Debug)]
pub(super) enum Route {
    Page(&'static Asset),
    Asset(&'static Asset),
    Socket(SocketRequest),
    /// A socket that would be let in if its handshake made sense.
    BadHandshake,
    Refused,
    NotFound,
}

#[derive(Debug)]
pub(super) struct SocketRequest {
    pub(super) session: Option<SessionId>,
    /// The value for `Sec-WebSocket-Accept`.
    pub(super) accept_key: String,
}

pub(super) fn route(gate: &Gate, request: &Parts) -> Routed {
    let authority = gate.authority(&request.uri, &request.headers);
    let route = match authority {
        None => Route::Refused,
        Some(_) if request.method != Method::GET && request.method != Method::HEAD => {
            Route::NotFound
        }
        Some(_) if has_element(&request.headers, &header::UPGRADE, "websocket") => {
            route_socket(gate, request)
        }
        Some(_) => route_file(request.uri.path()),
    };
    Routed { authority, route }
}

fn route_file(path: &str) -> Route {
    let is_page = path == PAGE_PATH
        || path
            .strip_prefix(SESSION_PATH)
            .is_some_and(|session| session.parse::<SessionId>().is_ok());
    if is_page {
        return Route::Page(assets::page());
    }
    assets::find(path).map_or(Route::NotFound, Route::Asset)
}

fn route_socket(gate: &Gate, request: &Parts) -> Route {
    if request.uri.path() != PAGE_PATH {
        return Route::NotFound;
    }
    let Some(query) = Query::parse(request.uri.query().unwrap_or_default()) else {
        return Route::Refused;
    };
    if !gate.admits(&request.headers, query.token) {
        return Route::Refused;
    }
    let Ok(session) = query.session.map(str::parse).transpose() else {
        return Route::Refused;
    };
    match accept_key(request) {
        Some(accept_key) => Route::Socket(SocketRequest {
            session,
            accept_key,
        }),
        None => Route::BadHandshake,
    }
}

/// The parameters of a socket's URL. Their alphabets need no escaping, so none is undone.
#[derive(Debug, Default, PartialEq, Eq)]
struct Query<'a> {
    token: Option<&'a str>,
    session: Option<&'a str>,
}

impl<'a> Query<'a> {
    /// None when a parameter occurs twice: which of the two was checked must never be a question. Unknown ones are
    /// left to future versions.
    fn parse(text: &'a str) -> Option<Self> {
        let mut query = Self::default();
        for pair in text.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let field = match name {
                "token" => &mut query.token,
                "session" => &mut query.session,
                _ => continue,
            };
            if field.replace(value).is_some() {
                return None;
            }
        }
        Some(query)
    }
}

/// The answer to a proper opening handshake (RFC 6455, section 4.2.1).
fn accept_key(request: &Parts) -> Option<String> {
    let key = request.headers.get(header::SEC_WEBSOCKET_KEY)?;
    let version = request.headers.get(header::SEC_WEBSOCKET_VERSION)?;
    let is_proper = request.method == Method::GET
        && request.version == Version::HTTP_11
        && has_element(&request.headers, &header::CONNECTION, "upgrade")
        && version == "13"
        && key.len() == KEY_LENGTH;
    is_proper.then(|| derive_accept_key(key.as_bytes()))
}

/// Whether a header that is a comma-separated list holds an element.
fn has_element(headers: &HeaderMap, name: &HeaderName, element: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|candidate| candidate.trim().eq_ignore_ascii_case(element))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries() {
        let full = Query {
            token: Some("t"),
            session: Some("s"),
        };
        assert_eq!(Query::parse("token=t&session=s"), Some(full));
        assert_eq!(
            Query::parse("session=s&x=1&token=t&&y"),
            Some(Query {
                token: Some("t"),
                session: Some("s")
            })
        );
        assert_eq!(Query::parse(""), Some(Query::default()));
        assert_eq!(
            Query::parse("token"),
            Some(Query {
                token: Some(""),
                session: None
            })
        );
        assert_eq!(Query::parse("Token=t"), Some(Query::default()));
        assert_eq!(
            Query::parse("token=a=b"),
            Some(Query {
                token: Some("a=b"),
                session: None
            })
        );
        assert_eq!(Query::parse("token=t&token=t"), None);
        assert_eq!(Query::parse("session=a&token=t&session=a"), None);
    }

    #[test]
    fn lists_of_elements() {
        let headers: HeaderMap = [(header::CONNECTION, "keep-alive, Upgrade".parse().unwrap())]
            .into_iter()
            .collect();
        assert!(has_element(&headers, &header::CONNECTION, "upgrade"));
        assert!(has_element(&headers, &header::CONNECTION, "keep-alive"));
        assert!(!has_element(&headers, &header::CONNECTION, "keep"));
        assert!(!has_element(&headers, &header::UPGRADE, "upgrade"));
    }
}
