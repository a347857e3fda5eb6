// struct Page<T> {
//     #[typed(text, len(..=80))]
//     url: Url,
//     #[typed(text, default)]
//     tags: Option<Vec<T>>,
//     #[typed(with = hex)]
//     color: Option<Color>,
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    struct __CodecPage0();
    impl __typed::Codec<Url> for __CodecPage0 {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
            "Url",
            __typed::Kind::Str,
        );
        fn read_value(
            __value: __typed::Value<'_>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Url, __typed::Rejected> {
            use __typed::{NoReason as _, WithReason as _};
            <Url as __typed::Text>::check_text(
                &__value,
                <Self as __typed::Codec<Url>>::TYPE,
                |__error| (&__typed::Shown(__error)).reason(),
                __cx,
            )
        }
        fn to_value(__value: &Url) -> __typed::Value<'_> {
            <Url as __typed::Text>::show_text(__value)
        }
    }
    struct __CodecPage1<T>(__typed::PhantomData<fn() -> T>);
    impl<T> __typed::Codec<T> for __CodecPage1<T>
    where
        T: __typed::Text,
        T: 'static,
    {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
            "T",
            __typed::Kind::Str,
        );
        fn read_value(
            __value: __typed::Value<'_>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<T, __typed::Rejected> {
            use __typed::{NoReason as _, WithReason as _};
            <T as __typed::Text>::check_text(
                &__value,
                <Self as __typed::Codec<T>>::TYPE,
                |__error| (&__typed::Shown(__error)).reason(),
                __cx,
            )
        }
        fn to_value(__value: &T) -> __typed::Value<'_> {
            <T as __typed::Text>::show_text(__value)
        }
    }
    struct __CodecPage2();
    impl __typed::Codec<Color> for __CodecPage2 {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::converted("Color");
        fn read_value(
            __value: __typed::Value<'_>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Color, __typed::Rejected> {
            __typed::converted(
                hex::from_value(__typed::Value::reborrow(&__value)),
                &__value,
                <Self as __typed::Codec<Color>>::TYPE,
                __cx,
            )
        }
        fn to_value(__value: &Color) -> __typed::Value<'_> {
            hex::to_value(__value)
        }
    }
    impl<T> __typed::HasClass for Page<T>
    where
        T: __typed::Text,
        T: 'static,
    {
        const STATIC_CLASS: &'static __typed::Class = &{
            let __class = __typed::Class::new(
                "Page",
                __typed::module_path!(),
                __typed::ClassKind::Struct,
                &[
                    __typed::Shape::new(
                        "",
                        __typed::Style::Named,
                        &[
                            __typed::Field::new(
                                    "url",
                                    <__typed::Coded<
                                        Url,
                                        __CodecPage0,
                                    > as __typed::FieldType<'_>>::FIELD_TYPE,
                                )
                                .with_more(
                                    &__typed::FieldOptions::NONE
                                        .with_constraints(
                                            &[
                                                __typed::Constraint::Len {
                                                    min: 0,
                                                    max: 80,
                                                    text: "length ..=80",
                                                },
                                            ],
                                        ),
                                ),
                            __typed::Field::new(
                                    "tags",
                                    <__typed::Coded<
                                        Option<Vec<T>>,
                                        __typed::InOption<__typed::InVec<__CodecPage1<T>>>,
                                    > as __typed::FieldType<'_>>::FIELD_TYPE,
                                )
                                .with_more(
                                    &__typed::FieldOptions::NONE
                                        .with_default(__typed::Literal::Expr("Default::default()")),
                                ),
                            __typed::Field::new(
                                "color",
                                <__typed::Coded<
                                    Option<Color>,
                                    __typed::InOption<__CodecPage2>,
                                > as __typed::FieldType<'_>>::FIELD_TYPE,
                            ),
                        ],
                        __typed::NameTable::new(
                            b"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02\0\x01\0\xFF\xFF\xFF\xFF\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                            11400714819323198485,
                        ),
                    ),
                ],
            );
            {
                __typed::assert_constraint(
                    &__class,
                    [0, 0, 0],
                    <__typed::Coded<Url, __CodecPage0> as __typed::ToValue>::HELD,
                )
            }
            __class
        };
    }
    impl<T> __typed::Record for Page<T>
    where
        T: __typed::Text,
        T: 'static,
    {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS)
                .with_behavior(self)
        }
        fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
            let _ = __index;
            __typed::None
        }
    }
    impl<T> __typed::Behavior for Page<T>
    where
        T: __typed::Text,
        T: 'static,
    {
        fn show_only(&self, __index: __typed::usize) -> __typed::Value<'_> {
            match __index {
                0 => <__typed::Coded<Url, __CodecPage0>>::show(&self.url),
                1 => {
                    <__typed::Coded<
                        Option<Vec<T>>,
                        __typed::InOption<__typed::InVec<__CodecPage1<T>>>,
                    >>::show(&self.tags)
                }
                2 => {
                    <__typed::Coded<
                        Option<Color>,
                        __typed::InOption<__CodecPage2>,
                    >>::show(&self.color)
                }
                _ => __typed::Value::Null,
            }
        }
    }
    impl<T> __typed::ToValue for Page<T>
    where
        T: __typed::Text,
        T: 'static,
    {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
                "Page",
                __typed::Kind::Struct,
            )
            .with_class(__typed::class_of::<Self>);
        const OBJECT_CLASS: __typed::Option<&'static __typed::Class> = __typed::Some(
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self)
        }
        fn record(&self) -> __typed::Option<&dyn __typed::Record> {
            __typed::Some(self)
        }
    }
    #[doc(hidden)]
    struct __Draft0<'v, T> {
        __f0: __typed::Vacant<__typed::Coded<Url, __CodecPage0>>,
        __f1: __typed::Vacant<
            __typed::Coded<
                Option<Vec<T>>,
                __typed::InOption<__typed::InVec<__CodecPage1<T>>>,
            >,
        >,
        __f2: __typed::Vacant<
            __typed::Coded<Option<Color>, __typed::InOption<__CodecPage2>>,
        >,
        marker: __typed::PhantomData<(&'v (), Page<T>)>,
    }
    impl<'v, T> __typed::Record for __Draft0<'v, T>
    where
        T: __typed::Text,
        T: 'static,
        Option<Vec<T>>: __typed::Default,
    {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Page<T> as __typed::HasClass>::STATIC_CLASS)
        }
    }
    impl<'v, T> __typed::Slots<'v> for __Draft0<'v, T>
    where
        T: __typed::Text,
        T: 'static,
        Option<Vec<T>>: __typed::Default,
    {
        const HAS_BEHAVIOR: __typed::bool = true;
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => {
                        <__typed::Coded<
                            Url,
                            __CodecPage0,
                        > as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f0, __typed::FINAL)
                    }
                    1 => {
                        <__typed::Coded<
                            Option<Vec<T>>,
                            __typed::InOption<__typed::InVec<__CodecPage1<T>>>,
                        > as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f1, __typed::FINAL)
                    }
                    2 => {
                        <__typed::Coded<
                            Option<Color>,
                            __typed::InOption<__CodecPage2>,
                        > as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f2, __typed::FINAL)
                    }
                    _ => return __typed::None,
                },
            )
        }
        fn fill_default(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::bool {
            match __index {
                1 => {
                    let __value: Option<Vec<T>> = <Option<
                        Vec<T>,
                    > as __typed::Default>::default();
                    self.__f1.fill_default(__typed::Coded::new(__value));
                }
                _ => return false,
            }
            true
        }
    }
    impl<'v, T> __typed::Draft<'v> for __Draft0<'v, T>
    where
        T: __typed::Text,
        T: 'static,
        Option<Vec<T>>: __typed::Default,
    {
        type Output = Page<T>;
        fn new(_: __typed::Private<Self>) -> Self {
            __Draft0 {
                __f0: __typed::Empty,
                __f1: __typed::Empty,
                __f2: __typed::Empty,
                marker: __typed::PhantomData,
            }
        }
        fn finish(self) -> __typed::Option<Self::Output> {
            match self {
                __Draft0 {
                    __f0: __typed::Filled(__f0),
                    __f1: __typed::Filled(__f1),
                    __f2: __typed::Filled(__f2),
                    ..
                } => {
                    __typed::Some(Self::Output {
                        url: __typed::ManuallyDrop::into_inner(__f0).into_inner(),
                        tags: __typed::ManuallyDrop::into_inner(__f1).into_inner(),
                        color: __typed::ManuallyDrop::into_inner(__f2).into_inner(),
                    })
                }
                _ => __typed::None,
            }
        }
    }
    impl<'v, T> __typed::Slots<'v> for Page<T>
    where
        T: __typed::Text,
        T: 'static,
        Option<Vec<T>>: __typed::Default,
    {
        const HAS_BEHAVIOR: __typed::bool = true;
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            let _ = __index;
            __typed::None
        }
        fn exchange(
            &mut self,
            __index: __typed::usize,
            __content: __typed::Incoming<'v>,
            __cx: &mut __typed::Context<'_>,
            __access: __typed::Private<Self>,
        ) -> __typed::Result<__typed::Option<__typed::Kept<'v>>, __typed::Rejected> {
            __typed::exchange(self, __index, __content, __cx, __access)
        }
    }
    impl<'v, T> __typed::Construct<'v> for Page<T>
    where
        T: __typed::Text,
        T: 'static,
        Option<Vec<T>>: __typed::Default,
    {
        type Draft = __Draft0<'v, T>;
        fn swap(
            &mut self,
            __draft: &mut Self::Draft,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) {
            match __index {
                0 => __draft.__f0.swap_coded(&mut self.url),
                1 => __draft.__f1.swap_coded(&mut self.tags),
                2 => __draft.__f2.swap_coded(&mut self.color),
                _ => {}
            }
        }
    }
    impl<'v, T> __typed::FieldType<'v> for Page<T>
    where
        T: __typed::Text,
        T: 'static,
        Option<Vec<T>>: __typed::Default,
    {
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
    impl<T> Page<T> {
        /// Returns the metadata of the class, and its class attributes.
        #[must_use]
        fn class() -> &'static __typed::Class
        where
            Self: __typed::HasClass,
        {
            <Self as __typed::HasClass>::STATIC_CLASS
        }
        /// Constructs an object from positional and named arguments, or returns all mismatches.
        fn construct<'v>(
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches>
        where
            Self: __typed::Construct<'v>,
        {
            __typed::construct(&mut __typed::ManuallyDrop::new(arguments.into()))
        }
        /// Sets several fields, or sets none and returns all mismatches.
        fn update<'v>(
            &mut self,
            changes: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<(), __typed::Mismatches>
        where
            Self: __typed::Construct<'v>,
        {
            __typed::update(self, changes.into())
        }
        /// Constructs an object from a value, such as a map of its fields, or returns all mismatches.
        fn from_value<'v>(
            content: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches>
        where
            Self: __typed::FieldType<'v>,
        {
            __typed::from_value(content.into())
        }
        /// Returns the object as a value that borrows from it.
        #[must_use]
        fn to_value(&self) -> __typed::Value<'_>
        where
            Self: __typed::HasClass,
        {
            __typed::to_value(self)
        }
        /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip` leads.
        fn get(
            &self,
            field_path: &__typed::str,
        ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            __typed::get(self, <Self as __typed::HasClass>::STATIC_CLASS, field_path)
        }
        /// Reads like `get`, and converts the value to a type.
        fn get_as<'r, F: __typed::FieldType<'r>>(
            &'r self,
            field_path: &__typed::str,
        ) -> __typed::Result<F, __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            __typed::get_as(self, field_path)
        }
        /// Sets the field, property or item to which a path leads, or changes nothing and returns the mismatch.
        fn set<'v>(
            &mut self,
            field_path: &__typed::str,
            new_value: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::RecordMut<'v> + __typed::HasClass,
        {
            __typed::set(self, field_path, new_value.into())
        }
        /// Returns the fields with their values, in order; those of a base are in its place.
        fn fields(
            &self,
        ) -> impl __typed::ExactSizeIterator<
            Item = (&'static __typed::Field, __typed::Value<'_>),
        >
        where
            Self: __typed::HasClass,
        {
            __typed::fields(self)
        }
        /// Sets `url` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_url(
            &mut self,
            new_value: Url,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            <__typed::Coded<
                Url,
                __CodecPage0,
            > as __typed::FieldType<
                '_,
            >>::set_field_with::<
                Self,
                Self,
                0,
            >(
                self,
                <__typed::Coded<Url, __CodecPage0>>::new(new_value),
                |_, _| __typed::Ok(()),
                |__this: &mut Self, __new: __typed::Coded<Url, __CodecPage0>| {
                    let __new = __new.into_inner();
                    {
                        __this.url = __new;
                        __typed::Ok(())
                    }
                },
                __typed::FINAL,
            )
        }
        /// Sets `tags` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_tags(
            &mut self,
            new_value: Option<Vec<T>>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
            T: __typed::Text,
            T: 'static,
        {
            <__typed::Coded<
                Option<Vec<T>>,
                __typed::InOption<__typed::InVec<__CodecPage1<T>>>,
            > as __typed::FieldType<
                '_,
            >>::set_field_with::<
                Self,
                Self,
                1,
            >(
                self,
                <__typed::Coded<
                    Option<Vec<T>>,
                    __typed::InOption<__typed::InVec<__CodecPage1<T>>>,
                >>::new(new_value),
                |_, _| __typed::Ok(()),
                |
                    __this: &mut Self,
                    __new: __typed::Coded<
                        Option<Vec<T>>,
                        __typed::InOption<__typed::InVec<__CodecPage1<T>>>,
                    >|
                {
                    let __new = __new.into_inner();
                    {
                        __this.tags = __new;
                        __typed::Ok(())
                    }
                },
                __typed::FINAL,
            )
        }
        /// Sets `color` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_color(
            &mut self,
            new_value: Option<Color>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            <__typed::Coded<
                Option<Color>,
                __typed::InOption<__CodecPage2>,
            > as __typed::FieldType<
                '_,
            >>::set_field_with::<
                Self,
                Self,
                2,
            >(
                self,
                <__typed::Coded<
                    Option<Color>,
                    __typed::InOption<__CodecPage2>,
                >>::new(new_value),
                |_, _| __typed::Ok(()),
                |
                    __this: &mut Self,
                    __new: __typed::Coded<
                        Option<Color>,
                        __typed::InOption<__CodecPage2>,
                    >|
                {
                    let __new = __new.into_inner();
                    {
                        __this.color = __new;
                        __typed::Ok(())
                    }
                },
                __typed::FINAL,
            )
        }
    }
    impl<'v, T> __typed::From<Page<T>> for __typed::Value<'v>
    where
        T: __typed::Text,
        T: 'static,
    {
        fn from(__object: Page<T>) -> Self {
            __typed::to_value(&__object).into_owned()
        }
    }
};
