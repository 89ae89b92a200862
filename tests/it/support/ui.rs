//! A UI on a real socket: what it is sent makes up its page.
//!
//! It knows of the protocol alone, never of the hero's insides.

use std::io::ErrorKind;
use std::net::TcpStream;

use sidekick::testing::Page;
use sidekick_protocol::{
    Announce, Capabilities, Event, HeroMessage, InstanceId, PeerId, Presence, Role,
    SidekickMessage, button, textbox,
};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::HandshakeError;
use tokio_tungstenite::tungstenite::http::header::ORIGIN;
use tokio_tungstenite::tungstenite::{self, Message, WebSocket};

use super::PATIENCE;

/// A UI that is online.
#[derive(Debug)]
pub(crate) struct Ui {
    socket: WebSocket<TcpStream>,
    name: &'static str,
    pub(crate) page: Page,
}

/// Opens a socket at a `ws://` address, as a page of `origin` if there is one.
pub(crate) fn open(
    url: &str,
    origin: Option<&str>,
) -> Result<WebSocket<TcpStream>, tungstenite::Error> {
    let mut request = url.into_client_request()?;
    if let Some(origin) = origin {
        request
            .headers_mut()
            .insert(ORIGIN, origin.parse().unwrap());
    }
    let address = request.uri().authority().unwrap().as_str().to_owned();
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    match tungstenite::client(request, stream) {
        Ok((socket, _response)) => Ok(socket),
        Err(HandshakeError::Failure(error)) => Err(error),
        Err(HandshakeError::Interrupted(_)) => panic!("the server does not answer the handshake"),
    }
}

impl Ui {
    /// A UI that knows the base protocol alone.
    pub(crate) fn connect(url: &str) -> Self {
        Self::connect_as(url, "sidekick-test", Capabilities::empty())
    }

    /// A UI with a name and capabilities.
    pub(crate) fn connect_as(url: &str, name: &'static str, capabilities: Capabilities) -> Self {
        let mut ui = Self {
            socket: open(url, None).unwrap(),
            name,
            page: Page::new(capabilities),
        };
        ui.announce(Presence::Online, capabilities);
        ui
    }

    /// Says that the UI has come or goes.
    pub(crate) fn announce(&mut self, status: Presence, capabilities: Capabilities) {
        self.send(&SidekickMessage::Announce(Announce {
            peer_id: PeerId::from(self.name),
            role: Role::Sidekick,
            status,
            version: "0.0.0".into(),
            timestamp: 0,
            capabilities,
        }));
    }

    pub(crate) fn click(&mut self, id: &str) {
        self.event(id, Event::Button(button::Event::Click));
    }

    pub(crate) fn submit(&mut self, id: &str, value: &str) {
        let value = value.to_owned().into();
        self.event(id, Event::Textbox(textbox::Event::Submit { value }));
    }

    fn event(&mut self, id: &str, event: Event) {
        let src = InstanceId::from(id);
        self.send(&SidekickMessage::Event { src, event });
    }

    fn send(&mut self, message: &SidekickMessage) {
        let mut text = Vec::new();
        message.encode(&mut text);
        self.send_frame(Message::text(String::from_utf8(text).unwrap()));
    }

    /// Sends a frame, whatever is in it.
    pub(crate) fn send_frame(&mut self, frame: Message) {
        self.socket.send(frame).unwrap();
    }

    /// The messages of the next frame; `None` once the socket has ended.
    #[track_caller]
    pub(crate) fn receive(&mut self) -> Option<Vec<HeroMessage>> {
        loop {
            match self.socket.read() {
                Ok(Message::Text(text)) => return Some(self.take_in(&text)),
                Ok(_) => {}
                Err(tungstenite::Error::Io(error))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    panic!("nothing more comes; the page is {:#?}", self.page);
                }
                Err(_ended) => return None,
            }
        }
    }

    fn take_in(&mut self, text: &str) -> Vec<HeroMessage> {
        let messages: Vec<_> = HeroMessage::decode_frame(text)
            .into_iter()
            .map(|message| message.expect("what comes is valid"))
            .collect();
        for message in &messages {
            // Through a relay a UI hears of other UIs, too, which is nothing to its page.
            let is_foreign =
                matches!(message, HeroMessage::Announce(announce) if announce.role != Role::Hero);
            if !is_foreign {
                self.page
                    .apply(message)
                    .expect("what comes makes sense on the page");
            }
        }
        messages
    }

    /// Takes in what comes until the page is as wanted.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, mut wanted: impl FnMut(&Page) -> bool) {
        while !wanted(&self.page) {
            let more = self.receive().is_some();
            assert!(
                more || wanted(&self.page),
                "the socket has ended; the page is {:#?}",
                self.page
            );
        }
    }

    /// Takes in what comes until the component shows this text.
    #[track_caller]
    pub(crate) fn wait_for_text(&mut self, id: &str, text: &str) {
        self.wait_until(|page| page.text_of(id) == Some(text));
    }

    /// Takes in everything until the socket ends.
    #[track_caller]
    pub(crate) fn wait_for_end(&mut self) {
        while self.receive().is_some() {}
    }
}
