//! A document shaped like `twitter.json`: many strings, some with escapes, nested users and
//! entities, 64-bit ids, booleans and `null`s, indented by two spaces.

use super::random::Random;

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Twitter {
    pub statuses: Vec<Status>,
    pub search_metadata: SearchMetadata,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct SearchMetadata {
    pub completed_in: f64,
    pub max_id: u64,
    pub max_id_str: String,
    pub next_results: String,
    pub query: String,
    pub refresh_url: String,
    pub count: u32,
    pub since_id: u64,
    pub since_id_str: String,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Status {
    pub metadata: Metadata,
    pub created_at: String,
    pub id: u64,
    pub id_str: String,
    pub text: String,
    pub source: String,
    pub truncated: bool,
    pub in_reply_to_status_id: Option<u64>,
    pub in_reply_to_status_id_str: Option<String>,
    pub in_reply_to_user_id: Option<u32>,
    pub in_reply_to_user_id_str: Option<String>,
    pub in_reply_to_screen_name: Option<String>,
    pub user: User,
    pub geo: (),
    pub coordinates: (),
    pub place: (),
    pub contributors: (),
    pub retweeted_status: Option<Box<Status>>,
    pub retweet_count: u32,
    pub favorite_count: u32,
    pub entities: StatusEntities,
    pub favorited: bool,
    pub retweeted: bool,
    pub possibly_sensitive: Option<bool>,
    pub lang: String,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Metadata {
    pub result_type: String,
    pub iso_language_code: String,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct User {
    pub id: u32,
    pub id_str: String,
    pub name: String,
    pub screen_name: String,
    pub location: String,
    pub description: String,
    pub url: Option<String>,
    pub entities: UserEntities,
    pub protected: bool,
    pub followers_count: u32,
    pub friends_count: u32,
    pub listed_count: u32,
    pub created_at: String,
    pub favourites_count: u32,
    pub utc_offset: Option<i32>,
    pub time_zone: Option<String>,
    pub geo_enabled: bool,
    pub verified: bool,
    pub statuses_count: u32,
    pub lang: String,
    pub contributors_enabled: bool,
    pub is_translator: bool,
    pub is_translation_enabled: bool,
    pub profile_background_color: String,
    pub profile_background_image_url: String,
    pub profile_background_image_url_https: String,
    pub profile_background_tile: bool,
    pub profile_image_url: String,
    pub profile_image_url_https: String,
    pub profile_banner_url: Option<String>,
    pub profile_link_color: String,
    pub profile_sidebar_border_color: String,
    pub profile_sidebar_fill_color: String,
    pub profile_text_color: String,
    pub profile_use_background_image: bool,
    pub default_profile: bool,
    pub default_profile_image: bool,
    pub following: bool,
    pub follow_request_sent: bool,
    pub notifications: bool,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct UserEntities {
    pub url: Option<Urls>,
    pub description: Urls,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Urls {
    pub urls: Vec<Url>,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Url {
    pub url: String,
    pub expanded_url: Option<String>,
    pub display_url: Option<String>,
    pub indices: (u32, u32),
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct StatusEntities {
    pub hashtags: Vec<Hashtag>,
    pub symbols: Vec<String>,
    pub urls: Vec<Url>,
    pub user_mentions: Vec<UserMention>,
    pub media: Option<Vec<Media>>,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Hashtag {
    pub text: String,
    pub indices: (u32, u32),
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct UserMention {
    pub screen_name: String,
    pub name: String,
    pub id: u32,
    pub id_str: String,
    pub indices: (u32, u32),
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Media {
    pub id: u64,
    pub id_str: String,
    pub indices: (u32, u32),
    pub media_url: String,
    pub media_url_https: String,
    pub url: String,
    pub display_url: String,
    pub expanded_url: String,
    #[serde(rename = "type")]
    #[typed(rename = "type")]
    pub kind: String,
    pub sizes: Sizes,
    pub source_status_id: Option<u64>,
    pub source_status_id_str: Option<String>,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Sizes {
    pub medium: Size,
    pub small: Size,
    pub thumb: Size,
    pub large: Size,
}

#[derive(serde::Deserialize, serde::Serialize, typed_structs::Typed, Clone, Debug, PartialEq)]
pub struct Size {
    pub w: u32,
    pub h: u32,
    pub resize: String,
}

pub type Document = Twitter;

const STATUSES: usize = 100;
const PHRASES: [&str; 10] = [
    "前田敦子さんに会いたい！",
    "名前:前田あゆみ\n第一印象:なんか怖っ！",
    "一、常に身一つ簡素にして、美食を好んではならない",
    "「ここ」を押して\"連絡\"ください、",
    "RT @KATANA77: えっそれは・・・（一同） http://t.co/PkCJAcSuYK",
    "今日はいい天気ですね🌸🌸🌸",
    "この拡散メーカーは、",
    "アンドロイド\\アプリ、",
    "Bitte weitersagen: Grüße aus Köln! ",
    "ごめんなさい\n\nまた明日。",
];
const NAMES: [&str; 6] = ["AYUMI", "しゆん", "武田双雲", "まなみ少佐", "Oidon", "Ξ竹Ξ"];
const SOURCES: [&str; 3] = [
    "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>",
    "<a href=\"http://twittbot.net/\" rel=\"nofollow\">twittbot.net</a>",
    "web",
];

/// Returns the document: about 600 KB.
pub fn text() -> String {
    let random = &mut Random::new(5);
    let twitter = Twitter {
        statuses: (0..STATUSES).map(|_| status(random, true)).collect(),
        search_metadata: SearchMetadata {
            completed_in: 0.087,
            max_id: 505_874_924_095_815_681,
            max_id_str: "505874924095815681".to_owned(),
            next_results: "?max_id=505874847260352512&q=%E4%B8%80&count=100".to_owned(),
            query: "%E4%B8%80".to_owned(),
            refresh_url: "?since_id=505874924095815681&q=%E4%B8%80".to_owned(),
            count: 100,
            since_id: 0,
            since_id_str: "0".to_owned(),
        },
    };
    serde_json::to_string_pretty(&twitter).unwrap()
}

fn status(random: &mut Random, may_repeat: bool) -> Status {
    let id = 505_874_000_000_000_000 + random.below(1 << 49);
    let reply = random.percent(15).then(|| random.below(3_000_000_000) as u32);
    let replied = reply.map(|_| 505_874_000_000_000_000 + random.below(1 << 49));
    let phrases = 1 + random.below(3);
    Status {
        metadata: Metadata { result_type: "recent".to_owned(), iso_language_code: "ja".to_owned() },
        created_at: date(random),
        id,
        id_str: id.to_string(),
        text: (0..phrases).map(|_| random.pick(&PHRASES)).collect(),
        source: random.pick(&SOURCES).to_owned(),
        truncated: false,
        in_reply_to_status_id: replied,
        in_reply_to_status_id_str: replied.map(|id| id.to_string()),
        in_reply_to_user_id: reply,
        in_reply_to_user_id_str: reply.map(|id| id.to_string()),
        in_reply_to_screen_name: reply.map(|id| format!("user_{id}")),
        user: user(random),
        geo: (),
        coordinates: (),
        place: (),
        contributors: (),
        retweeted_status: (may_repeat && random.percent(65))
            .then(|| Box::new(status(random, false))),
        retweet_count: random.below(90) as u32,
        favorite_count: random.below(200) as u32,
        entities: entities(random),
        favorited: false,
        retweeted: false,
        possibly_sensitive: random.percent(30).then_some(false),
        lang: "ja".to_owned(),
    }
}

fn user(random: &mut Random) -> User {
    let id = random.below(3_000_000_000) as u32;
    let flag = |random: &mut Random| random.percent(50);
    let image = format!("pbs.twimg.com/profile_images/{}/{:x}", random.next() >> 4, random.next());
    let has_url = random.percent(30);
    let phrases = random.below(4);
    User {
        id,
        id_str: id.to_string(),
        name: random.pick(&NAMES).to_owned(),
        screen_name: format!("user_{id}"),
        location: if random.percent(40) { "日本・東京".to_owned() } else { String::new() },
        description: (0..phrases).map(|_| random.pick(&PHRASES)).collect(),
        url: has_url.then(|| short(random)),
        entities: UserEntities {
            url: has_url.then(|| Urls { urls: vec![url(random)] }),
            description: Urls { urls: Vec::new() },
        },
        protected: false,
        followers_count: random.below(20_000) as u32,
        friends_count: random.below(2_000) as u32,
        listed_count: random.below(100) as u32,
        created_at: date(random),
        favourites_count: random.below(9_000) as u32,
        utc_offset: random.percent(40).then_some(32_400),
        time_zone: random.percent(40).then(|| "Tokyo".to_owned()),
        geo_enabled: flag(random),
        verified: false,
        statuses_count: random.below(90_000) as u32,
        lang: "ja".to_owned(),
        contributors_enabled: false,
        is_translator: false,
        is_translation_enabled: false,
        profile_background_color: color(random),
        profile_background_image_url: "http://abs.twimg.com/images/themes/theme1/bg.png".to_owned(),
        profile_background_image_url_https: "https://abs.twimg.com/images/themes/theme1/bg.png"
            .to_owned(),
        profile_background_tile: flag(random),
        profile_image_url: format!("http://{image}_normal.jpeg"),
        profile_image_url_https: format!("https://{image}_normal.jpeg"),
        profile_banner_url: random
            .percent(70)
            .then(|| format!("https://pbs.twimg.com/profile_banners/{id}/1409318784")),
        profile_link_color: color(random),
        profile_sidebar_border_color: color(random),
        profile_sidebar_fill_color: color(random),
        profile_text_color: color(random),
        profile_use_background_image: flag(random),
        default_profile: flag(random),
        default_profile_image: false,
        following: false,
        follow_request_sent: false,
        notifications: false,
    }
}

fn entities(random: &mut Random) -> StatusEntities {
    let (tags, urls, mentions) = (random.below(3), random.below(2), random.below(3));
    StatusEntities {
        hashtags: (0..tags)
            .map(|_| Hashtag { text: random.pick(&NAMES).to_owned(), indices: indices(random) })
            .collect(),
        symbols: Vec::new(),
        urls: (0..urls).map(|_| url(random)).collect(),
        user_mentions: (0..mentions).map(|_| mention(random)).collect(),
        media: random.percent(15).then(|| vec![media(random)]),
    }
}

fn mention(random: &mut Random) -> UserMention {
    let id = random.below(3_000_000_000) as u32;
    UserMention {
        screen_name: format!("user_{id}"),
        name: random.pick(&NAMES).to_owned(),
        id,
        id_str: id.to_string(),
        indices: indices(random),
    }
}

fn media(random: &mut Random) -> Media {
    let id = 505_874_000_000_000_000 + random.below(1 << 49);
    let size = |w, h, resize: &str| Size { w, h, resize: resize.to_owned() };
    Media {
        id,
        id_str: id.to_string(),
        indices: indices(random),
        media_url: format!("http://pbs.twimg.com/media/{:x}.jpg", id),
        media_url_https: format!("https://pbs.twimg.com/media/{:x}.jpg", id),
        url: short(random),
        display_url: format!("pic.twitter.com/{:x}", id >> 20),
        expanded_url: format!("http://twitter.com/user/status/{id}/photo/1"),
        kind: "photo".to_owned(),
        sizes: Sizes {
            medium: size(600, 399, "fit"),
            small: size(340, 226, "fit"),
            thumb: size(150, 150, "crop"),
            large: size(1_024, 682, "fit"),
        },
        source_status_id: Some(id - 1),
        source_status_id_str: Some((id - 1).to_string()),
    }
}

fn url(random: &mut Random) -> Url {
    Url {
        url: short(random),
        expanded_url: Some(format!("http://www.example.jp/{}/index.html", random.below(99_999))),
        display_url: Some("example.jp/…".to_owned()),
        indices: indices(random),
    }
}

fn short(random: &mut Random) -> String {
    format!("http://t.co/{:010x}", random.below(1 << 40))
}

fn indices(random: &mut Random) -> (u32, u32) {
    let start = random.below(100) as u32;
    (start, start + 22)
}

fn color(random: &mut Random) -> String {
    format!("{:06X}", random.below(1 << 24))
}

fn date(random: &mut Random) -> String {
    let (hour, minute, second) = (random.below(24), random.below(60), random.below(60));
    format!("Sun Aug 31 {hour:02}:{minute:02}:{second:02} +0000 2014")
}
