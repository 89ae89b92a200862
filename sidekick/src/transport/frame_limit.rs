//! Skips WebSocket frames that are too large, below the WebSocket library, so that the connection lives on.
//!
//! tungstenite ends a connection that carries a message over its limit. Here the payload of such a frame is dropped
//! as it comes in and the frame is passed on empty, which the reader above takes for nothing; memory stays bounded. A
//! fragmented message is cut at the fragment that would take it over the limit. Frame layout: RFC 6455, section 5.2.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, BufMut, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::diagnostics;

const READ_SIZE: usize = 16 * 1024;
const LONGEST_HEADER: usize = 14;

/// A stream of WebSocket frames without those that exceed a limit.
#[derive(Debug)]
pub(crate) struct FrameLimit<S> {
    stream: S,
    filter: Filter,
    scratch: Box<[u8]>,
}

impl<S> FrameLimit<S> {
    /// Wraps a stream on which the server's answer to the opening handshake comes first.
    pub(crate) fn before_handshake(stream: S, limit: u64) -> Self {
        Self::new(stream, Filter::new(limit, Next::Handshake { matched: 0 }))
    }

    /// Wraps a stream after its handshake, of which `read` has been read already.
    #[cfg(feature = "embedded")]
    pub(crate) fn after_handshake(stream: S, read: &[u8], limit: u64) -> Self {
        let mut filter = Filter::new(limit, Next::Header);
        filter.push(read);
        Self::new(stream, filter)
    }

    fn new(stream: S, filter: Filter) -> Self {
        Self {
            stream,
            filter,
            scratch: vec![0; READ_SIZE].into_boxed_slice(),
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for FrameLimit<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        while this.filter.passed.is_empty() {
            let mut scratch = ReadBuf::new(&mut this.scratch);
            ready!(Pin::new(&mut this.stream).poll_read(cx, &mut scratch))?;
            if scratch.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            this.filter.push(scratch.filled());
        }
        let size = buf.remaining().min(this.filter.passed.len());
        buf.put_slice(&this.filter.passed[..size]);
        this.filter.passed.advance(size);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for FrameLimit<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// The filter itself, without a stream: bytes in, fewer bytes out.
#[derive(Debug)]
struct Filter {
    limit: u64,
    /// Payload bytes of the present message so far, over all its fragments.
    message: u64,
    header: Vec<u8>,
    next: Next,
    passed: BytesMut,
}

/// What the next byte belongs to.
#[derive(Debug)]
enum Next {
    /// The HTTP answer, which ends with an empty line.
    Handshake {
        matched: usize,
    },
    Header,
    Passed {
        left: u64,
    },
    Skipped {
        left: u64,
    },
}

const END_OF_HANDSHAKE: &[u8] = b"\r\n\r\n";

impl Filter {
    fn new(limit: u64, next: Next) -> Self {
        let header = Vec::with_capacity(LONGEST_HEADER);
        Self {
            limit,
            message: 0,
            header,
            next,
            passed: BytesMut::new(),
        }
    }

    fn push(&mut self, mut input: &[u8]) {
        while !input.is_empty() {
            match &mut self.next {
                Next::Passed { left: 0 } | Next::Skipped { left: 0 } => self.next = Next::Header,
                Next::Handshake { matched } if *matched == END_OF_HANDSHAKE.len() => {
                    self.next = Next::Header;
                }
                Next::Handshake { matched } => {
                    let byte = input.get_u8();
                    let expected = END_OF_HANDSHAKE[*matched] == byte;
                    *matched = if expected {
                        *matched + 1
                    } else {
                        usize::from(byte == b'\r')
                    };
                    self.passed.put_u8(byte);
                }
                Next::Header => {
                    self.header.push(input.get_u8());
                    self.end_header();
                }
                Next::Passed { left } => {
                    let (now, rest) = split(input, left);
                    self.passed.extend_from_slice(now);
                    input = rest;
                }
                Next::Skipped { left } => input = split(input, left).1,
            }
        }
    }

    /// Decides about the frame once its header is complete.
    fn end_header(&mut self) {
        let Some((size, mask)) = parse(&self.header) else {
            return;
        };
        let opcode = self.header[0] & 0x0f;
        let is_control = opcode >= 8;
        if !is_control {
            let before = if opcode == 0 { self.message } else { 0 };
            self.message = before.saturating_add(size);
        }
        if !is_control && self.message > self.limit {
            diagnostics::warn(format_args!(
                "a frame of {size} bytes was skipped: the limit is {} bytes for a message",
                self.limit
            ));
            self.passed
                .extend_from_slice(&[self.header[0], self.header[1] & 0x80]);
            self.passed.extend_from_slice(&self.header[mask..]);
            self.next = Next::Skipped { left: size };
        } else {
            self.passed.extend_from_slice(&self.header);
            self.next = Next::Passed { left: size };
        }
        self.header.clear();
    }
}

/// Splits off as much of `input` as is `left`, and counts it down.
fn split<'a>(input: &'a [u8], left: &mut u64) -> (&'a [u8], &'a [u8]) {
    let size = usize::try_from(*left).map_or(input.len(), |left| left.min(input.len()));
    *left -= size as u64;
    input.split_at(size)
}

/// The payload's size and where the mask begins, if the header is complete.
fn parse(header: &[u8]) -> Option<(u64, usize)> {
    let second = *header.get(1)?;
    let (size, mask) = match second & 0x7f {
        126 => (
            u64::from(u16::from_be_bytes(header.get(2..4)?.try_into().ok()?)),
            4,
        ),
        127 => (u64::from_be_bytes(header.get(2..10)?.try_into().ok()?), 10),
        size => (u64::from(size), 2),
    };
    let mask_size = if second & 0x80 == 0 { 0 } else { 4 };
    (header.len() == mask + mask_size).then_some((size, mask))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(first: u8, masked: bool, payload: &[u8]) -> Vec<u8> {
        let mask_bit = if masked { 0x80 } else { 0 };
        let mut frame = vec![first];
        match payload.len() {
            size @ 0..126 => frame.push(mask_bit + u8::try_from(size).unwrap()),
            size @ 126..65536 => {
                frame.push(mask_bit + 126);
                frame.extend(u16::try_from(size).unwrap().to_be_bytes());
            }
            size => {
                frame.push(mask_bit + 127);
                frame.extend((size as u64).to_be_bytes());
            }
        }
        if masked {
            frame.extend([1, 2, 3, 4]);
        }
        frame.extend(payload);
        frame
    }

    /// Pushes `input` in pieces of `size` bytes.
    fn filtered(input: &[u8], limit: u64, size: usize) -> Vec<u8> {
        let mut filter = Filter::new(limit, Next::Header);
        input.chunks(size).for_each(|chunk| filter.push(chunk));
        filter.passed.to_vec()
    }

    #[test]
    fn only_what_exceeds_the_limit_is_emptied() {
        for masked in [false, true] {
            let sizes = [0, 5, 125, 126, 1000, 1001, 70_000];
            let input: Vec<u8> = sizes
                .iter()
                .flat_map(|&size| frame(0x81, masked, &vec![7; size]))
                .collect();
            let kept = sizes.map(|size| if size > 1000 { 0 } else { size });
            let expected: Vec<u8> = kept
                .iter()
                .flat_map(|&size| frame(0x81, masked, &vec![7; size]))
                .collect();
            for chunk in [1, 2, 3, 13, 1000, input.len()] {
                assert_eq!(
                    filtered(&input, 1000, chunk),
                    expected,
                    "in chunks of {chunk}"
                );
            }
        }
    }

    #[test]
    fn fragments_count_together_and_control_frames_pass() {
        let input = [
            frame(0x01, false, &[1; 6]),
            frame(0x89, false, b"ping"),
            frame(0x00, false, &[2; 6]),
            frame(0x80, false, &[3; 6]),
            frame(0x81, false, &[4; 10]),
        ];
        let expected = [
            frame(0x01, false, &[1; 6]),
            frame(0x89, false, b"ping"),
            frame(0x00, false, &[]),
            frame(0x80, false, &[]),
            frame(0x81, false, &[4; 10]),
        ];
        assert_eq!(filtered(&input.concat(), 10, 4), expected.concat());
    }

    #[test]
    fn the_handshake_passes_whatever_its_size() {
        let answer = b"HTTP/1.1 101 \r\nA: \r\r\n\r\n";
        let input = [
            answer.as_slice(),
            &frame(0x81, false, &[1; 20]),
            &frame(0x81, false, &[2; 3]),
        ]
        .concat();
        let expected = [
            answer.as_slice(),
            &frame(0x81, false, &[]),
            &frame(0x81, false, &[2; 3]),
        ]
        .concat();
        for chunk in [1, 7, input.len()] {
            let mut filter = Filter::new(10, Next::Handshake { matched: 0 });
            input.chunks(chunk).for_each(|chunk| filter.push(chunk));
            assert_eq!(filter.passed, expected);
        }
    }
}
