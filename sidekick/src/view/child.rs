//! What can stand between tags as `{expr}`.

use sidekick_protocol::Text;

use super::{Node, View, element};
use crate::reactive::{IntoValue, ViaMutable, ViaSignal, ViaText};

/// What can stand between tags as `{expr}`: a view, a component, text, or a `Mutable` or signal of text.
///
/// `M` tells these forms apart and is always inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand in a view",
    label = "neither a view or component nor something to show as text",
    note = "`{{…}}` takes a view, a component, an `Option` or `Vec` of these, text (anything that implements `Display`), or a `Mutable` or signal of text"
)]
pub trait IntoChild<M> {
    #[doc(hidden)]
    fn into_child(self) -> Node;
}

/// Marks views.
#[derive(Debug)]
pub struct ViaView;

impl<V: View> IntoChild<ViaView> for V {
    fn into_child(self) -> Node {
        self.into_node()
    }
}

macro_rules! child_by_text {
    ($($marker:ident),*) => {$(
        impl<V: IntoValue<Text, $marker>> IntoChild<$marker> for V {
            fn into_child(self) -> Node {
                element::Label::new().text(self.into_value()).node()
            }
        }
    )*};
}

child_by_text!(ViaText, ViaMutable, ViaSignal);
