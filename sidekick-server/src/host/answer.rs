//! Answers and their headers.
//!
//! Every answer carries the security headers. None allows another origin anything, and a refusal has no body.

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use http_body_util::Full;

use super::gate::Authority;
use super::route::{Route, Routed, SocketRequest};
use crate::assets::Asset;

/// A body that is there in one piece or empty.
pub(super) type Answer = Response<Full<Bytes>>;

pub(super) fn answer(routed: &Routed, request: &HeaderMap) -> Answer {
    let mut answer = match &routed.route {
        Route::Page(page) => answer_file(page, "no-store"),
        Route::Asset(asset) => answer_asset(asset, request),
        Route::Socket(socket) => answer_socket(socket),
        Route::BadHandshake => empty(StatusCode::BAD_REQUEST),
        Route::Refused => empty(StatusCode::FORBIDDEN),
        Route::NotFound => empty(StatusCode::NOT_FOUND),
    };
    let headers = answer.headers_mut();
    secure(headers, routed.authority);
    // One request a connection: the page has a handful of files, and nothing idle is left to look after.
    headers
        .entry(header::CONNECTION)
        .or_insert(HeaderValue::from_static("close"));
    answer
}

fn answer_asset(asset: &'static Asset, request: &HeaderMap) -> Answer {
    // The page's own files change with the program that embeds them, so the browser has to ask each time.
    let mut answer = if is_known(asset, request) {
        let mut answer = empty(StatusCode::NOT_MODIFIED);
        set(answer.headers_mut(), header::CACHE_CONTROL, "no-cache");
        answer
    } else {
        answer_file(asset, "no-cache")
    };
    set(answer.headers_mut(), header::ETAG, asset.etag);
    answer
}

fn answer_file(asset: &'static Asset, cache_control: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from_static(asset.body)));
    set(
        answer.headers_mut(),
        header::CONTENT_TYPE,
        asset.content_type,
    );
    set(answer.headers_mut(), header::CACHE_CONTROL, cache_control);
    answer
}

fn answer_socket(socket: &SocketRequest) -> Answer {
    let mut answer = empty(StatusCode::SWITCHING_PROTOCOLS);
    let headers = answer.headers_mut();
    set(headers, header::CONNECTION, "upgrade");
    set(headers, header::UPGRADE, "websocket");
    let key = HeaderValue::from_str(&socket.accept_key).expect("base64 makes a header value");
    headers.insert(header::SEC_WEBSOCKET_ACCEPT, key);
    answer
}

/// Whether the browser already has this very file (RFC 9110, section 13.1.2).
fn is_known(asset: &Asset, request: &HeaderMap) -> bool {
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == asset.etag)
}

fn secure(headers: &mut HeaderMap, authority: Option<Authority>) {
    // `'self'` doesn't cover sockets in every browser, so the socket's address is named.
    let socket = authority
        .map(|authority| format!(" ws://{authority}"))
        .unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'{socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let policy = HeaderValue::from_str(&policy).expect("our own names make a header value");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        headers,
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
}

fn empty(status: StatusCode) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
