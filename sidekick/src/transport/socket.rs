//! Runs one link over an established WebSocket, whichever side opened it.

use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::{Either, select};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};

use super::frame_limit::FrameLimit;
use super::{ChannelEvent, Dequeued, LinkId, LinkQueue, Opaque, TransportError};
use crate::diagnostics;

pub(crate) type Socket = WebSocketStream<FrameLimit<TcpStream>>;

/// The sizes are bounded by [`FrameLimit`] beneath; tungstenite would end the connection.
pub(crate) fn config() -> WebSocketConfig {
    WebSocketConfig::default()
        .max_message_size(None)
        .max_frame_size(None)
}

/// Carries frames both ways until the queue is closed and flushed, or the socket ends; then reports `Closed`.
pub(crate) async fn run_link(
    id: LinkId,
    socket: Socket,
    queue: Arc<LinkQueue>,
    events: mpsc::Sender<ChannelEvent>,
) {
    let (sink, stream) = socket.split();
    let reader = pin!(forward_inbound(id, stream, &events));
    let writer = pin!(forward_outbound(id, sink, &queue, &events));
    let ended = match select(reader, writer).await {
        // The close frame is out. Reading on until the peer answers lets it take all that was sent before.
        Either::Right((Ok(()), reader)) => reader.await,
        Either::Left((ended, _)) | Either::Right((ended, _)) => ended,
    };
    queue.close();
    let cause = ended
        .err()
        .map(|error| TransportError::Socket(Opaque::new(error)));
    let _ = events.send(ChannelEvent::Closed(id, cause)).await;
}

async fn forward_inbound(
    id: LinkId,
    mut stream: SplitStream<Socket>,
    events: &mpsc::Sender<ChannelEvent>,
) -> Result<(), Error> {
    while let Some(message) = stream.next().await {
        match message {
            Ok(Message::Text(text)) => {
                if events
                    .send(ChannelEvent::Received(id, Bytes::from(text)))
                    .await
                    .is_err()
                {
                    return Ok(());
                }
            }
            Ok(Message::Binary(data)) => {
                diagnostics::warn(format_args!(
                    "a binary frame of {} bytes was dropped",
                    data.len()
                ));
            }
            Ok(_) => {}
            Err(Error::ConnectionClosed | Error::AlreadyClosed) => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn forward_outbound(
    id: LinkId,
    mut sink: SplitSink<Socket, Message>,
    queue: &LinkQueue,
    events: &mpsc::Sender<ChannelEvent>,
) -> Result<(), Error> {
    while let Dequeued::Frames(frames) = queue.next().await {
        for frame in frames.iter() {
            let text = Utf8Bytes::try_from(frame).expect("the encoder writes UTF-8");
            sink.feed(Message::Text(text)).await?;
        }
        sink.flush().await?;
        // The driver is gone when this fails; the queue is closed then, too.
        let _ = events.send(ChannelEvent::Written(id, frames.size())).await;
    }
    sink.close().await
}
