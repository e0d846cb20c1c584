//! The files of a pile: what each article says, packed, one after another; what it is grouped by; and a line after each
//! batch that says how far both are good. Good only between runs of one program.

use std::collections::{BTreeMap, HashSet};
use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use dossier::Read;
use model::{Article, draft::Drafts};
use serde::{Deserialize, Serialize};
use snap::raw::{Decoder, Encoder};
use stories::events::{EventInput, Terms};

use super::PileError;

/// Where what an article says lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    start: u64,
    length: u32,
}

/// An article ready to be laid down.
pub(super) struct Packed {
    key: Vec<u8>,
    read: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Said<A, D> {
    article: A,
    drafts: D,
}

/// What an article is grouped by, and its frame, by which articles of one id are told apart.
#[derive(Serialize, Deserialize)]
struct Head {
    frame: Article,
    days: Option<(i32, i32)>,
    /// Bytes of what it says.
    length: u32,
    /// Bytes of its terms, which follow.
    terms: u32,
}

impl Packed {
    /// Packs an article with what it says and what it is grouped by.
    pub(super) fn of(read: Read, event: &EventInput) -> std::io::Result<Self> {
        let said = serde_json::to_vec(&Said { article: &read.article, drafts: &read.drafts })?;
        let packed = Encoder::new().compress_vec(&said).map_err(std::io::Error::other)?;
        let terms = event.terms.to_bytes();
        let head = Head {
            frame: Article { text: String::new(), blocks: Vec::new(), ..read.article },
            days: event.days,
            length: u32::try_from(packed.len()).map_err(std::io::Error::other)?,
            terms: u32::try_from(terms.len()).map_err(std::io::Error::other)?,
        };
        let head = serde_json::to_vec(&head)?;
        let length = u32::try_from(head.len()).map_err(std::io::Error::other)?;
        Ok(Self { key: [length.to_le_bytes().as_slice(), &head, &terms].concat(), read: packed })
    }
}

/// The files of one folder.
#[derive(Debug)]
pub(super) struct Spill {
    folder: PathBuf,
}

/// The files open for writing.
pub(super) struct Writer {
    reads: (PathBuf, BufWriter<File>, u64),
    keys: (PathBuf, BufWriter<File>, u64),
    log: (PathBuf, File),
    inputs: u64,
}

impl Spill {
    /// Opens the files of a job; what another job has left there is removed. The number of inputs whose articles are safe
    /// comes with it.
    pub(super) fn open(folder: &Path, job: &str) -> Result<(Self, Writer), PileError> {
        let spill = Self { folder: folder.to_owned() };
        let (mark, log) = (spill.path("job"), spill.path("log"));
        if std::fs::read_to_string(&mark).is_ok_and(|said| said != job) {
            std::fs::remove_dir_all(folder).map_err(PileError::file(folder))?;
        }
        std::fs::create_dir_all(folder).map_err(PileError::file(folder))?;
        std::fs::write(&mark, job).map_err(PileError::file(&mark))?;
        let (inputs, reads, keys) = good(&std::fs::read_to_string(&log).unwrap_or_default());
        let file = |name: &str, length: u64| {
            let path = spill.path(name);
            let open = || -> std::io::Result<File> {
                let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
                file.set_len(length)?;
                file.seek(SeekFrom::End(0))?;
                Ok(file)
            };
            let file = open().map_err(PileError::file(&path))?;
            Ok((path, BufWriter::with_capacity(1 << 20, file), length))
        };
        let writer = Writer {
            reads: file("reads", reads)?,
            keys: file("keys", keys)?,
            log: (
                log.clone(),
                OpenOptions::new().create(true).append(true).open(&log).map_err(PileError::file(&log))?,
            ),
            inputs,
        };
        Ok((spill, writer))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What every article is grouped by, under the id that it has among all, and where what it says lies.
    pub(super) fn keys(&self) -> Result<Vec<(EventInput, At)>, PileError> {
        let mut all = Vec::new();
        let mut start = 0;
        self.heads(&mut |head, terms| {
            let terms = Terms::of_bytes(terms)?;
            all.push((
                EventInput { id: head.frame.id, terms, days: head.days },
                At { start, length: head.length },
            ));
            start += u64::from(head.length);
            Some(())
        })?;
        for (at, id) in self.settled(all.iter().map(|(input, _)| input.id.as_str()))? {
            all[at].0.id = id;
        }
        Ok(all)
    }

    /// Articles that share an id with others, by their places, with the ids that they get.
    fn settled<'i>(
        &self,
        ids: impl Iterator<Item = &'i str> + Clone,
    ) -> Result<BTreeMap<usize, String>, PileError> {
        let mut seen = HashSet::new();
        let twice: HashSet<&str> = ids.clone().filter(|id| !seen.insert(*id)).collect();
        // "a-2" must stay free where somebody else is called so.
        let of_one =
            |id: &str| twice.contains(id) || id.rsplit_once('-').is_some_and(|(own, _)| twice.contains(own));
        let wanted: Vec<usize> =
            ids.enumerate().filter(|(_, id)| !twice.is_empty() && of_one(id)).map(|(at, _)| at).collect();
        if wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (mut frames, mut at) = (Vec::with_capacity(wanted.len()), 0);
        self.heads(&mut |head, _| {
            if wanted.binary_search(&at).is_ok() {
                frames.push(head.frame);
            }
            at += 1;
            Some(())
        })?;
        reading::settle_ids(&mut frames);
        Ok(wanted.into_iter().zip(frames.into_iter().map(|f| f.id)).collect())
    }

    /// Goes through the heads of all articles and their terms; `take` gives `None` for what is damaged.
    fn heads(&self, take: &mut dyn FnMut(Head, &[u8]) -> Option<()>) -> Result<(), PileError> {
        let path = self.path("keys");
        let file = File::open(&path).map_err(PileError::file(&path))?;
        let whole = file.metadata().map_err(PileError::file(&path))?.len();
        let mut file = BufReader::with_capacity(1 << 20, file);
        let mut at = 0;
        while at < whole {
            let mut next = |length: u32| -> Result<Vec<u8>, PileError> {
                at += u64::from(length);
                if at > whole {
                    return Err(PileError::Damaged { path: path.clone() });
                }
                let mut bytes = vec![0; length as usize];
                file.read_exact(&mut bytes).map_err(PileError::file(&path))?;
                Ok(bytes)
            };
            let length = next(4)?;
            let length = u32::from_le_bytes(length.try_into().unwrap_or_default());
            let head: Head = serde_json::from_slice(&next(length)?)
                .map_err(|_| PileError::Damaged { path: path.clone() })?;
            let terms = next(head.terms)?;
            take(head, &terms).ok_or_else(|| PileError::Damaged { path: path.clone() })?;
        }
        Ok(())
    }

    /// Opens what the articles say.
    pub(super) fn reader(&self) -> Result<Reader, PileError> {
        let path = self.path("reads");
        let file = File::open(&path).map_err(PileError::file(&path))?;
        Ok(Reader { path, file })
    }

    /// What an article says, under the id that it has among all.
    pub(super) fn unpack(&self, packed: &[u8], id: &str) -> Result<Read, PileError> {
        let damaged = || PileError::Damaged { path: self.path("reads") };
        let json = Decoder::new().decompress_vec(packed).map_err(|_| damaged())?;
        let said: Said<Article, Drafts> = serde_json::from_slice(&json).map_err(|_| damaged())?;
        Ok(Read { article: Article { id: id.to_owned(), ..said.article }, drafts: said.drafts, copied: None })
    }
}

/// What the articles say, open for reading.
pub(super) struct Reader {
    path: PathBuf,
    file: File,
}

impl Reader {
    pub(super) fn read(&mut self, at: At) -> Result<Vec<u8>, PileError> {
        let mut bytes = vec![0; at.length as usize];
        let seek = self.file.seek(SeekFrom::Start(at.start));
        seek.and_then(|_| self.file.read_exact(&mut bytes)).map_err(PileError::file(&self.path))?;
        Ok(bytes)
    }
}

impl Writer {
    /// Inputs whose articles are safe.
    pub(super) fn inputs(&self) -> u64 {
        self.inputs
    }

    /// Lays down the articles of some inputs more.
    pub(super) fn put(&mut self, inputs: usize, articles: &[Packed]) -> Result<(), PileError> {
        for Packed { key, read } in articles {
            for ((path, file, length), bytes) in [(&mut self.keys, key), (&mut self.reads, read)] {
                file.write_all(bytes).map_err(PileError::file(path))?;
                *length += bytes.len() as u64;
            }
        }
        for (path, file, _) in [&mut self.keys, &mut self.reads] {
            file.flush().map_err(PileError::file(path))?;
        }
        self.inputs += inputs as u64;
        let line = format!("{} {} {}\n", self.inputs, self.reads.2, self.keys.2);
        self.log.1.write_all(line.as_bytes()).map_err(PileError::file(&self.log.0))
    }
}

/// Inputs, and bytes of both files, that the last whole line of a log says are good.
fn good(log: &str) -> (u64, u64, u64) {
    let line = log.rsplit_once('\n').map_or("", |(whole, _)| whole).lines().next_back().unwrap_or("");
    let mut numbers = line.split(' ').map_while(|n| n.parse().ok());
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(inputs), Some(reads), Some(keys)) => (inputs, reads, keys),
        _ => (0, 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, text: &str) -> Packed {
        let article = Article { id: id.into(), text: text.into(), path: text.into(), ..Article::default() };
        let event = EventInput { id: id.into(), terms: Terms::of(text), days: Some((7, 9)) };
        Packed::of(Read { article, drafts: Drafts::default(), copied: None }, &event).unwrap()
    }

    #[test]
    fn what_was_laid_down_before_a_kill_is_good_up_to_the_last_line() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut writer) = Spill::open(folder.path(), "job").unwrap();
        writer
            .put(2, &[article("a", "The envoys met in Oslo."), article("b", "The mill burnt down.")])
            .unwrap();
        drop(writer);
        // Killed in the middle of the next batch.
        for name in ["reads", "keys", "log"] {
            let mut file = OpenOptions::new().append(true).open(folder.path().join(name)).unwrap();
            file.write_all(b"3 99").unwrap();
        }
        let (spill, mut writer) = Spill::open(folder.path(), "job").unwrap();
        assert_eq!(writer.inputs(), 2);
        writer.put(1, &[article("a", "Grain ships wait.")]).unwrap();
        let keys = spill.keys().unwrap();
        let ids: Vec<&str> = keys.iter().map(|(k, _)| k.id.as_str()).collect();
        assert_eq!(ids.len(), 3);
        assert!(ids.contains(&"a") && ids.contains(&"a-2") && ids[1] == "b", "{ids:?}");
        let mut reader = spill.reader().unwrap();
        let texts: Vec<String> = keys
            .iter()
            .map(|(k, at)| spill.unpack(&reader.read(*at).unwrap(), &k.id).unwrap().article.text)
            .collect();
        assert_eq!(texts, ["The envoys met in Oslo.", "The mill burnt down.", "Grain ships wait."]);
        let (spill, writer) = Spill::open(folder.path(), "another job").unwrap();
        assert_eq!((writer.inputs(), spill.keys().unwrap().len()), (0, 0));
    }

    #[test]
    fn only_whole_lines_of_a_log_count() {
        assert_eq!(good("128 10 20\n256 20 4"), (128, 10, 20));
        assert_eq!(good("128 10 20\n"), (128, 10, 20));
        assert_eq!(good("12"), (0, 0, 0));
    }
}
