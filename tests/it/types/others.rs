//! Durations, addresses and paths.

use super::{RANGE, TYPE, map, message, names, refuses, round_trips, takes};
use std::collections::BTreeMap;
use std::time::Duration;
use typed_structs::{ToValue, Value, code, from_value, from_value_lax};

#[test]
fn durations() {
    let shown = |secs: u64, nanos: u32| names([("secs", secs.into()), ("nanos", nanos.into())]);
    round_trips(Duration::new(1, 500), shown(1, 500));
    round_trips(Duration::MAX, shown(u64::MAX, 999_999_999));
    takes(2, Duration::from_secs(2));
    takes(u64::MAX, Duration::from_secs(u64::MAX));
    takes(1.5, Duration::from_millis(1500));
    takes(-0.0, Duration::ZERO);
    takes(0, Duration::ZERO);
    // As serde has it, nanoseconds carry over.
    takes(shown(1, 1_000_000_001), Duration::new(2, 1));
    for out in [
        Value::from(-1),
        u128::MAX.into(),
        (-0.5).into(),
        f64::NAN.into(),
        f64::INFINITY.into(),
        1e300.into(),
        shown(u64::MAX, 1_000_000_000),
    ] {
        refuses::<Duration>(out, RANGE);
    }
    for other in [Value::from("1s"), true.into(), Value::Null, vec![1, 2].into()] {
        refuses::<Duration>(other, TYPE);
    }
    refuses::<Duration>(
        map([
            ("secs".into(), "1".into()),
            ("nano".into(), 1.into()),
            (3.into(), 1.into()),
            ("secs".into(), 1.into()),
        ]),
        &[
            ("secs", code::TYPE),
            ("nano", code::UNKNOWN),
            ("[3]", code::UNKNOWN),
            ("secs", code::DUPLICATE),
            ("nanos", code::MISSING),
        ],
    );
    refuses::<Duration>(names([]), &[("secs", code::MISSING), ("nanos", code::MISSING)]);
    refuses::<Duration>(
        names([("secs", (-1).into()), ("nanos", u64::MAX.into())]),
        &[("secs", code::RANGE), ("nanos", code::RANGE)],
    );
    assert_eq!(
        message::<Duration>(names([("secs", 1.into()), ("nanos", 0.into()), ("nano", 1.into())])),
        "Duration.nano: unknown field; did you mean `nanos`?"
    );
}

#[cfg(feature = "std")]
#[test]
fn system_times() {
    use std::time::{SystemTime, UNIX_EPOCH};

    let shown = |secs: i64, nanos: u32| {
        names([("secs_since_epoch", secs.into()), ("nanos_since_epoch", nanos.into())])
    };
    let second = Duration::from_secs(1);
    round_trips(UNIX_EPOCH, shown(0, 0));
    round_trips(UNIX_EPOCH + Duration::new(1_769_862_600, 500), shown(1_769_862_600, 500));
    round_trips(UNIX_EPOCH - second, shown(-1, 0));
    round_trips(UNIX_EPOCH - Duration::from_millis(250), shown(-1, 750_000_000));
    takes(1, UNIX_EPOCH + second);
    takes(-1, UNIX_EPOCH - second);
    takes(1.5, UNIX_EPOCH + Duration::from_millis(1500));
    takes(-0.25, UNIX_EPOCH - Duration::from_millis(250));
    takes(shown(0, 1_000_000_001), UNIX_EPOCH + Duration::new(1, 1));
    for out in [
        Value::from(u64::MAX),
        f64::NAN.into(),
        1e300.into(),
        (-1e300).into(),
        shown(i64::MAX, u32::MAX),
    ] {
        refuses::<SystemTime>(out, RANGE);
    }
    for other in [Value::from("2026-01-31T12:30:00Z"), true.into(), Value::Null] {
        refuses::<SystemTime>(other, TYPE);
    }
    for (text, seconds) in [("1970-01-01T00:00:02.5Z", 2.5), ("1969-12-31T23:59:58.5Z", -1.5)] {
        let lax = from_value_lax::<SystemTime>(text.into()).unwrap();
        assert_eq!(lax, from_value(seconds.into()).unwrap(), "{text}");
    }
    refuses::<SystemTime>(
        names([("secs_since_epoch", 1.into()), ("nanos", 1.into())]),
        &[("nanos", code::UNKNOWN), ("nanos_since_epoch", code::MISSING)],
    );
}

#[test]
fn addresses() {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

    round_trips(Ipv4Addr::LOCALHOST, "127.0.0.1");
    round_trips(Ipv6Addr::LOCALHOST, "::1");
    round_trips(IpAddr::from(Ipv4Addr::LOCALHOST), "127.0.0.1");
    round_trips(SocketAddr::from((Ipv6Addr::LOCALHOST, 80)), "[::1]:80");
    round_trips(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 80), "127.0.0.1:80");
    round_trips(SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 0, 0), "[::1]:80");
    takes("0:0::1", Ipv6Addr::LOCALHOST);
    takes(names([("::1", 1.into())]), BTreeMap::from([(Ipv6Addr::LOCALHOST, 1)]));
    for no_address in [Value::from(""), "localhost".into(), "127.0.0".into(), 7.into(), Value::Null]
    {
        refuses::<IpAddr>(no_address.clone(), TYPE);
        refuses::<Ipv4Addr>(no_address.clone(), TYPE);
        refuses::<Ipv6Addr>(no_address.clone(), TYPE);
        refuses::<SocketAddr>(no_address, TYPE);
    }
    assert_eq!(message::<Ipv4Addr>("::1"), "Ipv4Addr: expected an IPv4 address, got str \"::1\"");
    assert_eq!(message::<Ipv4Addr>(1), "Ipv4Addr: expected Ipv4Addr, got int 1");
}

#[cfg(feature = "std")]
#[test]
fn paths() {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    round_trips(PathBuf::from("/a/b"), "/a/b");
    round_trips(Box::<Path>::from(Path::new("/a/b")), "/a/b");
    round_trips(OsString::from("x"), "x");
    takes("", PathBuf::new());
    refuses::<PathBuf>(1, TYPE);
    refuses::<PathBuf>(b"/a", TYPE);
    refuses::<OsString>(Value::Null, TYPE);
    takes("/a", Path::new("/a"));
    assert_eq!(Path::new("/a").to_value(), Value::from(Path::new("/a")));
    assert_eq!(Value::from(Path::new("/a")), "/a");
    refuses::<&Path>(Value::from(String::from("/a")), TYPE);
    refuses::<&Path>(1, TYPE);

    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        let odd = PathBuf::from(OsString::from_vec(vec![b'a', 0xFF]));
        assert_eq!(odd.to_value(), Value::from("a\u{FFFD}"));
        assert_eq!(Value::from(odd), Value::from("a\u{FFFD}"));
    }
}
