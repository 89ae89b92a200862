//! Colours: names and numbers that end up as the text that CSS knows.
//!
//! A colour that is only a name must never cost an allocation.

use sidekick_protocol::Text;

/// A colour: one of the [named ones](#impl-Color) of CSS, made of numbers, or any text that CSS takes for a colour.
///
/// Wherever a colour is asked for, the text alone will do, too:
///
/// ```no_run
/// use sidekick::{Color, Grid};
///
/// let grid = Grid::new(3, 1);
/// grid.set_color(0, 0, "tomato");
/// grid.set_color(1, 0, Color::TOMATO);
/// grid.set_color(2, 0, Color::rgb(255, 99, 71));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Color(Text);

impl Color {
    /// A colour of red, green and blue light.
    pub fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self(format!("#{red:02x}{green:02x}{blue:02x}").into())
    }

    /// A colour that what is below shines through: from 0 (not to be seen) to 255 (opaque).
    pub fn rgba(red: u8, green: u8, blue: u8, alpha: u8) -> Self {
        Self(format!("#{red:02x}{green:02x}{blue:02x}{alpha:02x}").into())
    }

    /// The colour as text for CSS.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Color> for Text {
    fn from(color: Color) -> Self {
        color.0
    }
}

impl From<&Color> for Color {
    fn from(color: &Color) -> Self {
        color.clone()
    }
}

impl From<&'static str> for Color {
    fn from(color: &'static str) -> Self {
        Self(color.into())
    }
}

impl From<String> for Color {
    fn from(color: String) -> Self {
        Self(color.into())
    }
}

impl From<Text> for Color {
    fn from(color: Text) -> Self {
        Self(color)
    }
}

/// Whether nothing is to be seen of what is below this colour. In doubt the answer is no.
pub(crate) fn is_opaque(color: &str) -> bool {
    match color.strip_prefix('#') {
        Some(digits) => {
            matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        }
        None => NAMES
            .binary_search(&color.to_ascii_lowercase().as_str())
            .is_ok(),
    }
}

macro_rules! named {
    ($($name:ident = $css:literal,)*) => {
        impl Color {
            $(
                #[doc = concat!("`", $css, "`")]
                pub const $name: Self = Self(Text::Borrowed($css));
            )*
        }

        /// The names of all colours of CSS that have one, in the order of the alphabet.
        static NAMES: [&str; 148] = [$($css),*];
    };
}

named! {
    ALICE_BLUE = "aliceblue",
    ANTIQUE_WHITE = "antiquewhite",
    AQUA = "aqua",
    AQUAMARINE = "aquamarine",
    AZURE = "azure",
    BEIGE = "beige",
    BISQUE = "bisque",
    BLACK = "black",
    BLANCHED_ALMOND = "blanchedalmond",
    BLUE = "blue",
    BLUE_VIOLET = "blueviolet",
    BROWN = "brown",
    BURLY_WOOD = "burlywood",
    CADET_BLUE = "cadetblue",
    CHARTREUSE = "chartreuse",
    CHOCOLATE = "chocolate",
    CORAL = "coral",
    CORNFLOWER_BLUE = "cornflowerblue",
    CORNSILK = "cornsilk",
    CRIMSON = "crimson",
    CYAN = "cyan",
    DARK_BLUE = "darkblue",
    DARK_CYAN = "darkcyan",
    DARK_GOLDENROD = "darkgoldenrod",
    DARK_GRAY = "darkgray",
    DARK_GREEN = "darkgreen",
    DARK_GREY = "darkgrey",
    DARK_KHAKI = "darkkhaki",
    DARK_MAGENTA = "darkmagenta",
    DARK_OLIVE_GREEN = "darkolivegreen",
    DARK_ORANGE = "darkorange",
    DARK_ORCHID = "darkorchid",
    DARK_RED = "darkred",
    DARK_SALMON = "darksalmon",
    DARK_SEA_GREEN = "darkseagreen",
    DARK_SLATE_BLUE = "darkslateblue",
    DARK_SLATE_GRAY = "darkslategray",
    DARK_SLATE_GREY = "darkslategrey",
    DARK_TURQUOISE = "darkturquoise",
    DARK_VIOLET = "darkviolet",
    DEEP_PINK = "deeppink",
    DEEP_SKY_BLUE = "deepskyblue",
    DIM_GRAY = "dimgray",
    DIM_GREY = "dimgrey",
    DODGER_BLUE = "dodgerblue",
    FIRE_BRICK = "firebrick",
    FLORAL_WHITE = "floralwhite",
    FOREST_GREEN = "forestgreen",
    FUCHSIA = "fuchsia",
    GAINSBORO = "gainsboro",
    GHOST_WHITE = "ghostwhite",
    GOLD = "gold",
    GOLDENROD = "goldenrod",
    GRAY = "gray",
    GREEN = "green",
    GREEN_YELLOW = "greenyellow",
    GREY = "grey",
    HONEYDEW = "honeydew",
    HOT_PINK = "hotpink",
    INDIAN_RED = "indianred",
    INDIGO = "indigo",
    IVORY = "ivory",
    KHAKI = "khaki",
    LAVENDER = "lavender",
    LAVENDER_BLUSH = "lavenderblush",
    LAWN_GREEN = "lawngreen",
    LEMON_CHIFFON = "lemonchiffon",
    LIGHT_BLUE = "lightblue",
    LIGHT_CORAL = "lightcoral",
    LIGHT_CYAN = "lightcyan",
    LIGHT_GOLDENROD_YELLOW = "lightgoldenrodyellow",
    LIGHT_GRAY = "lightgray",
    LIGHT_GREEN = "lightgreen",
    LIGHT_GREY = "lightgrey",
    LIGHT_PINK = "lightpink",
    LIGHT_SALMON = "lightsalmon",
    LIGHT_SEA_GREEN = "lightseagreen",
    LIGHT_SKY_BLUE = "lightskyblue",
    LIGHT_SLATE_GRAY = "lightslategray",
    LIGHT_SLATE_GREY = "lightslategrey",
    LIGHT_STEEL_BLUE = "lightsteelblue",
    LIGHT_YELLOW = "lightyellow",
    LIME = "lime",
    LIME_GREEN = "limegreen",
    LINEN = "linen",
    MAGENTA = "magenta",
    MAROON = "maroon",
    MEDIUM_AQUAMARINE = "mediumaquamarine",
    MEDIUM_BLUE = "mediumblue",
    MEDIUM_ORCHID = "mediumorchid",
    MEDIUM_PURPLE = "mediumpurple",
    MEDIUM_SEA_GREEN = "mediumseagreen",
    MEDIUM_SLATE_BLUE = "mediumslateblue",
    MEDIUM_SPRING_GREEN = "mediumspringgreen",
    MEDIUM_TURQUOISE = "mediumturquoise",
    MEDIUM_VIOLET_RED = "mediumvioletred",
    MIDNIGHT_BLUE = "midnightblue",
    MINT_CREAM = "mintcream",
    MISTY_ROSE = "mistyrose",
    MOCCASIN = "moccasin",
    NAVAJO_WHITE = "navajowhite",
    NAVY = "navy",
    OLD_LACE = "oldlace",
    OLIVE = "olive",
    OLIVE_DRAB = "olivedrab",
    ORANGE = "orange",
    ORANGE_RED = "orangered",
    ORCHID = "orchid",
    PALE_GOLDENROD = "palegoldenrod",
    PALE_GREEN = "palegreen",
    PALE_TURQUOISE = "paleturquoise",
    PALE_VIOLET_RED = "palevioletred",
    PAPAYA_WHIP = "papayawhip",
    PEACH_PUFF = "peachpuff",
    PERU = "peru",
    PINK = "pink",
    PLUM = "plum",
    POWDER_BLUE = "powderblue",
    PURPLE = "purple",
    REBECCA_PURPLE = "rebeccapurple",
    RED = "red",
    ROSY_BROWN = "rosybrown",
    ROYAL_BLUE = "royalblue",
    SADDLE_BROWN = "saddlebrown",
    SALMON = "salmon",
    SANDY_BROWN = "sandybrown",
    SEA_GREEN = "seagreen",
    SEA_SHELL = "seashell",
    SIENNA = "sienna",
    SILVER = "silver",
    SKY_BLUE = "skyblue",
    SLATE_BLUE = "slateblue",
    SLATE_GRAY = "slategray",
    SLATE_GREY = "slategrey",
    SNOW = "snow",
    SPRING_GREEN = "springgreen",
    STEEL_BLUE = "steelblue",
    TAN = "tan",
    TEAL = "teal",
    THISTLE = "thistle",
    TOMATO = "tomato",
    TURQUOISE = "turquoise",
    VIOLET = "violet",
    WHEAT = "wheat",
    WHITE = "white",
    WHITE_SMOKE = "whitesmoke",
    YELLOW = "yellow",
    YELLOW_GREEN = "yellowgreen",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opaque_colours_are_told_from_others() {
        assert!(NAMES.is_sorted());
        for opaque in ["white", "Tomato", "#fff", "#A0b1c2"] {
            assert!(is_opaque(opaque), "{opaque}");
        }
        for other in [
            "transparent",
            "",
            "#",
            "#ffff",
            "#ffffff80",
            "#ggg",
            "rgba(0, 0, 0, 0.5)",
            "g",
        ] {
            assert!(!is_opaque(other), "{other}");
        }
    }

    #[test]
    fn numbers_become_text() {
        assert_eq!(Color::rgb(255, 0, 10).as_str(), "#ff000a");
        assert_eq!(Color::rgba(1, 2, 3, 128).as_str(), "#01020380");
        assert!(matches!(Text::from(Color::RED), Text::Borrowed("red")));
    }
}
