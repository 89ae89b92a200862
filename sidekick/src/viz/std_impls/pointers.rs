//! What stands for another value: references, boxes, cells, locks, shared pointers.
//!
//! It must never wait for a lock: whoever shows a value may well hold it.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{self, Rc};
use std::sync::{self, Arc, Mutex, OnceLock, RwLock, TryLockError};

use crate::viz::{Represent, Represented, Representer};

macro_rules! transparent {
    ($($type:ty),+) => {$(
        impl<T: Represent + ?Sized> Represent for $type {
            fn represent(&self, cx: &mut Representer) -> Represented {
                (**self).represent(cx)
            }
        }
    )+};
}

transparent!(&T, &mut T, Box<T>);

impl<T: Represent + ToOwned + ?Sized> Represent for Cow<'_, T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        (**self).represent(cx)
    }
}

macro_rules! shared {
    ($pointer:ident, $weak:ty) => {
        /// One that leads back to itself is shown as a recursive reference.
        impl<T: Represent + ?Sized> Represent for $pointer<T> {
            fn represent(&self, cx: &mut Representer) -> Represented {
                let address = $pointer::as_ptr(self).cast::<()>().addr();
                cx.pointer(address, |cx| (**self).represent(cx))
            }
        }

        /// One whose value is gone is nothing.
        impl<T: Represent + ?Sized> Represent for $weak {
            fn represent(&self, cx: &mut Representer) -> Represented {
                self.upgrade().represent(cx)
            }
        }
    };
}

shared!(Rc, rc::Weak<T>);
shared!(Arc, sync::Weak<T>);

impl<T: Represent + Copy> Represent for Cell<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.get().represent(cx)
    }
}

impl<T: Represent + ?Sized> Represent for RefCell<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        match self.try_borrow() {
            Ok(value) => value.represent(cx),
            Err(_borrowed) => cx.error("<mutably borrowed>"),
        }
    }
}

impl<T: Represent> Represent for OnceCell<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.get().represent(cx)
    }
}

impl<T: Represent> Represent for OnceLock<T> {
    fn represent(&self, cx: &mut Representer) -> Represented {
        self.get().represent(cx)
    }
}

macro_rules! lock {
    ($type:ident, $try:ident) => {
        /// A lock that another holds is not waited for. What a panic has poisoned is shown as it is.
        impl<T: Represent + ?Sized> Represent for $type<T> {
            fn represent(&self, cx: &mut Representer) -> Represented {
                match self.$try() {
                    Ok(value) => value.represent(cx),
                    Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().represent(cx),
                    Err(TryLockError::WouldBlock) => cx.error("<locked>"),
                }
            }
        }
    };
}

lock!(Mutex, try_lock);
lock!(RwLock, try_read);
