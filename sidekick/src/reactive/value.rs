//! What an attribute can be given: a constant, a `Mutable`, or any signal.

use std::fmt::{self, Display};

use futures_signals::signal::{Mutable, Signal, SignalExt};
use sidekick_protocol::Text;

use super::BoxSignal;

/// A value of an attribute of type `T`.
pub struct Value<T>(pub(crate) Source<T>);

/// Where a value comes from.
pub(crate) enum Source<T> {
    Constant(T),
    Live(BoxSignal<T>),
}

impl<T> Value<T> {
    pub(crate) fn constant(value: T) -> Self {
        Self(Source::Constant(value))
    }

    pub(crate) fn live(signal: impl Signal<Item = T> + Send + 'static) -> Self {
        Self(Source::Live(BoxSignal::new(signal)))
    }
}

impl<T> fmt::Debug for Value<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Source::Constant(_) => "Value::Constant",
            Source::Live(_) => "Value::Live",
        })
    }
}

/// What can be the value of an attribute of type `T`: a constant, a [`Mutable`], a `&Mutable`, or a [`Signal`].
///
/// `M` tells these forms apart and is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be shown here",
    label = "neither text nor a `Mutable` or signal of text",
    note = "text is anything that implements `Display`, a `Mutable` of it, or a `Send` signal of it, such as `count.signal()`; for other types use `.map(…)` on the signal or `format!`"
)]
pub trait IntoValue<T, M> {
    #[doc(hidden)]
    fn into_value(self) -> Value<T>;
}

/// Marks constants that can be displayed.
#[derive(Debug)]
pub struct ViaText;
/// Marks `Mutable`s.
#[derive(Debug)]
pub struct ViaMutable;
/// Marks signals.
#[derive(Debug)]
pub struct ViaSignal;

impl<D: Display> IntoValue<Text, ViaText> for D {
    fn into_value(self) -> Value<Text> {
        Value::constant(self.to_string().into())
    }
}

impl<D: Display + Send + Sync + 'static> IntoValue<Text, ViaMutable> for Mutable<D> {
    fn into_value(self) -> Value<Text> {
        (&self).into_value()
    }
}

impl<D: Display + Send + Sync + 'static> IntoValue<Text, ViaMutable> for &Mutable<D> {
    fn into_value(self) -> Value<Text> {
        Value::live(self.signal_ref(|value| value.to_string().into()))
    }
}

impl<S> IntoValue<Text, ViaSignal> for S
where
    S: Signal<Item: Display> + Send + 'static,
{
    fn into_value(self) -> Value<Text> {
        Value::live(self.map(|value| value.to_string().into()))
    }
}
