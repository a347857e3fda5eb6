//! Generic code without the bound `Typed`: the compiler suggests it.

use typed_structs::{Columns, FieldHandle, Mismatches, Object, Registry, Typed, args, json, of};

fn update<T>(object: &mut T) -> Result<(), Mismatches> {
    object.update(args!(age = 1))
}

fn construct<T>() -> Result<T, Mismatches> {
    T::construct(args!(1))
}

fn proxy<T>(object: &mut T) {
    of(object).set("age", 1).unwrap();
}

fn register<T>(registry: &mut Registry) {
    registry.register::<T>().unwrap();
}

fn handle<T>(object: &mut T) {
    FieldHandle::<T>::of("age").unwrap().set(object, 1).unwrap();
}

fn columns<T>() {
    Columns::<T>::of(["age"]).unwrap();
}

fn read<T>(text: &str) -> T {
    json::from_str(text).unwrap()
}

fn erase<T>(object: &mut T) -> &mut dyn Object {
    object
}

fn is<T>(object: &dyn Object) -> bool {
    object.is::<T>()
}

fn needs_typed<T: Typed>() {}

fn passes_on<T>() {
    needs_typed::<T>();
}

fn main() {}
