//! Structs of 4 to 256 fields, half of them `u32` and half `String`, with the derives of all peers.

use crate::by_hand::{self, ByHand, Dynamic, Mismatch};
use bevy_reflect::Reflect;
use bevy_reflect::structs::Struct;
use facet::Facet;
use std::borrow::Cow;
use typed_structs::Typed;

/// A struct of settings, which the cases are generic over.
pub trait Settings: ByHand + Typed + Struct + Facet<'static> + Default + 'static {
    const FIELDS: usize = Self::NUMBERS.len() + Self::TEXTS.len();
    const NUMBERS: &'static [&'static str];
    const TEXTS: &'static [&'static str];
}

macro_rules! settings {
    ($name:ident: $($number:ident $text:ident)*) => {
        #[derive(Typed, Reflect, Facet, Default)]
        #[facet(pod)]
        pub struct $name {
            $($number: u32, $text: String,)*
        }

        impl Settings for $name {
            const NUMBERS: &'static [&'static str] = &[$(stringify!($number)),*];
            const TEXTS: &'static [&'static str] = &[$(stringify!($text)),*];
        }

        impl ByHand for $name {
            #[inline(never)]
            fn set_by_hand(&mut self, name: &str, mut value: Dynamic<'_>) -> Result<(), Mismatch> {
                match name {
                    $(
                        stringify!($number) => by_hand::store_number(&mut self.$number, name, &value),
                        stringify!($text) => by_hand::store_text(&mut self.$text, name, &mut value),
                    )*
                    _ => Err(by_hand::unknown(name)),
                }
            }

            #[inline(never)]
            fn get_by_hand(&self, name: &str) -> Result<Dynamic<'_>, Mismatch> {
                match name {
                    $(
                        stringify!($number) => Ok(Dynamic::Int(self.$number.into())),
                        stringify!($text) => Ok(Dynamic::Text(Cow::Borrowed(&self.$text))),
                    )*
                    _ => Err(by_hand::unknown(name)),
                }
            }
        }
    };
}

settings! {
    Settings4:
    port host
    timeout_ms name
}

settings! {
    Settings16:
    port host
    timeout_ms name
    max_size path
    retries base_url
    worker_count user
    backlog mode
    max_connections_per_host log_level
    limit region
}

settings! {
    Settings64:
    server_port server_host
    server_timeout_ms server_name
    server_max_size server_path
    server_limit server_base_url
    client_port client_host
    client_timeout_ms client_name
    client_max_size client_path
    client_limit client_base_url
    cache_port cache_host
    cache_timeout_ms cache_name
    cache_max_size cache_path
    cache_limit cache_base_url
    log_port log_host
    log_timeout_ms log_name
    log_max_size log_path
    log_limit log_base_url
    database_port database_host
    database_timeout_ms database_name
    database_max_size database_path
    database_limit database_base_url
    http_port http_host
    http_timeout_ms http_name
    http_max_size http_path
    http_limit http_base_url
    tls_port tls_host
    tls_timeout_ms tls_name
    tls_max_size tls_path
    tls_limit tls_base_url
    queue_port queue_host
    queue_timeout_ms queue_name
    queue_max_size queue_path
    queue_limit queue_base_url
}

settings! {
    Settings256:
    server_port server_host
    server_timeout_ms server_name
    server_max_size server_path
    server_limit server_base_url
    server_retries server_user
    server_interval_seconds server_mode
    server_backlog server_date_format
    server_max_connections_per_host server_region
    client_port client_host
    client_timeout_ms client_name
    client_max_size client_path
    client_limit client_base_url
    client_retries client_user
    client_interval_seconds client_mode
    client_backlog client_date_format
    client_max_connections_per_host client_region
    cache_port cache_host
    cache_timeout_ms cache_name
    cache_max_size cache_path
    cache_limit cache_base_url
    cache_retries cache_user
    cache_interval_seconds cache_mode
    cache_backlog cache_date_format
    cache_max_connections_per_host cache_region
    log_port log_host
    log_timeout_ms log_name
    log_max_size log_path
    log_limit log_base_url
    log_retries log_user
    log_interval_seconds log_mode
    log_backlog log_date_format
    log_max_connections_per_host log_region
    database_port database_host
    database_timeout_ms database_name
    database_max_size database_path
    database_limit database_base_url
    database_retries database_user
    database_interval_seconds database_mode
    database_backlog database_date_format
    database_max_connections_per_host database_region
    http_port http_host
    http_timeout_ms http_name
    http_max_size http_path
    http_limit http_base_url
    http_retries http_user
    http_interval_seconds http_mode
    http_backlog http_date_format
    http_max_connections_per_host http_region
    tls_port tls_host
    tls_timeout_ms tls_name
    tls_max_size tls_path
    tls_limit tls_base_url
    tls_retries tls_user
    tls_interval_seconds tls_mode
    tls_backlog tls_date_format
    tls_max_connections_per_host tls_region
    queue_port queue_host
    queue_timeout_ms queue_name
    queue_max_size queue_path
    queue_limit queue_base_url
    queue_retries queue_user
    queue_interval_seconds queue_mode
    queue_backlog queue_date_format
    queue_max_connections_per_host queue_region
    worker_port worker_host
    worker_timeout_ms worker_name
    worker_max_size worker_path
    worker_limit worker_base_url
    worker_retries worker_user
    worker_interval_seconds worker_mode
    worker_backlog worker_date_format
    worker_max_connections_per_host worker_region
    session_port session_host
    session_timeout_ms session_name
    session_max_size session_path
    session_limit session_base_url
    session_retries session_user
    session_interval_seconds session_mode
    session_backlog session_date_format
    session_max_connections_per_host session_region
    retry_port retry_host
    retry_timeout_ms retry_name
    retry_max_size retry_path
    retry_limit retry_base_url
    retry_retries retry_user
    retry_interval_seconds retry_mode
    retry_backlog retry_date_format
    retry_max_connections_per_host retry_region
    mail_port mail_host
    mail_timeout_ms mail_name
    mail_max_size mail_path
    mail_limit mail_base_url
    mail_retries mail_user
    mail_interval_seconds mail_mode
    mail_backlog mail_date_format
    mail_max_connections_per_host mail_region
    search_port search_host
    search_timeout_ms search_name
    search_max_size search_path
    search_limit search_base_url
    search_retries search_user
    search_interval_seconds search_mode
    search_backlog search_date_format
    search_max_connections_per_host search_region
    upload_port upload_host
    upload_timeout_ms upload_name
    upload_max_size upload_path
    upload_limit upload_base_url
    upload_retries upload_user
    upload_interval_seconds upload_mode
    upload_backlog upload_date_format
    upload_max_connections_per_host upload_region
    metrics_port metrics_host
    metrics_timeout_ms metrics_name
    metrics_max_size metrics_path
    metrics_limit metrics_base_url
    metrics_retries metrics_user
    metrics_interval_seconds metrics_mode
    metrics_backlog metrics_date_format
    metrics_max_connections_per_host metrics_region
    feature_port feature_host
    feature_timeout_ms feature_name
    feature_max_size feature_path
    feature_limit feature_base_url
    feature_retries feature_user
    feature_interval_seconds feature_mode
    feature_backlog feature_date_format
    feature_max_connections_per_host feature_region
}
