//! A record as cells: every attribute by its path (`when.earliest`), a list as one cell. Nothing is built in between.

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::{Error, Value};

/// What one cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell<'c> {
    Nothing,
    Whole(i64),
    Number(f64),
    YesNo(bool),
    Text(&'c str),
}

/// Takes the cells of a record, one after another.
pub(super) trait Cells {
    /// The cell at this path.
    fn cell(&mut self, path: &str, cell: Cell<'_>);
}

/// Gives the cells of a record to `to`, all but its type.
pub(super) fn cells<C: Cells>(record: &impl Serialize, to: &mut C) -> Result<(), Error> {
    record.serialize(&mut Flat { path: String::new(), to })
}

/// Where a value stands, and who takes what it holds.
struct Flat<'t, C> {
    path: String,
    to: &'t mut C,
}

impl<C: Cells> Flat<'_, C> {
    fn cell(&mut self, cell: Cell<'_>) -> Result<(), Error> {
        self.to.cell(&self.path, cell);
        Ok(())
    }

    /// A value below this one.
    fn below<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        if self.path.is_empty() && name == "type" {
            return Ok(());
        }
        let here = self.path.len();
        if here > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        let done = value.serialize(&mut *self);
        self.path.truncate(here);
        done
    }
}

impl<'f, 't, C: Cells> Serializer for &'f mut Flat<'t, C> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = List<'f, 't, C>;
    type SerializeTuple = List<'f, 't, C>;
    type SerializeTupleStruct = List<'f, 't, C>;
    type SerializeTupleVariant = List<'f, 't, C>;
    type SerializeMap = Fields<'f, 't, C>;
    type SerializeStruct = Fields<'f, 't, C>;
    type SerializeStructVariant = Fields<'f, 't, C>;

    fn serialize_bool(self, v: bool) -> Result<(), Error> {
        self.cell(Cell::YesNo(v))
    }

    fn serialize_i8(self, v: i8) -> Result<(), Error> {
        self.cell(Cell::Whole(v.into()))
    }

    fn serialize_i16(self, v: i16) -> Result<(), Error> {
        self.cell(Cell::Whole(v.into()))
    }

    fn serialize_i32(self, v: i32) -> Result<(), Error> {
        self.cell(Cell::Whole(v.into()))
    }

    fn serialize_i64(self, v: i64) -> Result<(), Error> {
        self.cell(Cell::Whole(v))
    }

    fn serialize_u8(self, v: u8) -> Result<(), Error> {
        self.cell(Cell::Whole(v.into()))
    }

    fn serialize_u16(self, v: u16) -> Result<(), Error> {
        self.cell(Cell::Whole(v.into()))
    }

    fn serialize_u32(self, v: u32) -> Result<(), Error> {
        self.cell(Cell::Whole(v.into()))
    }

    #[allow(clippy::cast_precision_loss, reason = "a column of numbers is of doubles")]
    fn serialize_u64(self, v: u64) -> Result<(), Error> {
        self.cell(i64::try_from(v).map_or(Cell::Number(v as f64), Cell::Whole))
    }

    /// As it is written, and not as it lies in memory: 0.97 is no 0.9700000286.
    fn serialize_f32(self, v: f32) -> Result<(), Error> {
        self.serialize_f64(v.to_string().parse().unwrap_or_else(|_| v.into()))
    }

    fn serialize_f64(self, v: f64) -> Result<(), Error> {
        self.cell(if v.is_finite() { Cell::Number(v) } else { Cell::Nothing })
    }

    fn serialize_char(self, v: char) -> Result<(), Error> {
        self.cell(Cell::Text(v.encode_utf8(&mut [0; 4])))
    }

    fn serialize_str(self, v: &str) -> Result<(), Error> {
        self.cell(Cell::Text(v))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error::custom("a cell holds no bytes"))
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.cell(Cell::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.cell(Cell::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.cell(Cell::Nothing)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.cell(Cell::Text(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.below(variant, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Ok(List::new(self, None))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Ok(List::new(self, None))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Ok(List::new(self, None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Ok(List::new(self, Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Ok(Fields { flat: self, key: String::new(), under: None })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Error> {
        Ok(Fields { flat: self, key: String::new(), under: None })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Ok(Fields { flat: self, key: String::new(), under: Some(variant) })
    }
}

/// The fields of an object.
struct Fields<'f, 't, C> {
    flat: &'f mut Flat<'t, C>,
    key: String,
    under: Option<&'static str>,
}

impl<C: Cells> SerializeMap for Fields<'_, '_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = match serde_json::to_value(key)? {
            Value::String(key) => key,
            other => other.to_string(),
        };
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = std::mem::take(&mut self.key);
        self.flat.below(&key, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl<C: Cells> SerializeStruct for Fields<'_, '_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.flat.below(key, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl<C: Cells> SerializeStructVariant for Fields<'_, '_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        let path = format!("{}.{key}", self.under.unwrap_or_default());
        self.flat.below(&path, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// A list, which is one cell: words with semicolons, everything else as JSON.
struct List<'f, 't, C> {
    flat: &'f mut Flat<'t, C>,
    under: Option<&'static str>,
    json: Vec<u8>,
    words: bool,
}

impl<'f, 't, C: Cells> List<'f, 't, C> {
    fn new(flat: &'f mut Flat<'t, C>, under: Option<&'static str>) -> Self {
        Self { flat, under, json: vec![b'['], words: true }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if self.json.len() > 1 {
            self.json.push(b',');
        }
        let from = self.json.len();
        serde_json::to_writer(&mut self.json, value)?;
        self.words &= self.json.get(from) == Some(&b'"');
        Ok(())
    }

    fn done(mut self) -> Result<(), Error> {
        self.json.push(b']');
        let text = if self.words {
            serde_json::from_slice::<Vec<String>>(&self.json)?.join("; ")
        } else {
            String::from_utf8(self.json).map_err(Error::custom)?
        };
        match self.under {
            Some(variant) => self.flat.below(variant, &text),
            None => self.flat.cell(Cell::Text(&text)),
        }
    }
}

impl<C: Cells> SerializeSeq for List<'_, '_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.done()
    }
}

impl<C: Cells> SerializeTuple for List<'_, '_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.done()
    }
}

impl<C: Cells> SerializeTupleStruct for List<'_, '_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.done()
    }
}

impl<C: Cells> SerializeTupleVariant for List<'_, '_, C> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::table;
    use crate::view::fixture;

    /// The cells as words.
    #[derive(Default)]
    struct Told(Vec<(String, String)>);

    impl Cells for Told {
        fn cell(&mut self, path: &str, cell: Cell<'_>) {
            let text = match cell {
                Cell::Nothing => return,
                Cell::Whole(n) => n.to_string(),
                Cell::Number(n) => Value::from(n).to_string(),
                Cell::YesNo(b) => b.to_string(),
                Cell::Text(text) => text.to_owned(),
            };
            self.0.push((path.to_owned(), text));
        }
    }

    #[test]
    fn cells_are_those_of_the_tables() {
        let (dossier, _) = fixture::dossier();
        for record in dossier.records() {
            let mut told = Told::default();
            cells(&record, &mut told).unwrap();
            let Value::Object(fields) = serde_json::to_value(&record).unwrap() else { panic!("no object") };
            let mut expected: Vec<_> = table::cells(&fields, &mut Vec::new())
                .iter()
                .map(|(path, value)| (path.clone(), table::text(value)))
                .collect();
            told.0.sort();
            expected.sort();
            assert_eq!(told.0, expected);
        }
    }

    #[test]
    fn a_small_float_is_told_as_it_is_written() {
        #[derive(serde::Serialize)]
        struct Share {
            share: f32,
        }
        let mut told = Told::default();
        cells(&Share { share: 0.97 }, &mut told).unwrap();
        assert_eq!(told.0, [("share".to_owned(), "0.97".to_owned())]);
    }
}
