//! Methods, metadata and class attributes.

use super::{Make, agree, full, home, shown};
use typed_structs::{Args, Value, args};

fn calls(make: &dyn Make) -> Vec<String> {
    let mut object = make.construct(full()).unwrap();
    let calls: Vec<(&str, Args<'_>)> = vec![
        ("years", args!(4)),
        ("years", args!("4")),
        ("years", args!()),
        ("years", args!(1, 2)),
        ("yaers", args!(1)),
        ("rename", args!("Eva")),
        ("rename", args!(1)),
        ("fail", args!()),
        ("twice", args!(4)),
        ("set", args!("age", 1)),
    ];
    let mut log: Vec<String> =
        calls.into_iter().map(|(name, args)| shown(object.call(name, args))).collect();
    log.push(object.debug());
    log.push(make.call_static("twice", args!(21)));
    log.push(make.call_static("twice", args!("21")));
    log.push(make.call_static("years", args!(1)));
    log
}

fn class_side(make: &dyn Make) -> Vec<String> {
    let class = make.class();
    let mut log = vec![class.name().into(), class.doc().into(), format!("{:?}", class.unknown())];
    for field in class.fields() {
        log.push(format!(
            "{} {} {:?} {:?} {} {} {}",
            field.name(),
            field.type_info(),
            field.aliases(),
            field.constraints(),
            field.is_frozen(),
            field.is_base(),
            field.is_checked(),
        ));
    }
    log.extend(class.attrs().map(|attr| format!("{} {}", attr.name(), attr.type_info())));
    for name in ["kind", "level", "table", "age", "role", "id", "name", "nothing"] {
        log.push(format!("{name}: {}", shown(class.attr(name))));
    }
    for (name, value) in [
        ("kind", Value::from("other")),
        ("kind", 1.into()),
        ("table", "x".into()),
        ("age", 20.into()),
        ("age", 21.into()),
        ("level", 300.into()),
        ("level", 3.into()),
        ("nothing", 1.into()),
    ] {
        log.push(format!("{name} = {}", shown(class.set_attr(name, value))));
    }
    let mut object =
        make.construct(args!(name = "x", any = 1, password = "p", home = home())).unwrap();
    log.push(object.debug());
    log.push(format!("{:?} {:?}", object.get("kind"), object.get("level")));
    log.push(shown(object.set("age", 22.into())));
    // As it was.
    class.set_attr("kind", "user").unwrap();
    class.set_attr("age", 0).unwrap();
    class.set_attr("level", 1).unwrap();
    log
}

#[test]
fn methods_are_called_alike() {
    agree(calls);
}

#[test]
fn metadata_and_class_attributes_are_alike() {
    agree(class_side);
}
