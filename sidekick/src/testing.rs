//! Testing a program without a browser: a service of its own, and viewers in the test's hands.
//!
//! ```
//! use sidekick::testing::Harness;
//! use sidekick::{Button, Component};
//!
//! let mut harness = Harness::new();
//! let _entered = harness.enter();
//! let button = Button::new("Go");
//! let clicked = button.clone();
//! button.on_click(move |_| clicked.set_text("Gone"));
//!
//! let mut viewer = harness.connect();
//! viewer.click(button.instance_id());
//! viewer.wait_until(|page| page.text_of("button-1") == Some("Gone"));
//! ```

mod page;

use std::fmt;
use std::time::Duration;

use sidekick_protocol::{
    Announce, Capabilities, Event, HeroMessage, InstanceId, PeerId, Presence, Role,
    SidekickMessage, button, canvas, console, grid, textbox,
};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc;

pub use self::page::{Buffers, Cell, Cells, Page, PageError, Shown, Variables};
use crate::connector::ServerConfig;
use crate::service::ConnectionService;
use crate::transport::memory::MemoryLink;

/// How long a viewer waits for what must come. Only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A service of its own, apart from that of the process. Dropping it shuts it down.
pub struct Harness {
    service: ConnectionService,
    links: mpsc::UnboundedReceiver<MemoryLink>,
    runtime: Runtime,
}

impl Harness {
    /// Starts a service. Like any other it connects when it is asked to, or when the first component is made.
    ///
    /// # Panics
    /// If the operating system refuses to start a thread.
    pub fn new() -> Self {
        let (sender, links) = mpsc::unbounded_channel();
        let service = ConnectionService::start(Some(vec![ServerConfig::Memory(sender)]));
        Self {
            service,
            links,
            runtime: runtime(),
        }
    }

    /// Makes components and functions on this thread work for this service, until the guard is dropped. In handlers,
    /// tasks and signals of this service that is so by itself.
    pub fn enter(&self) -> impl Drop + use<> {
        self.service.enter()
    }

    /// The link that the service opens, without a UI on it yet. There is one link for each time it connects.
    ///
    /// # Panics
    /// If it does not connect.
    #[track_caller]
    pub fn accept(&mut self) -> Viewer {
        let link = self
            .runtime
            .block_on(async { tokio::time::timeout(PATIENCE, self.links.recv()).await });
        let link = link
            .ok()
            .flatten()
            .expect("the service connects once it was asked to");
        Viewer {
            link,
            page: Page::new(Capabilities::empty()),
            runtime: runtime(),
        }
    }

    /// A viewer that is online and understands every extension.
    ///
    /// # Panics
    /// If the service was not asked to connect.
    #[track_caller]
    pub fn connect(&mut self) -> Viewer {
        let mut viewer = self.accept();
        viewer.announce(Presence::Online, Capabilities::all());
        viewer
    }
}

impl Default for Harness {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Harness {
    fn drop(&mut self) {
        self.service.shut_down();
    }
}

impl fmt::Debug for Harness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Harness")
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}

fn runtime() -> Runtime {
    Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime can be made")
}

/// The far end of a link: what a UI would be, and the page that it would show. Dropping it cuts the link.
pub struct Viewer {
    link: MemoryLink,
    page: Page,
    runtime: Runtime,
}

impl Viewer {
    /// Says that a UI has come or gone.
    pub fn announce(&mut self, status: Presence, capabilities: Capabilities) {
        self.page = Page::new(capabilities);
        self.send(&SidekickMessage::Announce(Announce {
            peer_id: PeerId::from("sidekick-test"),
            role: Role::Sidekick,
            status,
            version: "0.0.0".into(),
            timestamp: 0,
            capabilities,
        }));
    }

    /// Sends a message to the hero.
    pub fn send(&self, message: &SidekickMessage) {
        let mut frame = Vec::new();
        message.encode(&mut frame);
        self.send_frame(frame);
    }

    /// Sends a frame to the hero, whatever is in it.
    pub fn send_frame(&self, frame: impl Into<Vec<u8>>) {
        self.runtime.block_on(self.link.send(frame.into()));
    }

    /// Clicks a button.
    pub fn click(&self, id: &InstanceId) {
        self.act(id, Event::Button(button::Event::Click));
    }

    /// Clicks a cell of a grid.
    pub fn click_cell(&self, id: &InstanceId, x: u32, y: u32) {
        self.act(id, Event::Grid(grid::Event::Click { x, y }));
    }

    /// Clicks a point of a canvas.
    pub fn click_point(&self, id: &InstanceId, x: f64, y: f64) {
        self.act(id, Event::Canvas(canvas::Event::Click { x, y }));
    }

    /// Submits a text in a text box.
    pub fn submit(&self, id: &InstanceId, value: &str) {
        let value = value.to_owned().into();
        self.act(id, Event::Textbox(textbox::Event::Submit { value }));
    }

    /// Submits a line in a console.
    pub fn submit_line(&self, id: &InstanceId, value: &str) {
        let value = value.to_owned().into();
        self.act(id, Event::Console(console::Event::Submit { value }));
    }

    fn act(&self, id: &InstanceId, event: Event) {
        let src = id.clone();
        self.send(&SidekickMessage::Event { src, event });
    }

    /// The next frame from the hero as it is; `None` once the hero has closed the link.
    ///
    /// # Panics
    /// If none comes.
    #[track_caller]
    pub fn receive_frame(&mut self) -> Option<String> {
        let frame = self
            .runtime
            .block_on(async { tokio::time::timeout(PATIENCE, self.link.receive()).await });
        let frame = frame.expect("the hero sends another frame, or closes the link")?;
        let text = String::from_utf8(frame.into()).expect("frames are UTF-8");
        for message in HeroMessage::decode_frame(&text) {
            let message = message.expect("the hero sends valid messages");
            self.page
                .apply(&message)
                .expect("the hero sends messages that make sense on the page");
        }
        Some(text)
    }

    /// What the page shows after the frames that were received.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Receives frames until the page is as wanted.
    ///
    /// # Panics
    /// If it never is.
    #[track_caller]
    pub fn wait_until(&mut self, mut wanted: impl FnMut(&Page) -> bool) {
        while !wanted(&self.page) {
            let more = self.receive_frame().is_some();
            assert!(
                more || wanted(&self.page),
                "the link was closed while the page was {:#?}",
                self.page
            );
        }
    }
}

impl fmt::Debug for Viewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Viewer")
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}
