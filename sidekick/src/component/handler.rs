//! From a user's closure to an erased handler.

use std::future::Future;

use sidekick_protocol::InstanceId;

use crate::service::{Delivery, EventName, Handler};

/// An event as handlers see it.
pub trait Event: Sized + Send + 'static {
    /// Its name in the protocol.
    const NAME: EventName;

    /// The event, if the delivery is one of this type.
    #[doc(hidden)]
    fn from_delivery(id: &InstanceId, delivery: Delivery) -> Option<Self>;
}

/// A handler that has done its work when it returns.
pub(crate) fn sync_handler<E: Event>(mut handler: impl FnMut(E) + Send + 'static) -> Handler {
    Box::new(move |id, delivery| {
        if let Some(event) = E::from_delivery(id, delivery) {
            handler(event);
        }
        None
    })
}

/// A handler whose work is a future, which is spawned.
pub(crate) fn async_handler<E, F, Fut>(mut handler: F) -> Handler
where
    E: Event,
    F: FnMut(E) -> Fut + Send + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    Box::new(move |id, delivery| Some(Box::pin(handler(E::from_delivery(id, delivery)?))))
}

/// What can handle the event `E`: a function or closure with or without the event, `async` or not.
///
/// `M` tells these forms apart and is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't handle this event",
    label = "not a handler of `{E}`",
    note = "a handler is a function or closure that takes the event, or nothing; it must be `Send` and own what it uses (`move`)"
)]
pub trait IntoHandler<E, M> {
    #[doc(hidden)]
    fn into_handler(self) -> Handler;
}

/// Marks handlers that take the event.
#[derive(Debug)]
pub struct ViaSync;
/// Marks handlers that take nothing.
#[derive(Debug)]
pub struct ViaUnit;
/// Marks async handlers that take the event.
#[derive(Debug)]
pub struct ViaAsync;
/// Marks async handlers that take nothing.
#[derive(Debug)]
pub struct ViaAsyncUnit;

impl<E: Event, F: FnMut(E) + Send + 'static> IntoHandler<E, ViaSync> for F {
    fn into_handler(self) -> Handler {
        sync_handler(self)
    }
}

impl<E: Event, F: FnMut() + Send + 'static> IntoHandler<E, ViaUnit> for F {
    fn into_handler(mut self) -> Handler {
        sync_handler::<E>(move |_event| self())
    }
}

impl<E, F, Fut> IntoHandler<E, ViaAsync> for F
where
    E: Event,
    F: FnMut(E) -> Fut + Send + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    fn into_handler(self) -> Handler {
        async_handler(self)
    }
}

impl<E, F, Fut> IntoHandler<E, ViaAsyncUnit> for F
where
    E: Event,
    F: FnMut() -> Fut + Send + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    fn into_handler(mut self) -> Handler {
        async_handler::<E, _, _>(move |_event| self())
    }
}

/// Defines the methods by which a component and its builder are given a handler of an event.
macro_rules! handlers {
    ($type:ident, $event:ident: $on:ident $on_async:ident $clear:ident) => {
        impl $type {
            #[doc = concat!("Calls `handler` with each [`", stringify!($event), "`], one after another, on a thread of its own.")]
            /// It may block. Replaces the handler that was set before.
            pub fn $on(&self, handler: impl FnMut($event) + Send + 'static) {
                self.handle
                    .set_handler::<$event>(Some(sync_handler(handler)));
            }

            /// The same with a handler whose work is a future; the futures of several events run side by side.
            pub fn $on_async<F, Fut>(&self, handler: F)
            where
                F: FnMut($event) -> Fut + Send + 'static,
                Fut: Future<Output = ()> + Send + 'static,
            {
                self.handle
                    .set_handler::<$event>(Some(async_handler(handler)));
            }

            /// Removes the handler.
            pub fn $clear(&self) {
                self.handle.set_handler::<$event>(None);
            }
        }

        impl Builder<$type> {
            #[doc = concat!("See [`", stringify!($type), "::", stringify!($on), "`].")]
            pub fn $on(self, handler: impl FnMut($event) + Send + 'static) -> Self {
                self.handler::<$event>(sync_handler(handler))
            }

            #[doc = concat!("See [`", stringify!($type), "::", stringify!($on_async), "`].")]
            pub fn $on_async<F, Fut>(self, handler: F) -> Self
            where
                F: FnMut($event) -> Fut + Send + 'static,
                Fut: Future<Output = ()> + Send + 'static,
            {
                self.handler::<$event>(async_handler(handler))
            }
        }
    };
}

pub(super) use handlers;
