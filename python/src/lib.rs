//! `throughline._throughline`: reading, and what was read, as Python asks for it.

use std::path::PathBuf;

use engine::{Account, Beside, Options, Profiles};
use pyo3::exceptions::{PyKeyError, PyOSError, PyValueError};
use pyo3::prelude::*;
use render::Desk;
use store::{Access, Store};

/// Columns of a brief and of an explanation.
const WIDTH: usize = 96;

/// The account of one story, with the articles that it rests on.
#[pyclass(frozen, module = "throughline._throughline")]
struct Dossier {
    account: Account,
    /// Articles that belong to other stories and were left out.
    left_out: usize,
}

impl Dossier {
    fn desk(&self) -> Desk<'_> {
        Desk::new(&self.account.dossier, self.account.reads.iter().map(|r| &r.article))
    }

    fn table(&self, name: &str) -> PyResult<render::format::Table> {
        let all = render::format::tables(&self.account.dossier);
        let names: Vec<String> = all.iter().map(|t| t.name.clone()).collect();
        let found = all.into_iter().find(|t| t.name == name);
        found.ok_or_else(|| {
            PyKeyError::new_err(format!("no records of type {name:?}; this account has {}", names.join(", ")))
        })
    }
}

#[pymethods]
impl Dossier {
    /// Articles that belong to other stories and were left out.
    #[getter]
    fn left_out(&self) -> usize {
        self.left_out
    }

    /// What could not be read, or was odd about what was.
    #[getter]
    fn warnings(&self) -> Vec<String> {
        self.account.warnings.iter().map(ToString::to_string).collect()
    }

    /// The types of records that this account has, with how many.
    fn types(&self) -> Vec<(String, usize)> {
        let tables = render::format::tables(&self.account.dossier);
        tables.into_iter().map(|t| (t.name, t.rows.len())).collect()
    }

    /// Every record as one JSON object, in the order of an export.
    fn json_lines(&self) -> PyResult<Vec<String>> {
        let lines = self.account.dossier.records();
        let wrong = |e: serde_json::Error| PyValueError::new_err(e.to_string());
        lines.map(|r| serde_json::to_string(&r).map_err(wrong)).collect()
    }

    /// The records of one type as a Parquet file.
    fn parquet<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, pyo3::types::PyBytes>> {
        let mut bytes = Vec::new();
        let table = self.table(name)?;
        table.write_parquet(&mut bytes).map_err(|e| PyValueError::new_err(e.to_string()))?;
        Ok(pyo3::types::PyBytes::new(py, &bytes))
    }

    /// The text of an article, as evidence counts in it: in code points, like Python itself.
    fn text(&self, article: &str) -> PyResult<String> {
        let found = self.account.article(article);
        let none = || PyKeyError::new_err(format!("no article {article:?} in this account"));
        found.map(|a| a.text.clone()).ok_or_else(none)
    }

    /// The whole account in one of the formats of `throughline brief`: "terminal", "md", "html".
    #[pyo3(signature = (format="md"))]
    fn brief(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        let known = ["md", "html", "terminal"].contains(&format);
        let bytes = py.detach(|| {
            let writer = render::by_name(format, WIDTH).filter(|_| known)?;
            // As the program shows it: without the relations of rules that are often wrong.
            let mut account = self.account.clone();
            account.only_sure();
            let desk = Desk::new(&account.dossier, account.reads.iter().map(|r| &r.article));
            let mut bytes = Vec::new();
            let page = render::page(&desk, render::View::Brief, false);
            Some(writer.write(&desk, &page, &mut bytes).map(|()| bytes))
        });
        let unknown = || PyValueError::new_err(format!("no format {format:?}: use md, html, terminal"));
        let bytes = bytes.ok_or_else(unknown)?;
        Ok(String::from_utf8_lossy(&bytes.map_err(|e| PyOSError::new_err(e.to_string()))?).into_owned())
    }

    /// How a record came about, as `throughline why` says it.
    fn why(&self, id: &str) -> PyResult<String> {
        let mut text = Vec::new();
        let written = render::why::explain(&self.desk(), id, WIDTH, &mut text);
        if !written.map_err(|e| PyOSError::new_err(e.to_string()))? {
            return Err(PyKeyError::new_err(format!("no record {id:?} in this account")));
        }
        Ok(String::from_utf8_lossy(&text).into_owned())
    }
}

/// Reads files and folders; of a mixed pile the largest story is taken.
#[pyfunction]
#[pyo3(signature = (paths, profile=None, threads=None))]
fn of_paths(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    profile: Option<&str>,
    threads: Option<usize>,
) -> PyResult<Dossier> {
    let missing: Vec<String> =
        paths.iter().filter(|p| !p.exists()).map(|p| p.display().to_string()).collect();
    if !missing.is_empty() {
        return Err(pyo3::exceptions::PyFileNotFoundError::new_err(format!("no file {}", missing.join(", "))));
    }
    let options = Options { profiles: profile.map(one_profile).transpose()?, threads, ..Options::default() };
    Ok(py.detach(|| {
        engine::prepare();
        let (articles, warnings) = engine::open(&paths, &Beside::default());
        let (articles, left_out) = engine::largest_story(articles);
        let mut account = engine::run(articles, &options);
        account.warnings.extend(warnings);
        Dossier { account, left_out }
    }))
}

/// A story of a store, the largest where none is named; the store is not written.
#[pyfunction]
#[pyo3(signature = (file, story=None))]
fn of_store(py: Python<'_>, file: PathBuf, story: Option<&str>) -> PyResult<Dossier> {
    let wrong = |e: store::StoreError| PyOSError::new_err(e.to_string());
    let story = story.map(str::to_owned);
    py.detach(|| {
        let mut store = Store::open(&file, Access::Read).map_err(wrong)?;
        let (largest, others) = engine::story_to_show(&store, story.as_deref()).map_err(wrong)?;
        let options =
            Options { decisions: engine::decisions(&store).map_err(wrong)?, ..Options::default() };
        let account = engine::recall(&mut store, largest.as_deref(), &options).map_err(wrong)?;
        if account.reads.is_empty() {
            let named = story.unwrap_or_default();
            return Err(PyKeyError::new_err(format!("no story {named:?} in {}", file.display())));
        }
        Ok(Dossier { account, left_out: others })
    })
}

/// A story kind that is shipped.
fn one_profile(name: &str) -> PyResult<Profiles> {
    let shipped = Profiles::shipped();
    let names: Vec<&str> = shipped.iter().map(|p| p.name.as_str()).collect();
    let none = || PyValueError::new_err(format!("no profile {name:?}: use one of {}", names.join(", ")));
    shipped.only(name).ok_or_else(none)
}

/// The compiled part of the package.
#[pymodule]
fn _throughline(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Dossier>()?;
    module.add_function(wrap_pyfunction!(of_paths, module)?)?;
    module.add_function(wrap_pyfunction!(of_store, module)?)
}
