//! Converts Arrow values to texts and to values of variables.

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::{as_datetime, date32_to_datetime, date64_to_datetime};
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::{DataType, TimeUnit};

/// A column of texts in any of Arrow's representations.
pub enum Strings {
    Short(StringArray),
    Long(LargeStringArray),
    View(StringViewArray),
    /// The index of each row's text among the values, if it has one.
    Dictionary(Vec<Option<usize>>, Box<Strings>),
    Null,
}

impl Strings {
    /// Wraps a column.
    ///
    /// # Errors
    /// If the column holds something else.
    pub fn new(array: &ArrayRef) -> Result<Self, String> {
        Ok(match array.data_type() {
            DataType::Utf8 => Strings::Short(array.as_string().clone()),
            DataType::LargeUtf8 => Strings::Long(array.as_string().clone()),
            DataType::Utf8View => Strings::View(array.as_string_view().clone()),
            DataType::Null => Strings::Null,
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                // Without values there are no indices.
                let places = if dictionary.values().is_empty() { vec![0; array.len()] } else { dictionary.normalized_keys() };
                let places = places.into_iter().enumerate().map(|(row, place)| dictionary.keys().is_valid(row).then_some(place)).collect();
                Strings::Dictionary(places, Box::new(Strings::new(dictionary.values())?))
            }
            other => return Err(format!("the column holds {other}, not texts")),
        })
    }

    /// Returns the text of a row, if it has one.
    pub fn get(&self, row: usize) -> Option<&str> {
        match self {
            Strings::Short(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Strings::Long(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Strings::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Strings::Dictionary(places, texts) => places[row].and_then(|place| texts.get(place)),
            Strings::Null => None,
        }
    }
}

/// Returns whether values of this type are texts.
pub fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

/// Returns whether [`variable`] converts values of this type: texts, numbers, booleans, days and times without a zone.
pub fn is_plain(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, values) => is_plain(values),
        DataType::Boolean | DataType::Float32 | DataType::Float64 | DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None) => true,
        kind => kind.is_integer() || is_text(kind),
    }
}

/// Returns a value as a variable: integers without a decimal point, days and midnights as dates. Missing values and NaN yield `None`.
pub fn variable(array: &ArrayRef, row: usize) -> Option<String> {
    fn integer<T: ArrowPrimitiveType>(array: &ArrayRef, row: usize) -> String
    where
        T::Native: ToString,
    {
        array.as_primitive::<T>().value(row).to_string()
    }
    fn moment<T: ArrowPrimitiveType>(array: &ArrayRef, row: usize) -> Option<String>
    where
        i64: From<T::Native>,
    {
        as_datetime::<T>(array.as_primitive::<T>().value(row).into()).map(|moment| iso(&moment.to_string()))
    }
    if array.is_null(row) {
        return None;
    }
    match array.data_type() {
        DataType::Boolean => Some(if array.as_boolean().value(row) { "True" } else { "False" }.into()),
        DataType::Int8 => Some(integer::<Int8Type>(array, row)),
        DataType::Int16 => Some(integer::<Int16Type>(array, row)),
        DataType::Int32 => Some(integer::<Int32Type>(array, row)),
        DataType::Int64 => Some(integer::<Int64Type>(array, row)),
        DataType::UInt8 => Some(integer::<UInt8Type>(array, row)),
        DataType::UInt16 => Some(integer::<UInt16Type>(array, row)),
        DataType::UInt32 => Some(integer::<UInt32Type>(array, row)),
        DataType::UInt64 => Some(integer::<UInt64Type>(array, row)),
        DataType::Float32 => Some(array.as_primitive::<Float32Type>().value(row)).filter(|value| !value.is_nan()).map(|value| value.to_string()),
        DataType::Float64 => Some(array.as_primitive::<Float64Type>().value(row)).filter(|value| !value.is_nan()).map(|value| value.to_string()),
        DataType::Date32 => date32_to_datetime(array.as_primitive::<Date32Type>().value(row)).map(|day| iso(&day.to_string())),
        DataType::Date64 => date64_to_datetime(array.as_primitive::<Date64Type>().value(row)).map(|day| iso(&day.to_string())),
        DataType::Timestamp(TimeUnit::Second, None) => moment::<TimestampSecondType>(array, row),
        DataType::Timestamp(TimeUnit::Millisecond, None) => moment::<TimestampMillisecondType>(array, row),
        DataType::Timestamp(TimeUnit::Microsecond, None) => moment::<TimestampMicrosecondType>(array, row),
        DataType::Timestamp(TimeUnit::Nanosecond, None) => moment::<TimestampNanosecondType>(array, row),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            // A dictionary has few values: one is looked up at a time.
            let place = dictionary.keys().slice(row, 1);
            variable(dictionary.values(), integer_at(&place)?)
        }
        _ => Strings::new(&array.slice(row, 1)).ok()?.get(0).map(str::to_string),
    }
}

/// Returns the only value of an array of integers, which are indices.
fn integer_at(array: &ArrayRef) -> Option<usize> {
    variable(array, 0)?.parse().ok()
}

/// Formats a moment as an ISO date, with the time unless it is midnight.
fn iso(moment: &str) -> String {
    moment.strip_suffix(" 00:00:00").map_or_else(|| moment.replacen(' ', "T", 1), str::to_string)
}
