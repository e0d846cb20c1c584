//! Which machines are asked: those of the open net alone, unless more is allowed.

use std::net::{IpAddr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Looks names up and drops private addresses: after the look-up, so that no name can hide one.
pub(super) struct Guard {
    pub(super) private: bool,
    /// Hosts that may be inside the house.
    pub(super) known: Vec<String>,
    pub(super) inner: DefaultResolver,
}

impl std::fmt::Debug for Guard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guard").field("private", &self.private).finish_non_exhaustive()
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let known = uri.host().is_some_and(|h| self.known.iter().any(|k| k.eq_ignore_ascii_case(h)));
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut open = self.empty();
        for address in found.iter().filter(|a| self.private || known || is_open(a.ip())) {
            open.push(*address);
        }
        if open.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(open) }
    }
}

/// True for addresses of the open net.
fn is_open(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            let shared = a == 100 && (64..128).contains(&b);
            let test = a == 198 && (18..20).contains(&b);
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_documentation()
                || a == 0
                || a >= 240
                || shared
                || test)
        }
        IpAddr::V6(v6) => match embedded(v6) {
            Some(v4) => is_open(v4),
            None => {
                let first = v6.segments()[0];
                !(v6.is_loopback() || v6.is_unspecified() || v6.is_multicast())
                    && first & 0xfe00 != 0xfc00
                    && first & 0xffc0 != 0xfe80
            }
        },
    }
}

/// The address of the old net inside one of the new: mapped, or behind a translator.
fn embedded(v6: Ipv6Addr) -> Option<IpAddr> {
    let translated = v6.segments()[..6] == [0x64, 0xff9b, 0, 0, 0, 0];
    let [.., a, b, c, d] = v6.octets();
    v6.to_ipv4_mapped().map(IpAddr::V4).or_else(|| translated.then(|| IpAddr::from([a, b, c, d])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_not_the_net() {
        let inside = [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "169.254.169.254",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "0.0.0.0",
            "100.64.0.1",
            "64:ff9b::7f00:1",
        ];
        for ip in inside {
            assert!(!is_open(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["1.1.1.1", "2606:4700::1111"] {
            assert!(is_open(ip.parse().unwrap()), "{ip}");
        }
    }
}
