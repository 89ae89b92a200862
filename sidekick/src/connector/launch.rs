//! Starts the embedded server: prints the address and opens the page, unless it is open already.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::select;
use sidekick_server::{Access, HostConfig, Port};

use super::project::Project;
use super::{ConnectError, Settings, browser};
use crate::diagnostics;
use crate::task_manager::{Lane, TaskManager};
use crate::transport::embedded::{self, Page};
use crate::transport::{Channel, Greeting, TransportError};

/// Where the embedded server listens unless `SIDEKICK_PORT` says otherwise: the same in every run, so that a rerun
/// finds the page that is still open.
const DEFAULT_PORT: u16 = 5170;

/// How long a page that was open when the last run ended may take to come back before another is opened. The page
/// tries about once a second.
const RETURN_PATIENCE: Duration = Duration::from_millis(2500);

/// How to start the embedded server.
#[derive(Debug)]
pub(crate) struct EmbeddedConfig {
    port: u16,
    open: bool,
}

impl EmbeddedConfig {
    pub(crate) fn new() -> Result<Self, ConnectError> {
        Ok(Self {
            port: Settings::port()?.unwrap_or(DEFAULT_PORT),
            open: Settings::open()?,
        })
    }
}

/// Starts the server and shows its page.
pub(crate) fn open(
    config: &EmbeddedConfig,
    greeting: &Greeting,
    tasks: &Arc<dyn TaskManager>,
) -> Result<Channel, TransportError> {
    let project = Project::load();
    let port = if config.port == 0 {
        Port::Any
    } else {
        Port::Preferred(config.port)
    };
    let host = HostConfig::new(port, Access::Token(project.token().clone()));
    let (channel, page) = embedded::open(host, greeting, &**tasks)?;
    if page.port != config.port && config.port != 0 {
        diagnostics::warn(format_args!(
            "port {} is taken; the page is on port {}",
            config.port, page.port
        ));
    }
    diagnostics::say(format_args!("Sidekick: {}", page.url));
    let show = show_page(page, project, config.open, Arc::clone(tasks));
    tasks.spawn(Lane::Service, Box::pin(show));
    Ok(channel)
}

/// Opens the page if it must be, and remembers from then on whether it is open.
async fn show_page(mut page: Page, mut project: Project, open: bool, tasks: Arc<dyn TaskManager>) {
    if open {
        if project.page_was_open() {
            let returned = pin!(page.viewers.wait_for(|viewers| *viewers > 0));
            select(returned, tasks.sleep(RETURN_PATIENCE)).await;
        }
        if *page.viewers.borrow() == 0 {
            browser::open(&page.url);
        }
    }
    loop {
        project.set_page_open(*page.viewers.borrow_and_update() > 0);
        if page.viewers.changed().await.is_err() {
            return;
        }
    }
}
