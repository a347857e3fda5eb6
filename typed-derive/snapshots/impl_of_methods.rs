// impl Account {
//     /// Returns an account without money.
//     #[typed(init)]
//     fn new(owner: String) -> Self {
//         Self { owner, balance: 0 }
//     }
//
//     #[typed(getter)]
//     fn balance(&self) -> i64 {
//         self.balance
//     }
//
//     #[typed(setter)]
//     fn set_balance(&mut self, balance: i64) {
//         self.balance = balance;
//     }
//
//     fn is_owned_by(&self, name: &str) -> bool {
//         self.owner == name
//     }
//
//     fn deposit(&mut self, #[typed(default = 1)] amount: i64) -> Result<i64, Error> {
//         self.balance += amount;
//         Ok(self.balance)
//     }
//
//     async fn report(&self) -> String {
//         self.owner.clone()
//     }
//
//     fn currency() -> String {
//         String::from("EUR")
//     }
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    impl __typed::OneBlockPerNumber<0> for Account {
        const BLOCK: &'static __typed::Block = &__typed::block_of::<
            Self,
        >(
            &[
                __typed::Method::new(
                        "new",
                        __typed::Receiver::None,
                        &[
                            __typed::Param::new(
                                "owner",
                                <String as __typed::FieldType<'_>>::FIELD_TYPE,
                            ),
                        ],
                        <Self as __typed::IntoOutput>::TYPE,
                        |__this, __method, __args, __cx| {
                            let (__places, __bound) = __typed::bind(
                                __method,
                                __args,
                                __cx,
                            );
                            let __a0 = __typed::argument::<
                                String,
                            >(__method, 0, __places, || __typed::None, __cx);
                            let _ = __this;
                            __bound?;
                            let __a0 = __a0?;
                            #[allow(deprecated)]
                            let __value = Self::new(__a0);
                            __typed::returned(
                                <Self as __typed::HasClass>::STATIC_CLASS,
                                __method,
                                __value,
                            )
                        },
                    )
                    .with_doc("Returns an account without money.")
                    .with_role(__typed::Role::Init),
                __typed::Method::new(
                        "balance",
                        __typed::Receiver::Shared,
                        &[],
                        <i64 as __typed::IntoOutput>::TYPE,
                        |__this, __method, __args, __cx| {
                            let (__places, __bound) = __typed::bind(
                                __method,
                                __args,
                                __cx,
                            );
                            let __object = __typed::receiver::<
                                Self,
                            >(__this, __method, __cx);
                            __bound?;
                            let __object = __object?;
                            #[allow(deprecated)]
                            let __value = Self::balance(__object);
                            __typed::returned(
                                <Self as __typed::HasClass>::STATIC_CLASS,
                                __method,
                                __value,
                            )
                        },
                    )
                    .with_role(__typed::Role::Getter("balance")),
                __typed::Method::new(
                        "set_balance",
                        __typed::Receiver::Mut,
                        &[
                            __typed::Param::new(
                                "balance",
                                <i64 as __typed::FieldType<'_>>::FIELD_TYPE,
                            ),
                        ],
                        <() as __typed::ToValue>::TYPE,
                        |__this, __method, __args, __cx| {
                            let (__places, __bound) = __typed::bind(
                                __method,
                                __args,
                                __cx,
                            );
                            let __a0 = __typed::argument::<
                                i64,
                            >(__method, 0, __places, || __typed::None, __cx);
                            let __object = __typed::receiver_mut::<
                                Self,
                            >(__this, __method, __cx);
                            __bound?;
                            let __a0 = __a0?;
                            let __object = __object?;
                            #[allow(deprecated)]
                            let __value = Self::set_balance(__object, __a0);
                            __typed::returned(
                                <Self as __typed::HasClass>::STATIC_CLASS,
                                __method,
                                __value,
                            )
                        },
                    )
                    .with_role(__typed::Role::Setter("balance"))
                    .with_snapshot({
                        use __typed::NoSnapshot as _;
                        __typed::SnapshotOf::<Self>::SNAPSHOT
                    }),
                __typed::Method::new(
                    "is_owned_by",
                    __typed::Receiver::Shared,
                    &[
                        __typed::Param::new(
                            "name",
                            <__typed::StrArg<'_> as __typed::FieldType<'_>>::FIELD_TYPE,
                        ),
                    ],
                    <bool as __typed::IntoOutput>::TYPE,
                    |__this, __method, __args, __cx| {
                        let (__places, __bound) = __typed::bind(__method, __args, __cx);
                        let __a0 = __typed::argument::<
                            __typed::StrArg<'_>,
                        >(__method, 0, __places, || __typed::None, __cx);
                        let __object = __typed::receiver::<Self>(__this, __method, __cx);
                        __bound?;
                        let __a0 = __a0?;
                        let __object = __object?;
                        #[allow(deprecated)]
                        let __value = Self::is_owned_by(__object, &*__a0);
                        __typed::returned(
                            <Self as __typed::HasClass>::STATIC_CLASS,
                            __method,
                            __value,
                        )
                    },
                ),
                __typed::Method::new(
                    "deposit",
                    __typed::Receiver::Mut,
                    &[
                        __typed::Param::new(
                                "amount",
                                <i64 as __typed::FieldType<'_>>::FIELD_TYPE,
                            )
                            .with_more(
                                &__typed::FieldOptions::NONE
                                    .with_default(__typed::Literal::Int(1)),
                            ),
                    ],
                    <Result<i64, Error> as __typed::IntoOutput>::TYPE,
                    |__this, __method, __args, __cx| {
                        let (__places, __bound) = __typed::bind(__method, __args, __cx);
                        let __a0 = __typed::argument::<
                            i64,
                        >(
                            __method,
                            0,
                            __places,
                            || __typed::Some({
                                let __value: i64 = 1;
                                __value
                            }),
                            __cx,
                        );
                        let __object = __typed::receiver_mut::<
                            Self,
                        >(__this, __method, __cx);
                        __bound?;
                        let __a0 = __a0?;
                        let __object = __object?;
                        #[allow(deprecated)]
                        let __value = Self::deposit(__object, __a0);
                        __typed::returned(
                            <Self as __typed::HasClass>::STATIC_CLASS,
                            __method,
                            __value,
                        )
                    },
                ),
                __typed::Method::new(
                        "report",
                        __typed::Receiver::Shared,
                        &[],
                        <String as __typed::IntoOutput>::TYPE,
                        |__this, __method, __args, __cx| {
                            let (__places, __bound) = __typed::bind(
                                __method,
                                __args,
                                __cx,
                            );
                            let __object = __typed::receiver::<
                                Self,
                            >(__this, __method, __cx);
                            __bound?;
                            let __object = __object?;
                            __typed::future(async move {
                                #[allow(deprecated)]
                                let __value = Self::report(__object).await;
                                __typed::returned(
                                    <Self as __typed::HasClass>::STATIC_CLASS,
                                    __method,
                                    __value,
                                )
                            })
                        },
                    )
                    .with_async(),
                __typed::Method::new(
                    "currency",
                    __typed::Receiver::None,
                    &[],
                    <String as __typed::IntoOutput>::TYPE,
                    |__this, __method, __args, __cx| {
                        let (__places, __bound) = __typed::bind(__method, __args, __cx);
                        let _ = __this;
                        __bound?;
                        #[allow(deprecated)]
                        let __value = Self::currency();
                        __typed::returned(
                            <Self as __typed::HasClass>::STATIC_CLASS,
                            __method,
                            __value,
                        )
                    },
                ),
            ],
            &[],
        );
    }
    impl __typed::OneConstructor for Account {
        const INIT: __typed::Init<Self> = __typed::Init::new(
            &__typed::Method::new(
                    "new",
                    __typed::Receiver::None,
                    &[
                        __typed::Param::new(
                            "owner",
                            <String as __typed::FieldType<'_>>::FIELD_TYPE,
                        ),
                    ],
                    <Self as __typed::IntoOutput>::TYPE,
                    __typed::no_shim,
                )
                .with_doc("Returns an account without money.")
                .with_role(__typed::Role::Init),
            |__method, __args, __cx| {
                let (__places, __bound) = __typed::bind(__method, __args, __cx);
                let __a0 = __typed::argument::<
                    String,
                >(__method, 0, __places, || __typed::None, __cx);
                __bound?;
                let __a0 = __a0?;
                #[allow(deprecated)]
                let __value = Self::new(__a0);
                <_ as __typed::Made<Self>>::made(__value)
            },
        );
    }
};
impl Account {
    /// Returns an account without money.
    fn new(owner: String) -> Self {
        Self { owner, balance: 0 }
    }
    fn balance(&self) -> i64 {
        self.balance
    }
    fn set_balance(&mut self, balance: i64) {
        self.balance = balance;
    }
    fn is_owned_by(&self, name: &str) -> bool {
        self.owner == name
    }
    fn deposit(&mut self, amount: i64) -> Result<i64, Error> {
        self.balance += amount;
        Ok(self.balance)
    }
    async fn report(&self) -> String {
        self.owner.clone()
    }
    fn currency() -> String {
        String::from("EUR")
    }
}
