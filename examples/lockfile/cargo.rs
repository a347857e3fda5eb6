//! The lock file of Cargo.

use std::fmt;
use std::str::FromStr;
use typed_structs::Typed;

/// A `Cargo.lock`.
#[derive(Typed, Debug)]
pub struct CargoLock {
    #[typed(one_of(3, 4))]
    version: u8,
    #[typed(rename = "package", default)]
    pub packages: Vec<Package>,
}

#[derive(Typed, Debug)]
#[typed(check = is_complete)]
pub struct Package {
    #[typed(pattern = "^[A-Za-z0-9_-]+$")]
    name: String,
    #[typed(pattern = r"^\d+\.\d+\.\d+")]
    version: String,
    /// `None` for a package of the workspace.
    #[typed(text)]
    source: Option<Source>,
    #[typed(pattern = "^[0-9a-f]{64}$")]
    checksum: Option<String>,
    /// The name of each, and its version if there are several.
    #[typed(default)]
    dependencies: Vec<String>,
}

impl Package {
    /// Returns the names of the packages that it uses.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        self.dependencies.iter().filter_map(|dependency| dependency.split(' ').next())
    }
}

fn is_complete(package: &Package) -> Result<(), &'static str> {
    match (&package.source, &package.checksum) {
        (Some(Source::Registry(_) | Source::Sparse(_)), None) => {
            Err("a package from a registry needs its checksum")
        }
        _ => Ok(()),
    }
}

/// The source of a package: a kind and an address.
#[derive(Debug)]
enum Source {
    Registry(String),
    Sparse(String),
    Git(String),
}

impl FromStr for Source {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, address) = text.split_once('+').ok_or("no kind before a +")?;
        match kind {
            "registry" => Ok(Self::Registry(address.to_owned())),
            "sparse" => Ok(Self::Sparse(address.to_owned())),
            "git" if address.contains('#') => Ok(Self::Git(address.to_owned())),
            "git" => Err("no #commit"),
            _ => Err("not one of registry+, sparse+ and git+"),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Registry(address) => write!(f, "registry+{address}"),
            Self::Sparse(address) => write!(f, "sparse+{address}"),
            Self::Git(address) => write!(f, "git+{address}"),
        }
    }
}
