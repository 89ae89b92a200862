//! Reads tokens into the syntax tree, and gets over every mistake on the way.
//!
//! Reading never fails and never loops: where something can't be read it is reported once, at least one token is
//! taken, and reading goes on behind it.

mod ahead;
mod bare;
mod closing;
mod flow;
mod mend;
mod tag;
mod value;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Ident, LitStr, Token};

use self::closing::Closing;
use super::ast::{Bare, Element, Ending, Node, Tag};
use crate::diagnostics::Errors;

/// Reads a whole view.
pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Vec<Node> {
    let mut reader = Reader {
        errors,
        open: Vec::new(),
        late: Vec::new(),
    };
    let read = |input: ParseStream| Ok(reader.view(input));
    // The reader takes every token and never answers with an error.
    read.parse2(tokens).unwrap_or_default()
}

/// What is known while reading.
struct Reader<'e> {
    errors: &'e mut Errors,
    /// The names of the elements that are open here, outermost first; a fragment's is empty.
    open: Vec<String>,
    /// Closing tags that come too late, which is said of the element that they should have closed.
    late: Vec<String>,
}

impl Reader<'_> {
    fn view(&mut self, input: ParseStream) -> Vec<Node> {
        let mut nodes = Vec::new();
        loop {
            self.nodes(input, &mut nodes);
            if input.is_empty() {
                return nodes;
            }
            let closing = Closing::take(input);
            self.report_stray(&closing);
        }
    }

    /// Reads nodes up to a closing tag or the end.
    fn nodes(&mut self, input: ParseStream, nodes: &mut Vec<Node>) {
        while !input.is_empty() && !Closing::is_next(input) {
            nodes.extend(self.node(input));
        }
    }

    fn node(&mut self, input: ParseStream) -> Option<Node> {
        if input.peek(Token![<]) {
            return self.tagged(input);
        }
        if input.peek(LitStr) {
            return input.parse().ok().map(Node::Text);
        }
        if let Some((group, _)) = braces(input) {
            take(input);
            return Some(Node::Block(self.braced_value(&group)));
        }
        if input.peek(Token![,]) || input.peek(Token![;]) {
            let span = take(input)?.span();
            self.errors
                .at(span, "nothing stands between two nodes: remove this sign");
            return None;
        }
        if input.peek(Token![>]) {
            let span = take(input)?.span();
            self.errors.at(
                span,
                "this `>` ends nothing: remove it, or put text in quotes",
            );
            return None;
        }
        Some(control_flow(input).map_or_else(|| Node::Unquoted(unquoted(input)), Node::Bare))
    }

    /// Reads what begins with `<` and is not a closing tag.
    fn tagged(&mut self, input: ParseStream) -> Option<Node> {
        if input.peek2(Token![>]) {
            let open = [take(input)?, take(input)?];
            return Some(self.fragment(input, &open.into_iter().collect()));
        }
        if input.peek2(Token![!]) {
            self.comment(input);
            return None;
        }
        if !(input.peek2(Ident::peek_any) || input.peek2(Token![::])) {
            let span = take(input)?.span();
            self.errors.at(
                span,
                "a component's name goes right after `<`, as in `<Label text=\"…\"/>`",
            );
            return None;
        }
        let mut tag = self.tag(input)?;
        let children = self.children(input, &mut tag);
        Some(flow::node_of(Element { tag, children }))
    }

    fn fragment(&mut self, input: ParseStream, open: &TokenStream) -> Node {
        self.open.push(String::new());
        let mut nodes = Vec::new();
        let ending = self.up_to_closing(input, "", &mut nodes);
        self.open.pop();
        if let Ending::Unclosed { before } = ending {
            let place = before.map_or_else(String::new, |before| format!(" before `{before}`"));
            self.errors.over(
                open,
                format!("this fragment is never closed: add `</>`{place}"),
            );
        }
        Node::Fragment(nodes)
    }

    fn children(&mut self, input: ParseStream, tag: &mut Tag) -> Vec<Node> {
        let mut nodes = Vec::new();
        let name = tag.name.text.clone();
        self.open.push(name.clone());
        // Where only the `>` of the tag is missing, the closing tag shows that what follows is inside.
        let has_children = match tag.ending {
            Ending::SelfClosed => false,
            Ending::Unfinished => ahead::closes(input, &name, self.depth(&name)),
            Ending::Closed | Ending::Unclosed { .. } => true,
        };
        if has_children {
            let ending = self.up_to_closing(input, &name, &mut nodes);
            if !tag.is_unfinished() {
                tag.ending = ending;
            }
        }
        self.open.pop();
        nodes
    }

    /// How many elements called `name` are open.
    fn depth(&self, name: &str) -> usize {
        self.open.iter().filter(|open| *open == name).count()
    }

    /// An HTML comment, or something else that begins with `<!`.
    fn comment(&mut self, input: ParseStream) {
        let mut tokens: Vec<TokenTree> = Vec::new();
        while let Some(tree) = take(input) {
            let ends = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '>');
            tokens.push(tree);
            if ends {
                break;
            }
        }
        let tokens: TokenStream = tokens.into_iter().collect();
        self.errors.over(
            tokens,
            "a comment in a view is a Rust comment: `// …` or `/* … */`",
        );
    }
}

/// Takes one token tree, whatever it is.
fn take(input: ParseStream) -> Option<TokenTree> {
    input.parse().ok()
}

/// Takes the tokens up to where `behind` has got, as they were typed.
fn take_up_to(behind: ParseStream, input: ParseStream, tokens: &mut TokenStream) {
    while input.cursor() != behind.cursor() && !input.is_empty() {
        tokens.extend(take(input));
    }
}

/// The braces that are next, with their content.
fn braces(input: ParseStream) -> Option<(proc_macro2::Group, Span)> {
    match input.cursor().token_tree() {
        Some((TokenTree::Group(group), _)) if group.delimiter() == Delimiter::Brace => {
            let span = group.span();
            Some((group, span))
        }
        _ => None,
    }
}

/// Takes an `if`, `for`, `while`, `loop` or `match` with all its blocks, if there is one and not just the word.
fn control_flow(input: ParseStream) -> Option<Bare> {
    const KEYWORDS: [&str; 5] = ["if", "for", "while", "loop", "match"];
    let keyword = input.fork().call(Ident::parse_any).ok()?;
    if !KEYWORDS.iter().any(|word| keyword == word) || !ahead::has_block(input) {
        return None;
    }
    let mut tokens = TokenStream::new();
    loop {
        let tree = take(input)?;
        let is_block =
            matches!(&tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        tokens.extend([tree]);
        if is_block && !input.peek(Token![else]) {
            return Some(Bare { keyword, tokens });
        }
    }
}

/// Takes everything up to what can be a node.
fn unquoted(input: ParseStream) -> TokenStream {
    let mut tokens = TokenStream::new();
    while let Some(tree) = take(input) {
        tokens.extend([tree]);
        if input.peek(Token![<]) || input.peek(LitStr) || braces(input).is_some() {
            break;
        }
    }
    tokens
}
