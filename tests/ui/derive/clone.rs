use typed_structs::Typed;

#[derive(Typed)]
#[typed(clone)]
struct NotClone {
    id: u32,
}

fn main() {}
