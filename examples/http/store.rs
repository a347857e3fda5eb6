//! The table of products.

use crate::product::Product;
use rusqlite::{Connection, OptionalExtension, params};
use std::sync::{Mutex, MutexGuard, PoisonError};
use typed_structs::json;

/// A product and its place in the table.
pub struct Row {
    pub id: i64,
    /// Counts the changes. A client that names it changes what it has seen.
    pub version: i64,
    pub product: Product,
}

/// The reasons why the table does not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    /// A document in the table that is not a product, or a product that cannot be written.
    #[error(transparent)]
    Document(#[from] json::Error),
}

/// Products in a table of SQLite. What a method returned is on disk.
pub struct Store(Mutex<Connection>);

impl Store {
    /// Opens a file, or a table in memory.
    pub fn open(file: Option<&str>) -> rusqlite::Result<Self> {
        let connection = file.map_or_else(Connection::open_in_memory, Connection::open)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS products (
                 id INTEGER PRIMARY KEY,
                 version INTEGER NOT NULL,
                 document TEXT NOT NULL
             ) STRICT;",
        )?;
        Ok(Self(Mutex::new(connection)))
    }

    pub fn insert(&self, product: Product) -> Result<Row, StoreError> {
        let document = json::to_string(&product)?;
        let connection = self.lock();
        let sql = "INSERT INTO products (version, document) VALUES (1, ?1)";
        connection.execute(sql, params![document])?;
        Ok(Row { id: connection.last_insert_rowid(), version: 1, product })
    }

    pub fn get(&self, id: i64) -> Result<Option<Row>, StoreError> {
        find(&self.lock(), id)
    }

    pub fn all(&self) -> Result<Vec<Row>, StoreError> {
        let connection = self.lock();
        let mut rows =
            connection.prepare("SELECT id, version, document FROM products ORDER BY id")?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.map(|row| read(row?)).collect()
    }

    /// Changes a product, or returns what the function rejected. No other change comes in between.
    pub fn change<E: From<StoreError>>(
        &self,
        id: i64,
        change: impl FnOnce(&mut Row) -> Result<(), E>,
    ) -> Result<Option<Row>, E> {
        let connection = self.lock();
        let Some(mut row) = find(&connection, id)? else { return Ok(None) };
        change(&mut row)?;
        row.version += 1;
        let document = json::to_string(&row.product).map_err(StoreError::from)?;
        connection
            .execute(
                "UPDATE products SET version = ?2, document = ?3 WHERE id = ?1",
                params![id, row.version, document],
            )
            .map_err(StoreError::from)?;
        Ok(Some(row))
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A statement that panicked changed nothing.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn find(connection: &Connection, id: i64) -> Result<Option<Row>, StoreError> {
    let sql = "SELECT id, version, document FROM products WHERE id = ?1";
    let row = connection
        .query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    row.map(read).transpose()
}

fn read((id, version, document): (i64, i64, String)) -> Result<Row, StoreError> {
    Ok(Row { id, version, product: json::from_str(&document)? })
}
