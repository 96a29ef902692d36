//! The check before a PDF is interpreted: what its packed streams unpack to, without keeping it.
//!
//! The interpreter unpacks whole streams into memory, and a few kilobytes may unpack to gigabytes.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;

use crate::source::SourceError;
use crate::source::format::limits::{MAX_RATIO, MAX_STREAMS, RATIO_FROM};

/// How much of the dictionary before a stream is looked at, in bytes.
const DICTIONARY: usize = 2048;

/// Adds up what all streams packed with deflate unpack to.
pub(super) fn check(bytes: &[u8], name: &str) -> Result<(), SourceError> {
    let bomb = |size: usize| SourceError::Bomb { file: name.to_owned(), megabytes: size >> 20 };
    let mark = b"stream";
    let mut total = 0;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], mark) {
        let start = at + found;
        at = start + mark.len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let dictionary = &bytes[start.saturating_sub(DICTIONARY)..start];
        let dictionary = &dictionary[dictionary.windows(4).rposition(|window| window == b" obj").unwrap_or(0)..];
        // A picture is never unpacked, and a page of one colour is packed tighter than any text.
        if find(dictionary, b"/Image").is_some() || find(dictionary, b"Fl").is_none() {
            continue;
        }
        let body =
            bytes[at..].iter().position(|b| !matches!(b, b'\r' | b'\n')).map_or(&[][..], |skip| &bytes[at + skip..]);
        let mut unpack = ZlibDecoder::new(body).take((MAX_STREAMS - total) as u64 + 1);
        let size = usize::try_from(io::copy(&mut unpack, &mut io::sink()).unwrap_or(0)).unwrap_or(usize::MAX);
        let packed = usize::try_from(unpack.into_inner().total_in()).unwrap_or(usize::MAX);
        total += size;
        if total > MAX_STREAMS || size > RATIO_FROM && size / MAX_RATIO > packed {
            return Err(bomb(total));
        }
    }
    Ok(())
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}
