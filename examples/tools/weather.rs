//! The tools: a log of the weather.

use std::collections::BTreeMap;
use std::fmt;
use typed_structs::{Typed, typed_methods};

/// A log of the weather.
#[derive(Typed, Debug)]
pub struct Weather {
    #[typed(default)]
    readings: BTreeMap<String, Reading>,
}

/// The weather at one place.
#[derive(Typed, Clone, Debug)]
pub struct Reading {
    /// Temperature in celsius
    #[typed(range(-90.0..=60.0))]
    temperature: f64,
    /// Weather conditions description
    #[typed(len(1..=80))]
    conditions: String,
    /// Humidity percentage
    #[typed(range(0..=100))]
    humidity: Option<u8>,
}

#[typed_methods]
impl Weather {
    /// Get current weather data for a location
    #[typed(tag = "tool")]
    fn get_weather_data(
        &self,
        /// City name or zip code
        #[typed(len(1..=60))]
        location: String,
    ) -> Result<Reading, NoReading> {
        self.readings.get(&location).cloned().ok_or(NoReading(location))
    }

    /// Get current weather information for a location
    #[typed(tag = "tool")]
    fn get_weather(
        &self,
        /// City name or zip code
        #[typed(len(1..=60))]
        location: String,
    ) -> Result<String, NoReading> {
        let Some(reading) = self.readings.get(&location) else { return Err(NoReading(location)) };
        Ok(format!(
            "Current weather in {location}:\nTemperature: {:.0}°F\nConditions: {}",
            reading.temperature * 9.0 / 5.0 + 32.0,
            reading.conditions
        ))
    }

    /// Add or replace the weather at a location
    #[typed(tag = "tool")]
    fn record_weather(
        &mut self,
        /// City name or zip code
        #[typed(len(1..=60))]
        location: String,
        reading: Reading,
    ) {
        self.readings.insert(location, reading);
    }

    /// List the locations with weather data, in order
    #[typed(tag = "tool")]
    fn list_locations(&self, #[typed(default = 10, range(1..=100))] limit: usize) -> Vec<String> {
        self.readings.keys().take(limit).cloned().collect()
    }

    /// Forgets everything. It is not a tool.
    fn clear(&mut self) {
        self.readings.clear();
    }
}

/// There is no reading of a location.
#[derive(Debug)]
pub struct NoReading(String);

impl fmt::Display for NoReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no weather data for {:?}: call list_locations for those that have some", self.0)
    }
}

impl std::error::Error for NoReading {}
