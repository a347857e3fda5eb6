//! The routes, and what becomes of a wrong request.

use crate::openapi;
use crate::product::Product;
use crate::store::{Row, Store, StoreError};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tokio::task;
use typed_structs::schema::json_schema;
use typed_structs::{Untyped, json, report::Problem};

/// The media types of the two kinds of patches.
const MERGE_PATCH: &str = "application/merge-patch+json";
const JSON_PATCH: &str = "application/json-patch+json";

pub fn routes(store: Arc<Store>) -> Router {
    Router::new()
        .route("/products", get(list).post(create))
        .route("/products/{id}", get(show).patch(change))
        .route("/schemas/product", get(async || schema(&json_schema::<Product>())))
        .route("/openapi.json", get(async || schema(&openapi::document()?)))
        .with_state(store)
}

async fn create(State(store): State<Arc<Store>>, body: String) -> Result<Response, Failure> {
    let product: Product = json::from_str(&body)?;
    let row = blocking(move || store.insert(product)).await?;
    let location = [(header::LOCATION, format!("/products/{}", row.id))];
    Ok((StatusCode::CREATED, location, answer(&row)?).into_response())
}

async fn show(
    State(store): State<Arc<Store>>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let id = read_id(&id)?;
    let row = blocking(move || store.get(id)).await?;
    answer(&row.ok_or(Failure::NotFound)?)
}

async fn list(State(store): State<Arc<Store>>) -> Result<Response, Failure> {
    let rows = blocking(move || store.all()).await?;
    let products: Vec<Product> = rows.into_iter().map(|row| row.product).collect();
    let body = json::to_string(&products)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

fn schema(schema: &Untyped) -> Result<Response, Failure> {
    Ok(([(header::CONTENT_TYPE, "application/schema+json")], json::to_string(schema)?)
        .into_response())
}

/// Changes a product by a patch. With `If-Match`, only the version of that tag.
async fn change(
    State(store): State<Arc<Store>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Result<Response, Failure> {
    let patch = match media_type(&headers) {
        MERGE_PATCH => json::merge_patch,
        JSON_PATCH => json::json_patch,
        _ => return Err(Failure::MediaType),
    };
    let id = read_id(&id)?;
    let expected = headers.get(header::IF_MATCH).cloned();
    let row = blocking(move || {
        store.change(id, |row| {
            if expected.is_some_and(|tag| tag != "*" && tag != tag_of(row)) {
                return Err(Failure::Outdated);
            }
            Ok(patch(&mut row.product, &body)?)
        })
    });
    answer(&row.await?.ok_or(Failure::NotFound)?)
}

fn read_id(id: &str) -> Result<i64, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// Runs a function that waits for the disk.
async fn blocking<T: Send + 'static, E: Send + 'static>(
    run: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, Failure>
where
    Failure: From<E>,
{
    Ok(task::spawn_blocking(run).await.map_err(|error| Failure::Internal(error.to_string()))??)
}

fn answer(row: &Row) -> Result<Response, Failure> {
    let headers =
        [(header::CONTENT_TYPE, "application/json".to_owned()), (header::ETAG, tag_of(row))];
    Ok((headers, json::to_string(&row.product)?).into_response())
}

fn tag_of(row: &Row) -> String {
    format!("\"{}\"", row.version)
}

/// Returns the media type of a body, without its parameters.
fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().split(';').next().unwrap_or_default().trim()
}

/// The reasons why a request fails.
pub enum Failure {
    /// The body does not match: problem details with all mismatches.
    Body(json::Error),
    NotFound,
    Outdated,
    MediaType,
    Internal(String),
}

impl From<json::Error> for Failure {
    fn from(error: json::Error) -> Self {
        Self::Body(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, detail) = match &self {
            Self::Body(error) => match error.report().map(|report| report.problem()) {
                Some(problem) => return response(problem.status(), problem.to_json()),
                None => (500, "the body was not read"),
            },
            Self::NotFound => (404, "there is no such product"),
            Self::Outdated => (412, "the product has changed: read it again"),
            Self::MediaType => {
                let accepted = [("accept-patch", format!("{MERGE_PATCH}, {JSON_PATCH}"))];
                return (accepted, simple(415, "the body must be one of the two patches"))
                    .into_response();
            }
            Self::Internal(error) => {
                // For the log, and not for clients.
                eprintln!("{error}");
                (500, "the request could not be completed")
            }
        };
        simple(status, detail)
    }
}

fn simple(status: u16, detail: &str) -> Response {
    response(status, format!(r#"{{"status":{status},"detail":"{detail}"}}"#))
}

fn response(status: u16, body: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, Problem::CONTENT_TYPE)], body).into_response()
}
