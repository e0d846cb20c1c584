//! Our functions, by the names under which plans call them. Scheduler, executors and client register the same ones.

use std::fmt::{Debug, Formatter};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use datafusion::arrow::array::ArrayRef;
use datafusion::arrow::datatypes::{DataType, Field};
use datafusion::common::{DataFusionError, Result};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};

use crate::{articles, keep, pairs, stories};

/// All of them.
pub(crate) fn all() -> Vec<Arc<ScalarUDF>> {
    let exact = |takes: Vec<DataType>| Signature::exact(takes, Volatility::Immutable);
    // A file is written each time: never folded, never left out.
    let writes = Signature::any(2, Volatility::Volatile);
    let whole = Signature::any(2, Volatility::Immutable);
    let made = [
        function("throughline_read", exact(articles::arguments()), articles::returns(), articles::read),
        function("throughline_keep", writes, DataType::Utf8, keep::keep),
        function("throughline_half", exact(vec![DataType::UInt64]), DataType::Boolean, pairs::half),
        function("throughline_copies", exact(vec![list(DataType::UInt32)]), pairs::returns(), pairs::copies),
        function("throughline_near", exact(vec![list(DataType::Int64)]), pairs::returns(), pairs::near),
        function("throughline_records", whole, stories::returns(), stories::records),
    ];
    made.into_iter().map(|f| Arc::new(ScalarUDF::new_from_impl(f))).collect()
}

/// A list of values of one type.
pub(crate) fn list(of: DataType) -> DataType {
    DataType::List(Arc::new(Field::new_list_field(of, true)))
}

/// What went wrong in a function.
pub(crate) fn failed(error: impl std::fmt::Display) -> DataFusionError {
    DataFusionError::Execution(error.to_string())
}

type Work = fn(&[ArrayRef]) -> Result<ArrayRef>;

/// A function of whole columns.
struct Function {
    name: &'static str,
    takes: Signature,
    gives: DataType,
    work: Work,
}

fn function(name: &'static str, takes: Signature, gives: DataType, work: Work) -> Function {
    Function { name, takes, gives, work }
}

// A name stands for one function in every program that has it.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Function {}

impl Hash for Function {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Debug for Function {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.takes
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.gives.clone())
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let columns: Result<Vec<ArrayRef>> =
            arguments.args.into_iter().map(|a| a.into_array(arguments.number_rows)).collect();
        (self.work)(&columns?).map(ColumnarValue::Array)
    }
}
