//! Pages and feeds over HTTP: politely, within bounds, and never inside the house unless that is allowed.

mod guard;
mod robots;

use std::collections::HashMap;
use std::io::Read;
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

use guard::Guard;
use robots::Robots;

/// Who asks.
const NAME: &str = concat!("throughline/", env!("CARGO_PKG_VERSION"));
/// Redirects are followed this often.
const REDIRECTS: usize = 5;

/// How far a fetch may go.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of one answer, packed or unpacked.
    pub bytes: u64,
    /// Time for one answer, all of it.
    pub time: Duration,
    /// Time between two requests to one host.
    pub pause: Duration,
    /// Addresses inside private networks may be asked.
    pub private: bool,
}

impl Default for Bounds {
    fn default() -> Self {
        let (time, pause) = (Duration::from_secs(30), Duration::from_secs(1));
        Self { bytes: 8 << 20, time, pause, private: false }
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// It is as it was.
    Same,
    /// It came.
    Page {
        /// Where it came from in the end.
        url: String,
        /// What it is said to be.
        content_type: Option<String>,
        /// The validator to ask with next time.
        etag: Option<String>,
        /// The date to ask with next time.
        modified: Option<String>,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

/// Why nothing came.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// It is no address that is asked.
    #[error("not asked: {0}")]
    Refused(String),
    /// The server said no.
    #[error("the server answered {status}")]
    Status {
        /// Its answer.
        status: u16,
        /// Seconds that it asks to be left alone.
        wait: Option<u64>,
    },
    /// More bytes than are taken.
    #[error("larger than {0} MiB")]
    TooLarge(u64),
    /// It leads in circles or too far.
    #[error("more than {REDIRECTS} redirects")]
    Redirects,
    /// The line failed, or it took too long.
    #[error("{0}")]
    Line(String),
}

/// Fetches, one request to a host at a time.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    bounds: Bounds,
    robots: HashMap<String, Robots>,
    last: HashMap<String, Instant>,
}

impl Fetcher {
    /// A fetcher within these bounds.
    #[must_use]
    pub fn new(bounds: Bounds) -> Self {
        Self::knowing(bounds, Vec::new())
    }

    /// As [`Fetcher::new`]; these hosts may be asked though they are inside private networks, and no others: an
    /// address of a feed's own network that a page or a redirect names is still refused.
    #[must_use]
    pub fn knowing(bounds: Bounds, known: Vec<String>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(bounds.time))
            .user_agent(NAME)
            .accept_encoding("gzip, identity")
            .proxy(None)
            .build();
        let guard = Guard { private: bounds.private, known, inner: Default::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
        Self { agent, bounds, robots: HashMap::new(), last: HashMap::new() }
    }

    /// Fetches an address, if its host allows it and it has changed.
    ///
    /// # Errors
    /// Nothing came: see [`FetchError`].
    pub fn fetch(
        &mut self,
        address: &str,
        etag: Option<&str>,
        modified: Option<&str>,
    ) -> Result<Fetched, FetchError> {
        let mut url = parse(address)?;
        for _ in 0..=REDIRECTS {
            if !self.allowed(&url)? {
                return Err(FetchError::Refused("its robots.txt does not want it".to_owned()));
            }
            match self.once(&url, etag, modified)? {
                Answer::Moved(to) => {
                    url = url.join(&to).map_err(|e| FetchError::Refused(e.to_string()))?;
                    url = parse(url.as_str())?;
                }
                Answer::Done(fetched) => return Ok(fetched),
            }
        }
        Err(FetchError::Redirects)
    }

    fn allowed(&mut self, url: &Url) -> Result<bool, FetchError> {
        let host = url.origin().ascii_serialization();
        if !self.robots.contains_key(&host) {
            let rules = match url.join("/robots.txt").map(|at| self.once(&at, None, None)) {
                Ok(Ok(Answer::Done(Fetched::Page { bytes, .. }))) => {
                    Robots::read(&String::from_utf8_lossy(&bytes))
                }
                // A host that cannot answer for its rules is left alone; one that has none allows all.
                Ok(Err(FetchError::Status { status: 500.., .. })) => Robots::nothing(),
                Ok(Err(FetchError::Refused(why))) => return Err(FetchError::Refused(why)),
                _ => Robots::default(),
            };
            self.robots.insert(host.clone(), rules);
        }
        let path = url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()));
        Ok(self.robots.get(&host).is_none_or(|r| r.allows(&path)))
    }

    fn once(&mut self, url: &Url, etag: Option<&str>, modified: Option<&str>) -> Result<Answer, FetchError> {
        let host = url.host_str().unwrap_or_default().to_owned();
        if let Some(last) = self.last.get(&host) {
            std::thread::sleep(self.bounds.pause.saturating_sub(last.elapsed()));
        }
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = etag {
            request = request.header("If-None-Match", etag);
        }
        if let Some(modified) = modified {
            request = request.header("If-Modified-Since", modified);
        }
        let answer = request.call();
        self.last.insert(host, Instant::now());
        let mut answer = answer.map_err(|e| line(&e))?;
        let header = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let status = answer.status().as_u16();
        match status {
            304 => return Ok(Answer::Done(Fetched::Same)),
            301 | 302 | 303 | 307 | 308 => {
                return header("location")
                    .map(Answer::Moved)
                    .ok_or(FetchError::Status { status, wait: None });
            }
            200..=299 => {}
            _ => {
                let wait = header("retry-after").and_then(|w| w.trim().parse().ok());
                return Err(FetchError::Status { status, wait });
            }
        }
        let (content_type, etag, modified) =
            (header("content-type"), header("etag"), header("last-modified"));
        let packed = header("content-encoding").is_some_and(|e| e.contains("gzip"));
        let limit = self.bounds.bytes;
        let reader = answer.body_mut().as_reader();
        let bytes = if packed { take(MultiGzDecoder::new(reader), limit) } else { take(reader, limit) }?;
        Ok(Answer::Done(Fetched::Page { url: url.to_string(), content_type, etag, modified, bytes }))
    }
}

enum Answer {
    Done(Fetched),
    Moved(String),
}

fn parse(address: &str) -> Result<Url, FetchError> {
    let url = Url::parse(address).map_err(|e| FetchError::Refused(e.to_string()))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        other => Err(FetchError::Refused(format!("{other} addresses are not read"))),
    }
}

fn take(reader: impl Read, limit: u64) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|e| FetchError::Line(e.to_string()))?;
    if bytes.len() as u64 > limit { Err(FetchError::TooLarge(limit >> 20)) } else { Ok(bytes) }
}

fn line(error: &ureq::Error) -> FetchError {
    match error {
        ureq::Error::HostNotFound => {
            FetchError::Refused("no such host, or one inside a private network (--allow-host)".to_owned())
        }
        other => FetchError::Line(other.to_string()),
    }
}
