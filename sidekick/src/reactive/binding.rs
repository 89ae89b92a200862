//! Live attributes: a signal on one side, updates of a component on the other.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use sidekick_protocol::{SpawnPayload, Update, textbox};

use super::BoxSignal;
use crate::service::{ConnectionService, Instance, Place};

/// A live attribute, erased.
pub(crate) trait LiveAttribute: Send {
    /// Puts the present value into the payload that the component is about to be spawned with, if there is one, and
    /// returns the update that would say the same.
    fn initialize(&mut self, payload: &mut SpawnPayload) -> Option<Update>;

    /// The next change; `None` when there will be no more.
    fn poll_update(&mut self, cx: &mut Context<'_>) -> Poll<Option<Update>>;
}

/// An attribute of type `T`.
pub(crate) struct Attribute<T> {
    pub(crate) signal: BoxSignal<T>,
    /// Sets it in the payload of a spawn.
    pub(crate) set: fn(&mut SpawnPayload, T),
    /// Makes the update that sets it later.
    pub(crate) update: fn(T) -> Update,
}

impl<T: Clone + 'static> LiveAttribute for Attribute<T> {
    fn initialize(&mut self, payload: &mut SpawnPayload) -> Option<Update> {
        // Nobody has to be woken: the task that drives the signal later polls it first.
        let mut cx = Context::from_waker(Waker::noop());
        let Poll::Ready(Some(value)) = self.signal.poll_change(&mut cx) else {
            return None;
        };
        (self.set)(payload, value.clone());
        Some((self.update)(value))
    }

    fn poll_update(&mut self, cx: &mut Context<'_>) -> Poll<Option<Update>> {
        self.signal
            .poll_change(cx)
            .map(|value| value.map(self.update))
    }
}

/// A live attribute of a component that is on screen.
pub(crate) struct Binding {
    pub(crate) service: ConnectionService,
    pub(crate) instance: Arc<Instance>,
    pub(crate) attribute: Box<dyn LiveAttribute>,
    /// What the UI was told last.
    pub(crate) last: Option<Update>,
}

impl Binding {
    /// Follows the signal until it or the component ends, or the user's code in it panics.
    async fn follow(mut self) {
        while let Some(update) = poll_fn(|cx| self.poll_guarded(cx)).await {
            if self.instance.is_removed() {
                return;
            }
            // A `Mutable` that is set while its signal is polled tells of the same value twice.
            if self.last.as_ref() != Some(&update) || can_be_edited(&update) {
                self.service.update(&self.instance, update.clone());
                self.last = Some(update);
            }
            yield_now().await;
        }
    }

    fn poll_guarded(&mut self, cx: &mut Context<'_>) -> Poll<Option<Update>> {
        let place = || Place::Binding(self.instance.id().clone());
        match self
            .service
            .run_guarded(place, || self.attribute.poll_update(cx))
        {
            Ok(poll) => poll,
            Err(_told) => Poll::Ready(None),
        }
    }
}

/// Whether a person may have changed what the program has set, so that setting it again has a meaning.
fn can_be_edited(update: &Update) -> bool {
    matches!(update, Update::Textbox(textbox::Update::SetValue { .. }))
}

/// Lets the other signals of the view have their turn, even if this one changes all the time.
async fn yield_now() {
    let mut yielded = false;
    poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Follows all bindings of a view, in one task.
pub(crate) fn drive(bindings: Vec<Binding>) -> Pin<Box<dyn Future<Output = ()> + Send>> {
    let mut bindings: FuturesUnordered<_> = bindings.into_iter().map(Binding::follow).collect();
    Box::pin(async move { while bindings.next().await.is_some() {} })
}
