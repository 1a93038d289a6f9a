//! Serialises rows of the library into columns.
//!
//! A row is a struct whose fields are those of its layout, in order; anything else is a [`Mismatch`].

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::{Column, Mismatch, differs};
use crate::layout::{Cell, Kind, Layout};

/// Serialises a row into columns, field by field.
pub struct Fill<'c> {
    layout: &'c Layout,
    columns: &'c mut [Column],
    /// The index of the next field.
    next: usize,
}

/// Serialises a value into a column.
struct Put<'c> {
    cell: &'c Cell,
    column: &'c mut Column,
}

/// Serialises items into a column of lists.
struct PutItems<'c> {
    item: &'c Cell,
    ends: &'c mut Vec<i32>,
    items: &'c mut Column,
}

impl<'c> Fill<'c> {
    /// Begins a row.
    pub fn new(layout: &'c Layout, columns: &'c mut [Column]) -> Self {
        Fill { layout, columns, next: 0 }
    }
}

impl ser::SerializeStruct for Fill<'_> {
    type Ok = ();
    type Error = Mismatch;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Mismatch> {
        let (cell, column) = self
            .layout
            .cells
            .get(self.next)
            .zip(self.columns.get_mut(self.next))
            .filter(|(cell, _)| cell.name == key)
            .ok_or_else(|| Mismatch(format!("there is no field {key} at place {}", self.next)))?;
        self.next += 1;
        value.serialize(Put { cell, column })
    }

    fn end(self) -> Result<(), Mismatch> {
        if self.next == self.columns.len() { Ok(()) } else { Err(Mismatch(format!("{} fields of {}", self.next, self.columns.len()))) }
    }
}

impl ser::SerializeSeq for PutItems<'_> {
    type Ok = ();
    type Error = Mismatch;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Mismatch> {
        value.serialize(Put { cell: self.item, column: self.items })
    }

    fn end(self) -> Result<(), Mismatch> {
        self.ends.push(self.items.len() as i32);
        Ok(())
    }
}

/// Methods for types that rows never are or contain.
macro_rules! never {
    ($($name:ident($($kind:ty),*) -> $result:ty;)*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<$result, Mismatch> {
            Err(Mismatch(concat!("no row is written with ", stringify!($name)).into()))
        })*
    };
}

macro_rules! never_values {
    () => {
        type SerializeTuple = Impossible<(), Mismatch>;
        type SerializeTupleStruct = Impossible<(), Mismatch>;
        type SerializeTupleVariant = Impossible<(), Mismatch>;
        type SerializeMap = Impossible<(), Mismatch>;
        type SerializeStructVariant = Impossible<(), Mismatch>;
        never! {
            serialize_bytes(&[u8]) -> ();
            serialize_unit() -> ();
            serialize_unit_struct(&'static str) -> ();
            serialize_unit_variant(&'static str, u32, &'static str) -> ();
            serialize_tuple(usize) -> Self::SerializeTuple;
            serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
            serialize_map(Option<usize>) -> Self::SerializeMap;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
        }

        fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Mismatch> {
            Err(Mismatch("no row is written with serialize_newtype_variant".into()))
        }

        fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Mismatch> {
            value.serialize(self)
        }
    };
}

impl<'c> Serializer for Fill<'c> {
    type Ok = ();
    type Error = Mismatch;
    type SerializeSeq = Impossible<(), Mismatch>;
    type SerializeStruct = Fill<'c>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Mismatch> {
        Ok(self)
    }

    never! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_none() -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Mismatch> {
        value.serialize(self)
    }

    never_values!();
}

macro_rules! integers {
    ($($name:ident: $kind:ty),*) => {
        $(fn $name(self, value: $kind) -> Result<(), Mismatch> {
            match (self.column, &self.cell.kind) {
                (Column::Int(column), _) => column.append_value(i64::try_from(value).map_err(|_| differs(self.cell, "a number beyond 64 bits"))?),
                (Column::Text(column), Kind::Number) => column.append_value(value.to_string()),
                _ => return Err(differs(self.cell, "an integer")),
            }
            Ok(())
        })*
    };
}

impl<'c> Serializer for Put<'c> {
    type Ok = ();
    type Error = Mismatch;
    type SerializeSeq = PutItems<'c>;
    type SerializeStruct = Fill<'c>;

    integers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    fn serialize_bool(self, value: bool) -> Result<(), Mismatch> {
        let Column::Bool(column) = self.column else { return Err(differs(self.cell, "a truth value")) };
        column.append_value(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Mismatch> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Mismatch> {
        let Column::Float(column) = self.column else { return Err(differs(self.cell, "a fraction")) };
        column.append_value(value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Mismatch> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Mismatch> {
        let Column::Text(column) = self.column else { return Err(differs(self.cell, "a text")) };
        if column.values_slice().len() + value.len() > i32::MAX as usize {
            return Err(Mismatch(format!("the texts of field {} are too long for one table: more than 2 GiB in few rows", self.cell.name)));
        }
        column.append_value(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Mismatch> {
        if !self.cell.nullable {
            return Err(differs(self.cell, "nothing"));
        }
        self.column.null();
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Mismatch> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<PutItems<'c>, Mismatch> {
        match (self.column, &self.cell.kind) {
            (Column::List { ends, valid, items }, Kind::List(item)) => {
                valid.append_non_null();
                Ok(PutItems { item, ends, items })
            }
            _ => Err(differs(self.cell, "a list")),
        }
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fill<'c>, Mismatch> {
        match (self.column, &self.cell.kind) {
            (Column::Row { columns, valid }, Kind::Row(layout)) => {
                valid.append_non_null();
                Ok(Fill { layout, columns, next: 0 })
            }
            _ => Err(differs(self.cell, "a row")),
        }
    }

    never_values!();
}
