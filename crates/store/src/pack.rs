//! Bytes packed with zlib, as Python's and SQLite's own tools unpack them.

use std::io::{Read, Write};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};

/// Packs bytes.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
    let written = packer.write_all(bytes).and_then(|()| packer.finish());
    written.unwrap_or_default()
}

/// Unpacks them; `None` where they are damaged.
pub(crate) fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(packed.len() * 4);
    ZlibDecoder::new(packed).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_packed_comes_back() {
        let bytes = "The envoys met. ".repeat(50).into_bytes();
        let packed = super::pack(&bytes);
        assert!(packed.len() < bytes.len() / 4);
        assert_eq!(super::unpack(&packed), Some(bytes));
        assert_eq!(super::unpack(&packed[..packed.len() / 2]), None);
    }
}
