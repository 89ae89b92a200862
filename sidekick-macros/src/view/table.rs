//! The components that `view!` knows, and the names that people bring along from elsewhere.
//!
//! A new component is a row here and a builder in the library; nothing else in this crate names a component.

use crate::suggest;

/// What `view!` knows of a component.
#[derive(Debug)]
pub(crate) struct Component {
    pub(crate) name: &'static str,
    attributes: &'static [Attribute],
    events: &'static [&'static str],
    pub(crate) content: Content,
    /// Whether it shows variables, with `show:`.
    pub(crate) shows: bool,
}

/// What may stand between a component's tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Nothing,
    Nodes,
}

/// An attribute, which is also the builder's method.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    /// The function that makes of any kind of value what the builder takes.
    pub(crate) conversion: &'static str,
}

const ID: Attribute = Attribute {
    name: "id",
    required: false,
    conversion: "id",
};
const REQUIRED_TEXT: Attribute = Attribute {
    name: "text",
    required: true,
    conversion: "text",
};
const VALUE: Attribute = Attribute {
    name: "value",
    required: false,
    conversion: "text",
};
const PLACEHOLDER: Attribute = Attribute {
    name: "placeholder",
    required: false,
    conversion: "text",
};

const CONSTANT_TEXT: Attribute = Attribute {
    name: "text",
    required: false,
    conversion: "constant_text",
};
const SHOW_INPUT: Attribute = Attribute {
    name: "show_input",
    required: false,
    conversion: "flag",
};
const SCROLLBACK: Attribute = Attribute {
    name: "scrollback",
    required: false,
    conversion: "count",
};
const COLUMNS: Attribute = Attribute {
    name: "columns",
    required: true,
    conversion: "count",
};
const ROWS: Attribute = Attribute {
    name: "rows",
    required: true,
    conversion: "count",
};
const WIDTH: Attribute = Attribute {
    name: "width",
    required: true,
    conversion: "length",
};
const HEIGHT: Attribute = Attribute {
    name: "height",
    required: true,
    conversion: "length",
};

/// The components, in the order in which messages list them.
static COMPONENTS: [Component; 10] = [
    Component {
        name: "Label",
        attributes: &[REQUIRED_TEXT, ID],
        events: &["error"],
        content: Content::Nothing,
        shows: false,
    },
    Component {
        name: "Button",
        attributes: &[REQUIRED_TEXT, ID],
        events: &["click", "error"],
        content: Content::Nothing,
        shows: false,
    },
    Component {
        name: "Textbox",
        attributes: &[VALUE, PLACEHOLDER, ID],
        events: &["submit", "error"],
        content: Content::Nothing,
        shows: false,
    },
    Component {
        name: "Markdown",
        attributes: &[REQUIRED_TEXT, ID],
        events: &["error"],
        content: Content::Nothing,
        shows: false,
    },
    Component {
        name: "Console",
        attributes: &[CONSTANT_TEXT, SHOW_INPUT, SCROLLBACK, ID],
        events: &["submit", "error"],
        content: Content::Nothing,
        shows: false,
    },
    Component {
        name: "Grid",
        attributes: &[COLUMNS, ROWS, ID],
        events: &["click", "error"],
        content: Content::Nothing,
        shows: false,
    },
    Component {
        name: "Canvas",
        attributes: &[WIDTH, HEIGHT, ID],
        events: &["click", "error"],
        content: Content::Nothing,
        shows: false,
    },
    Component {
        name: "Viz",
        attributes: &[ID],
        events: &["error"],
        content: Content::Nothing,
        shows: true,
    },
    Component {
        name: "Row",
        attributes: &[ID],
        events: &["error"],
        content: Content::Nodes,
        shows: false,
    },
    Component {
        name: "Column",
        attributes: &[ID],
        events: &["error"],
        content: Content::Nodes,
        shows: false,
    },
];

/// Names of the grammar that have no expansion yet.
static ANNOUNCED: [&str; 5] = ["If", "Else", "For", "Match", "Case"];

/// HTML's tags, each with the component that takes its place.
static HTML: [(&str, &str); 31] = [
    ("a", "Button"),
    ("article", "Column"),
    ("aside", "Column"),
    ("b", "Label"),
    ("body", "Column"),
    ("code", "Label"),
    ("div", "Column"),
    ("em", "Label"),
    ("footer", "Row"),
    ("form", "Column"),
    ("h1", "Label"),
    ("h2", "Label"),
    ("h3", "Label"),
    ("h4", "Label"),
    ("header", "Row"),
    ("html", "Column"),
    ("i", "Label"),
    ("input", "Textbox"),
    ("li", "Label"),
    ("main", "Column"),
    ("nav", "Row"),
    ("ol", "Column"),
    ("p", "Label"),
    ("pre", "Label"),
    ("section", "Column"),
    ("span", "Label"),
    ("strong", "Label"),
    ("table", "Column"),
    ("textarea", "Textbox"),
    ("tr", "Row"),
    ("ul", "Column"),
];

/// What a name in a tag turns out to be.
#[derive(Debug)]
pub(crate) enum Found {
    /// A component.
    Component(&'static Component),
    /// Something that `view!` will know, but does not yet.
    Announced,
    /// A component written in small letters.
    SmallLetters(&'static Component),
    /// A tag of HTML, and what takes its place.
    Html(&'static Component),
    /// A slip of the fingers, probably.
    Near(&'static Component),
    /// A slip in the name of something that is not there yet.
    NearAnnounced(&'static str),
    /// None of these.
    Unknown,
}

/// Looks a tag's name up.
pub(crate) fn find(name: &str) -> Found {
    if let Some(component) = component(name) {
        return Found::Component(component);
    }
    if ANNOUNCED.contains(&name) {
        return Found::Announced;
    }
    if let Some(component) = COMPONENTS
        .iter()
        .find(|component| component.name.eq_ignore_ascii_case(name))
    {
        return Found::SmallLetters(component);
    }
    if let Some(component) = HTML
        .iter()
        .find(|(tag, _)| *tag == name)
        .and_then(|(_, instead)| component(instead))
    {
        return Found::Html(component);
    }
    let all = names().chain(ANNOUNCED.iter().copied());
    match suggest::closest(name, all) {
        Some(near) => component(near).map_or(Found::NearAnnounced(near), Found::Near),
        None => Found::Unknown,
    }
}

/// The names of all components.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    COMPONENTS.iter().map(|component| component.name)
}

fn component(name: &str) -> Option<&'static Component> {
    COMPONENTS.iter().find(|component| component.name == name)
}

impl Attribute {
    /// How a constant value of it is written.
    pub(crate) fn sample(&self) -> &'static str {
        match self.conversion {
            "text" | "constant_text" | "id" => "\"…\"",
            _ => "…",
        }
    }
}

impl Component {
    /// The attribute called `name`.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }

    /// The attributes, in the order in which messages list them.
    pub(crate) fn attributes(&self) -> &'static [Attribute] {
        self.attributes
    }

    /// The event called `name`.
    pub(crate) fn event(&self, name: &str) -> Option<&'static str> {
        self.events.iter().copied().find(|event| *event == name)
    }

    /// The events, in the order in which messages list them.
    pub(crate) fn events(&self) -> &'static [&'static str] {
        self.events
    }
}
