//! The lock file of npm, in its version 3, and one that is written from the same types.

use std::collections::BTreeMap;
use std::error::Error;
use typed_structs::{Typed, args, json};

/// Names and versions. A version is a requirement where packages depend on each other.
type Versions = BTreeMap<String, String>;

/// A `package-lock.json`.
#[derive(Typed, Debug)]
#[typed(rename_all = "camelCase")]
pub struct PackageLock {
    name: String,
    version: Option<String>,
    #[typed(one_of(2, 3))]
    lockfile_version: u8,
    #[typed(default)]
    requires: bool,
    /// The packages by their folders, of which that of the project is the empty path.
    #[typed(check = has_root)]
    pub packages: BTreeMap<String, Package>,
}

fn has_root(packages: &BTreeMap<String, Package>) -> Result<(), &'static str> {
    if packages.contains_key("") { Ok(()) } else { Err("no entry \"\" for the project") }
}

/// A package. npm adds keys at any time, so unknown ones are warnings.
#[derive(Typed, Debug)]
#[typed(rename_all = "camelCase", unknown = warn, check = is_complete)]
pub struct Package {
    name: Option<String>,
    #[typed(pattern = r"^\d+\.\d+\.\d+")]
    version: Option<String>,
    /// An address, or a folder for a link.
    resolved: Option<String>,
    #[typed(pattern = "^sha512-[A-Za-z0-9+/]{86}==$")]
    integrity: Option<String>,
    #[typed(default)]
    link: bool,
    #[typed(default)]
    dev: bool,
    #[typed(default)]
    optional: bool,
    #[typed(default)]
    has_install_script: bool,
    license: Option<License>,
    #[typed(default)]
    dependencies: Versions,
    #[typed(default)]
    dev_dependencies: Versions,
    #[typed(default)]
    optional_dependencies: Versions,
    #[typed(default)]
    peer_dependencies: Versions,
    #[typed(default)]
    peer_dependencies_meta: BTreeMap<String, PeerMeta>,
    #[typed(default)]
    bin: BTreeMap<String, String>,
    #[typed(default)]
    engines: Versions,
    #[typed(default)]
    os: Vec<String>,
    #[typed(default)]
    cpu: Vec<String>,
    funding: Option<Funding>,
}

impl Package {
    /// Returns the names of the packages that it uses.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        let kinds = [&self.dependencies, &self.dev_dependencies, &self.optional_dependencies];
        kinds.into_iter().flat_map(BTreeMap::keys).map(String::as_str)
    }
}

fn is_complete(package: &Package) -> Result<(), &'static str> {
    match &package.resolved {
        Some(from) if from.starts_with("https://") && package.integrity.is_none() => {
            Err("a package from a registry needs its integrity")
        }
        _ => Ok(()),
    }
}

/// The license of a package: its name, or the form of old packages.
#[derive(Typed, Debug)]
#[typed(untagged)]
enum License {
    Name(String),
    Old {
        #[typed(rename = "type")]
        name: String,
        url: String,
    },
}

#[derive(Typed, Debug)]
#[typed(untagged)]
enum Funding {
    Url(String),
    Place(FundingPlace),
    Places(Vec<FundingPlace>),
}

#[derive(Typed, Debug)]
struct FundingPlace {
    #[typed(rename = "type")]
    kind: Option<String>,
    url: String,
}

#[derive(Typed, Debug)]
struct PeerMeta {
    optional: bool,
}

type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

/// Packages of the sample: the name, the version, what it depends on, and the oldest version of node.
const SAMPLE: &[Row] = &[
    ("accepts", "1.3.8", &[("mime-types", "~2.1.34"), ("negotiator", "0.6.3")], ">= 0.6"),
    ("bytes", "3.1.2", &[], ">= 0.8"),
    ("debug", "2.6.9", &[("ms", "2.0.0")], ""),
    ("depd", "2.0.0", &[], ">= 0.8"),
    ("ee-first", "1.1.1", &[], ""),
    (
        "finalhandler",
        "1.3.1",
        &[
            ("debug", "2.6.9"),
            ("escape-html", "~1.0.3"),
            ("on-finished", "2.4.1"),
            ("statuses", "2.0.1"),
        ],
        ">= 0.8",
    ),
    ("escape-html", "1.0.3", &[], ""),
    (
        "http-errors",
        "2.0.0",
        &[
            ("depd", "2.0.0"),
            ("inherits", "2.0.4"),
            ("statuses", "2.0.1"),
            ("toidentifier", "1.0.1"),
        ],
        ">= 0.8",
    ),
    ("inherits", "2.0.4", &[], ""),
    ("mime-db", "1.52.0", &[], ">= 0.6"),
    ("mime-types", "2.1.35", &[("mime-db", "1.52.0")], ">= 0.6"),
    ("ms", "2.0.0", &[], ""),
    ("negotiator", "0.6.3", &[], ">= 0.6"),
    ("on-finished", "2.4.1", &[("ee-first", "1.1.1")], ">= 0.8"),
    (
        "send",
        "0.19.0",
        &[
            ("debug", "2.6.9"),
            ("http-errors", "2.0.0"),
            ("mime-types", "~2.1.34"),
            ("statuses", "2.0.1"),
        ],
        ">= 0.8.0",
    ),
    ("statuses", "2.0.1", &[], ">= 0.8"),
    ("toidentifier", "1.0.1", &[], ">=0.6"),
];

/// Writes the lock file of a project with the packages above, and some with rarer fields.
pub fn sample() -> Result<String, Box<dyn Error>> {
    let mut packages = BTreeMap::new();
    packages.insert(
        String::new(),
        Package::construct(args!(
            name = "shop",
            version = "1.4.0",
            license = "MIT",
            dependencies =
                BTreeMap::from([("accepts", "^1.3.8"), ("send", "^0.19.0"), ("@shop/ui", "*")]),
            devDependencies = BTreeMap::from([("esbuild", "^0.25.0"), ("ws", "^8.18.0")]),
            engines = BTreeMap::from([("node", ">=20")]),
        ))?,
    );
    for (name, version, dependencies, node) in SAMPLE {
        let mut package = registry_package(name, version)?;
        package.set("dependencies", BTreeMap::from_iter(dependencies.iter().copied()))?;
        if !node.is_empty() {
            package.set("engines.node", *node)?;
        }
        packages.insert(format!("node_modules/{name}"), package);
    }

    let mut esbuild = registry_package("esbuild", "0.25.0")?;
    esbuild.update(args!(
        dev = true,
        hasInstallScript = true,
        bin = BTreeMap::from([("esbuild", "bin/esbuild")]),
        optionalDependencies = BTreeMap::from([("@esbuild/linux-x64", "0.25.0")]),
    ))?;
    packages.insert("node_modules/esbuild".to_owned(), esbuild);

    let mut linux = registry_package("@esbuild/linux-x64", "0.25.0")?;
    linux.update(args!(dev = true, optional = true, os = ["linux"], cpu = ["x64"]))?;
    packages.insert("node_modules/@esbuild/linux-x64".to_owned(), linux);

    let mut ws = registry_package("ws", "8.18.0")?;
    let meta = BTreeMap::from([("optional", true)]);
    ws.update(args!(
        dev = true,
        peerDependencies = BTreeMap::from([("bufferutil", "^4.0.1")]),
        peerDependenciesMeta = BTreeMap::from([("bufferutil", meta)]),
        funding =
            BTreeMap::from([("type", "opencollective"), ("url", "https://opencollective.com/ws")]),
    ))?;
    packages.insert("node_modules/ws".to_owned(), ws);

    let link = Package::construct(args!(resolved = "packages/ui", link = true))?;
    packages.insert("node_modules/@shop/ui".to_owned(), link);
    let folder = Package::construct(args!(name = "@shop/ui", version = "1.4.0"))?;
    packages.insert("packages/ui".to_owned(), folder);

    let (name, version) = ("shop".to_owned(), Some("1.4.0".to_owned()));
    let lock = PackageLock { name, version, lockfile_version: 3, requires: true, packages };
    Ok(json::Writer::new().pretty().omit_none().omit_defaults().to_string(&lock)?)
}

fn registry_package(name: &str, version: &str) -> Result<Package, Box<dyn Error>> {
    let file = name.rsplit('/').next().unwrap_or(name);
    Ok(Package::construct(args!(
        version = version,
        resolved = format!("https://registry.npmjs.org/{name}/-/{file}-{version}.tgz"),
        integrity = format!("sha512-{}==", digest(name)),
        license = "MIT",
    ))?)
}

/// Returns 86 characters of Base64 that differ by name. Real ones are the hash of the package.
fn digest(name: &str) -> String {
    const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut state =
        name.bytes().fold(7, |state: u64, byte| state.wrapping_mul(31) ^ u64::from(byte));
    let next = |_| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(BASE64[(state >> 58) as usize])
    };
    (0..86).map(next).collect()
}
