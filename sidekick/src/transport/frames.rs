//! A batch of encoded frames, encoded once and shared by every link that it goes to.

use std::sync::Arc;

use bytes::Bytes;

/// Some frames in order. Cloning copies no text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frames {
    text: Bytes,
    ends: Arc<[usize]>,
}

impl Frames {
    /// The size of all frames together, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.text.len()
    }

    /// The frames, each UTF-8 text that shares the batch's memory.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Bytes> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(self.ends.iter().copied())
            .map(|(start, end)| self.text.slice(start..end))
    }
}

/// Collects frames.
#[derive(Debug, Default)]
pub(crate) struct FramesBuilder {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl FramesBuilder {
    /// Appends the frame that `encode` writes.
    pub(crate) fn push(&mut self, encode: impl FnOnce(&mut Vec<u8>)) {
        encode(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// Appends what `encode` writes to the last frame, which is a JSON array, or to a new one once the last has `size`
    /// bytes. A builder is filled either in this way or by [`push`](Self::push).
    pub(crate) fn push_batched(&mut self, size: usize, encode: impl FnOnce(&mut Vec<u8>)) {
        let start = self
            .ends
            .len()
            .checked_sub(2)
            .map_or(0, |before| self.ends[before]);
        match self.ends.last() {
            Some(&end) if end - start < size => {
                self.ends.pop();
                *self.text.last_mut().expect("a batch is not empty") = b',';
            }
            _ => self.text.push(b'['),
        }
        encode(&mut self.text);
        self.text.push(b']');
        self.ends.push(self.text.len());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Takes what was collected and leaves the builder empty, ready for a batch of about the same size.
    pub(crate) fn take(&mut self) -> Frames {
        let next = Vec::with_capacity(self.text.len());
        let text = std::mem::replace(&mut self.text, next);
        let ends = Arc::from(self.ends.as_slice());
        self.ends.clear();
        Frames {
            text: text.into(),
            ends,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_out_as_they_went_in() {
        let mut builder = FramesBuilder::default();
        for text in ["one", "", "three"] {
            builder.push(|out| out.extend_from_slice(text.as_bytes()));
        }
        let frames = builder.take();
        assert_eq!(frames.iter().collect::<Vec<_>>(), ["one", "", "three"]);
        assert_eq!(frames.size(), 8);
        assert!(builder.is_empty());
        assert_eq!(builder.take().iter().count(), 0);
    }

    #[test]
    fn batches_are_arrays_of_a_bounded_size() {
        let mut builder = FramesBuilder::default();
        for text in ["1", "2", "3", "4"] {
            builder.push_batched(5, |out| out.extend_from_slice(text.as_bytes()));
        }
        assert_eq!(
            builder.take().iter().collect::<Vec<_>>(),
            ["[1,2]", "[3,4]"]
        );
    }
}
