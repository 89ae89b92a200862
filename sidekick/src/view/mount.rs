//! Makes the components of a view and follows its signals.

use std::sync::Arc;

use futures_util::future::{AbortHandle, Abortable};
use sidekick_protocol::Placement;

use super::{Element, Kind, Node, Target, View};
use crate::component::{Handle, refuse};
use crate::reactive::{Binding, drive};
use crate::service::{self, ConnectionService, Place};
use crate::task_manager::Lane;

/// A view that is on the page.
///
/// Dropping it changes nothing; the view stays.
#[derive(Debug)]
pub struct Mounted {
    roots: Vec<Handle>,
    signals: AbortHandle,
}

impl Mounted {
    /// Removes the components of the view, with their handlers, and stops following its signals.
    pub fn unmount(self) {
        self.signals.abort();
        self.roots.iter().for_each(Handle::remove);
    }
}

/// Puts a view at the end of the page.
///
/// # Panics
/// If two of its components, or one of them and another on the page, have the same id.
#[track_caller]
pub fn mount(view: impl View) -> Mounted {
    let mut mounting = Mounting {
        service: service::current(),
        bindings: Vec::new(),
        roots: Vec::new(),
    };
    mounting.mount(view.into_node(), &None);
    let Mounting {
        service,
        bindings,
        roots,
    } = mounting;
    let (signals, registration) = AbortHandle::new_pair();
    if !bindings.is_empty() {
        let following = Abortable::new(drive(bindings), registration);
        let task = async move {
            // Aborted by `unmount`, or at the end of all signals.
            let _ = following.await;
        };
        service.tasks().spawn(Lane::User, Box::pin(task));
    }
    Mounted { roots, signals }
}

struct Mounting {
    service: ConnectionService,
    bindings: Vec<Binding>,
    roots: Vec<Handle>,
}

impl Mounting {
    #[track_caller]
    fn mount(&mut self, node: Node, target: &Target) {
        match node.0 {
            Kind::Element(element) => self.mount_element(*element, target),
            Kind::Present(handle) => {
                handle.move_to(target.clone());
                self.note_root(target, &handle);
            }
            Kind::Fragment(nodes) => {
                for node in nodes {
                    self.mount(node, target);
                }
            }
        }
    }

    #[track_caller]
    fn mount_element(&mut self, element: Element, target: &Target) {
        let Element {
            mut payload,
            id,
            live,
            updates,
            handlers,
            children,
        } = element;
        let kind = payload.kind();
        let mut attributes = Vec::with_capacity(live.len());
        for mut attribute in live {
            let place = || Place::Mounting(kind);
            let initialize = || attribute.initialize(&mut payload);
            // A signal that panics at once is told of, and not followed.
            if let Ok(last) = self.service.run_guarded(place, initialize) {
                attributes.push((attribute, last));
            }
        }
        let placement = Placement {
            parent: target.clone(),
            insert_before: None,
        };
        let spawned = Handle::spawn(
            self.service.clone(),
            id.as_deref(),
            placement,
            payload,
            handlers,
        );
        let handle = spawned.unwrap_or_else(|refused| refuse(kind.as_str(), &refused));
        for update in updates {
            self.service.update(&handle.instance, update);
        }
        self.bindings
            .extend(attributes.into_iter().map(|(attribute, last)| Binding {
                service: self.service.clone(),
                instance: Arc::clone(&handle.instance),
                attribute,
                last,
            }));
        self.note_root(target, &handle);
        let inside = Some(handle.instance.id().clone());
        for child in children {
            self.mount(child, &inside);
        }
    }

    fn note_root(&mut self, target: &Target, handle: &Handle) {
        if target.is_none() {
            self.roots.push(handle.clone());
        }
    }
}
