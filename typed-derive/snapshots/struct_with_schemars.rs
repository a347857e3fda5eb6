// #[typed(schemars)]
// struct Point {
//     x: f64,
//     y: f64,
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    use __typed::NoBlock as _;
    static __OVERLAY: __typed::Overlay = __typed::Overlay::new();
    const _: () = {
        let _ = <Point as __typed::Construct<'_>>::HAS_IN_PLACE;
        __typed::assert_members(<Point as __typed::HasClass>::STATIC_CLASS)
    };
    static __CLASS: __typed::Class = __typed::Class::new(
            "Point",
            __typed::module_path!(),
            __typed::ClassKind::Struct,
            &[
                __typed::Shape::new(
                    "",
                    __typed::Style::Named,
                    &[
                        __typed::Field::new("x", <f64 as __typed::ToValue>::TYPE),
                        __typed::Field::new("y", <f64 as __typed::ToValue>::TYPE),
                    ],
                    __typed::NameTable::new(
                        b"\xFF\xFF\xFF\xFF\xFF\xFF\x01\0\xFF\xFF\0\0\xFF\xFF\xFF\xFF",
                        11400714819323198485,
                    ),
                ),
            ],
        )
        .with_blocks::<
            Point,
        >(&[__typed::BlockOf::<Point, 0>::BLOCK], __typed::BlockOf::<Point, 1>::ALL)
        .with_overlay(&__OVERLAY);
    impl __typed::HasClass for Point {
        const STATIC_CLASS: &'static __typed::Class = &__CLASS;
    }
    impl __typed::Record for Point {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS)
                .with_object(self)
        }
        fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
            let __slot: &dyn __typed::SlotMut<'_> = match __index {
                0 => &self.x,
                1 => &self.y,
                _ => return __typed::None,
            };
            __typed::Some(__slot)
        }
    }
    impl __typed::ToValue for Point {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
                "Point",
                __typed::Kind::Struct,
            )
            .with_class(__typed::class_of::<Self>);
        const OBJECT_CLASS: __typed::Option<&'static __typed::Class> = __typed::Some(
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        const HAS_PLACEHOLDER: __typed::bool = __typed::assert_placeholder(
            true & <f64 as __typed::ToValue>::HAS_PLACEHOLDER
                & <f64 as __typed::ToValue>::HAS_PLACEHOLDER,
        );
        fn placeholder() -> Self {
            Self {
                x: <f64 as __typed::ToValue>::placeholder(),
                y: <f64 as __typed::ToValue>::placeholder(),
            }
        }
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self as &dyn __typed::RecordMut<'_>)
        }
        fn record(&self) -> __typed::Option<&dyn __typed::Record> {
            __typed::Some(self as &dyn __typed::RecordMut<'_>)
        }
    }
    impl<'v> __typed::Slots<'v> for Point {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => &mut self.x,
                    1 => &mut self.y,
                    _ => return __typed::None,
                },
            )
        }
        fn object_mut(
            &mut self,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::Any> {
            __typed::Some(self)
        }
    }
    impl<'v> __typed::Construct<'v> for Point {
        type Draft = Self;
        const INIT: __typed::Option<__typed::Init<Self>> = {
            use __typed::NoInit as _;
            __typed::InitOf::<Self>::INIT
        };
        fn swap(
            &mut self,
            __draft: &mut Self::Draft,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) {
            match __index {
                0 => __typed::mem_swap(&mut self.x, &mut __draft.x),
                1 => __typed::mem_swap(&mut self.y, &mut __draft.y),
                _ => {}
            }
        }
    }
    impl<'v> __typed::FieldType<'v> for Point {
        type Form = __typed::Composite;
        fn if_static<__W: __typed::StaticTask<Self>>(
            __task: __W,
        ) -> __typed::Option<__W::Output> {
            __typed::Some(__task.run())
        }
        fn check(
            __value: __typed::Value<'v>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            __typed::check_struct(__value, __cx)
        }
        fn read(
            __input: &mut __typed::Input<'_, 'v>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            __typed::read_struct(__input, __cx)
        }
        fn record_mut(&mut self) -> __typed::Option<&mut dyn __typed::RecordMut<'v>> {
            __typed::Some(self)
        }
    }
    /// Methods of [typed objects](https://docs.rs/typed-structs/latest/typed_structs/guide/attributes/).
    impl Point {
        /// Returns the metadata of the class, and its class attributes.
        #[must_use]
        fn class() -> &'static __typed::Class {
            <Self as __typed::HasClass>::STATIC_CLASS
        }
        /// Constructs an object from positional and named arguments, or returns all mismatches.
        fn construct<'v>(
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches> {
            __typed::construct(&mut __typed::ManuallyDrop::new(arguments.into()))
        }
        /// Sets several fields, or sets none and returns all mismatches.
        fn update<'v>(
            &mut self,
            changes: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<(), __typed::Mismatches> {
            __typed::update(self, changes.into())
        }
        /// Constructs an object from a value, such as a map of its fields, or returns all mismatches.
        fn from_value<'v>(
            content: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches> {
            __typed::from_value(content.into())
        }
        /// Returns the object as a value that borrows from it.
        #[must_use]
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self as &dyn __typed::RecordMut<'_>)
        }
        /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip` leads.
        fn get(
            &self,
            field_path: &__typed::str,
        ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch> {
            __typed::get(
                self as &dyn __typed::RecordMut<'_>,
                <Self as __typed::HasClass>::STATIC_CLASS,
                field_path,
            )
        }
        /// Reads like `get`, and converts the value to a type.
        fn get_as<'r, F: __typed::FieldType<'r>>(
            &'r self,
            field_path: &__typed::str,
        ) -> __typed::Result<F, __typed::TypeMismatch> {
            __typed::get_as(self as &dyn __typed::RecordMut<'_>, field_path)
        }
        /// Sets the field, property or item to which a path leads, or changes nothing and returns the mismatch.
        fn set<'v>(
            &mut self,
            field_path: &__typed::str,
            new_value: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            __typed::set(self, field_path, new_value.into())
        }
        /// Returns the fields with their values, in order; those of a base are in its place.
        fn fields(
            &self,
        ) -> impl __typed::ExactSizeIterator<
            Item = (&'static __typed::Field, __typed::Value<'_>),
        > {
            __typed::fields(self as &dyn __typed::RecordMut<'_>)
        }
        /// Calls a method by name, static or not, if all its arguments are valid.
        fn call<'v>(
            &mut self,
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
            __typed::call(self, method_name, arguments.into())
        }
        /// Calls a method by name, async or not; the future has the result.
        fn call_async<'v>(
            &'v mut self,
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::CallFuture<'v> {
            __typed::call_async(self, method_name, arguments.into())
        }
        /// Calls a static method by name.
        fn call_static<'v>(
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
            __typed::call_static(
                <Self as __typed::HasClass>::STATIC_CLASS,
                method_name,
                arguments.into(),
            )
        }
        /// Calls a static method by name, async or not; the future has the result.
        fn call_static_async<'v>(
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::CallFuture<'v> {
            __typed::call_static_async(
                <Self as __typed::HasClass>::STATIC_CLASS,
                method_name,
                arguments.into(),
            )
        }
        /// Sets `x` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_x<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, f64>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            __typed::set_place::<Self, _, 0>(&mut self.x, new_value)
        }
        /// Sets `y` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_y<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, f64>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            __typed::set_place::<Self, _, 1>(&mut self.y, new_value)
        }
    }
    impl<'v> __typed::From<Point> for __typed::Value<'v> {
        fn from(__object: Point) -> Self {
            __typed::to_value(&__object).into_owned()
        }
    }
    impl __typed::JsonSchema for Point {
        fn schema_name() -> __typed::Cow<'static, __typed::str> {
            __typed::schemars_name::<Point>()
        }
        fn schema_id() -> __typed::Cow<'static, __typed::str> {
            __typed::schemars_id::<Point>()
        }
        fn json_schema(
            __generator: &mut __typed::SchemaGenerator,
        ) -> __typed::SchemarsSchema {
            __typed::schemars_schema::<Point>(__generator)
        }
    }
};
