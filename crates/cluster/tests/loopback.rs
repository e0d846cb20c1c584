//! Scheduler and executors on the loopback give what one machine gives; also where one of them is killed on the way.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use datafusion::arrow::array::AsArray;
use datafusion::prelude::{ParquetReadOptions, SessionContext};

const PROGRAM: &str = env!("CARGO_BIN_EXE_throughline-cluster");

/// A process that ends with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(words: &[&str]) -> Running {
    Running(Command::new(PROGRAM).args(words).stdout(Stdio::null()).stderr(noise()).spawn().unwrap())
}

/// What the engine has to say is heard where somebody asks for it.
fn noise() -> Stdio {
    if std::env::var_os("THROUGHLINE_LOG").is_some() { Stdio::inherit() } else { Stdio::null() }
}

fn port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Two ports in a row that are free.
fn ports() -> u16 {
    loop {
        let port = port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

fn listens(port: u16) {
    let start = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing listens on {port}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

struct Cluster {
    url: String,
    executors: Vec<Running>,
    _scheduler: Running,
}

fn cluster(folder: &Path, executors: usize) -> Cluster {
    let scheduler = port();
    let running = start(&["scheduler", "--port", &scheduler.to_string(), "--patience", "10"]);
    listens(scheduler);
    let executors = (0..executors)
        .map(|n| {
            let (port, work) = (ports(), folder.join(format!("work-{n}")));
            std::fs::create_dir_all(&work).unwrap();
            let executor = start(&[
                "executor",
                "--scheduler-port",
                &scheduler.to_string(),
                "--port",
                &port.to_string(),
                "--cores",
                "1",
                "--work",
                work.to_str().unwrap(),
            ]);
            listens(port);
            executor
        })
        .collect();
    Cluster { url: format!("df://localhost:{scheduler}"), executors, _scheduler: running }
}

fn run(words: &[&str]) {
    let done = Command::new(PROGRAM).args(words).output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// The rows of a folder as text, sorted.
fn rows(folder: &Path, columns: &str) -> BTreeSet<String> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let context = SessionContext::new();
        let path = format!("{}/", folder.display());
        context.register_parquet("kept", &path, ParquetReadOptions::default()).await.unwrap();
        let sql = format!("SELECT arrow_cast(concat_ws('|', {columns}), 'Utf8') AS line FROM kept");
        let batches = context.sql(&sql).await.unwrap().collect().await.unwrap();
        let all: Vec<String> = batches
            .iter()
            .flat_map(|b| {
                b.column(0).as_string::<i32>().iter().flatten().map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        let (count, set) = (all.len(), all.into_iter().collect::<BTreeSet<_>>());
        assert_eq!(set.len(), count, "a row came twice");
        set
    })
}

fn same(one: &Path, other: &Path) {
    for (folder, columns) in
        [("groups", "id, story, event, coalesce(copy_of, '-')"), ("records", "story, record")]
    {
        let (one, other) = (rows(&one.join(folder), columns), rows(&other.join(folder), columns));
        assert!(!one.is_empty());
        let missing: Vec<&String> = one.symmetric_difference(&other).take(2).collect();
        assert!(missing.is_empty(), "{folder}: {missing:?}");
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Packs what lies there, and has it read by this process alone.
fn packed(folder: &Path, sources: &[PathBuf], rows: &str) -> PathBuf {
    let (inputs, single) = (folder.join("inputs"), folder.join("single"));
    let mut words = vec!["pack", "--rows", rows, "-o", text(&inputs)];
    words.extend(sources.iter().map(|s| text(s)));
    run(&words);
    run(&["single", text(&inputs), "-o", text(&single)]);
    inputs
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// The border story many times under other names and months; two rows have one id.
fn pile(folder: &Path, times: usize) -> PathBuf {
    let names = ["Holt", "Luss", "Carvonia", "Teshal", "Selm", "Aldermark", "Brenna", "Harrow"];
    let mut sources: Vec<PathBuf> =
        std::fs::read_dir(examples().join("border")).unwrap().map(|e| e.unwrap().path()).collect();
    sources.sort();
    let mut rows = String::new();
    for n in 0..times {
        let ending: String = [n / 25, n % 25].iter().map(|d| char::from(b'a' + *d as u8)).collect();
        for (at, source) in sources.iter().enumerate() {
            let mut body = std::fs::read_to_string(source).unwrap();
            for name in names {
                body = body.replace(name, &format!("{name}{ending}"));
            }
            let id = if n == 1 { "twin".to_owned() } else { format!("{ending}-{at}") };
            let date = format!("{}-{:02}-{:02}", 2020 + n / 12, 1 + n % 12, 3 + at);
            rows += &serde_json::json!({ "id": id, "date": date, "text": body }).to_string();
            rows.push('\n');
        }
    }
    let path = folder.join("pile.jsonl");
    std::fs::write(&path, rows).unwrap();
    path
}

#[test]
fn two_executors_give_the_records_of_one_machine() {
    let folder = tempfile::tempdir().unwrap();
    let stories = ["border", "strike", "merger"].map(|s| examples().join(s));
    let inputs = packed(folder.path(), &stories, "2");
    let (single, many) = (folder.path().join("single"), folder.path().join("many"));
    let cluster = cluster(folder.path(), 2);
    run(&["run", text(&inputs), "-o", text(&many), "--scheduler", &cluster.url, "--partitions", "3"]);
    same(&single, &many);
    // A job that is done is not done again.
    let before = Instant::now();
    run(&["run", text(&inputs), "-o", text(&many), "--scheduler", &cluster.url, "--partitions", "3"]);
    assert!(before.elapsed() < Duration::from_secs(5));
    same(&single, &many);
}

/// Kills one of two executors as soon as this has come about in the folder of the job.
fn killed_when(begun: impl Fn(&Path) -> bool) {
    let folder = tempfile::tempdir().unwrap();
    let inputs = packed(folder.path(), &[pile(folder.path(), 12)], "1");
    let (single, many) = (folder.path().join("single"), folder.path().join("many"));
    let mut cluster = cluster(folder.path(), 2);
    let words = [
        "run",
        text(&inputs),
        "-o",
        text(&many),
        "--scheduler",
        &cluster.url,
        "--partitions",
        "4",
        "--stall",
        "30",
    ];
    let mut job = Running(Command::new(PROGRAM).args(words).stderr(noise()).spawn().unwrap());
    let start = Instant::now();
    while !begun(&many) {
        assert!(start.elapsed() < Duration::from_secs(300), "it never came to that");
        std::thread::sleep(Duration::from_millis(5));
    }
    cluster.executors.pop();
    assert!(job.0.try_wait().unwrap().is_none(), "the job was over already");
    assert!(job.0.wait().unwrap().success());
    same(&single, &many);
}

fn holds_files(folder: &Path) -> bool {
    let is_whole =
        |e: std::io::Result<std::fs::DirEntry>| e.is_ok_and(|e| text(&e.path()).ends_with(".parquet"));
    std::fs::read_dir(folder).is_ok_and(|all| all.filter(|e| e.is_ok()).any(is_whole))
}

#[test]
fn an_executor_that_is_killed_while_it_reads_loses_nothing() {
    killed_when(|job| holds_files(&job.join("steps/articles-00000.aside")));
}

#[test]
fn an_executor_that_is_killed_while_it_resolves_loses_nothing() {
    killed_when(|job| holds_files(&job.join("steps/records-00000.aside")));
}
