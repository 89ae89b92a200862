//! Long random runs: several viewers of different abilities, slow ones among them, layouts, cuts and reconnects.

use proptest::prelude::*;
use sidekick_protocol::{ComponentKind, canvas, console, grid};

use super::*;

#[derive(Clone, Debug)]
enum Step {
    Spawn {
        kind: usize,
        parent: usize,
        before: usize,
    },
    Change {
        target: usize,
        change: Change,
    },
    Move {
        target: usize,
        parent: usize,
        before: usize,
    },
    Submit {
        link: usize,
    },
    Remove {
        target: usize,
    },
    ClearAll,
    Open,
    Close {
        link: usize,
    },
    Online {
        link: usize,
        extended: bool,
    },
    Offline {
        link: usize,
    },
    Write {
        link: usize,
    },
    Cut,
    TimeOut,
}

/// How a component is changed: each kind takes of it what it needs.
#[derive(Clone, Debug)]
struct Change {
    action: usize,
    places: [u32; 2],
    size: usize,
}

fn change() -> impl Strategy<Value = Change> {
    let size = prop_oneof![12 => 0..20_usize, 1 => Just(1_500_000)];
    (any::<usize>(), [0..4_u32, 0..4_u32], size).prop_map(|(action, places, size)| Change {
        action,
        places,
        size,
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = any::<usize>;
    let flag = any::<bool>;
    let step = prop_oneof![
        8 => (number(), number(), number())
            .prop_map(|(kind, parent, before)| Step::Spawn { kind, parent, before }),
        20 => (number(), change()).prop_map(|(target, change)| Step::Change { target, change }),
        4 => (number(), number(), number())
            .prop_map(|(target, parent, before)| Step::Move { target, parent, before }),
        2 => number().prop_map(|link| Step::Submit { link }),
        2 => number().prop_map(|target| Step::Remove { target }),
        1 => Just(Step::ClearAll),
        3 => Just(Step::Open),
        1 => number().prop_map(|link| Step::Close { link }),
        4 => (number(), flag()).prop_map(|(link, extended)| Step::Online { link, extended }),
        1 => number().prop_map(|link| Step::Offline { link }),
        12 => number().prop_map(|link| Step::Write { link }),
        1 => Just(Step::Cut),
        2 => Just(Step::TimeOut),
    ];
    prop::collection::vec(step, 1..100)
}

/// A run: the simulation, and what the program knows of its components.
struct Run {
    simulation: Simulation,
    components: Vec<(InstanceId, ComponentKind)>,
    opened: u64,
}

impl Run {
    fn new() -> Self {
        let mut simulation = Simulation::new();
        simulation.command(Command::Activate);
        simulation.connected();
        let textbox = InstanceId::from(TEXTBOX);
        let spawn = textbox::Spawn {
            value: Text::default(),
            placeholder: Text::default(),
        };
        simulation.message(HeroMessage::Spawn {
            target: textbox.clone(),
            placement: Placement::default(),
            payload: SpawnPayload::Textbox(spawn),
        });
        Self {
            simulation,
            components: vec![(textbox, ComponentKind::Textbox)],
            opened: 0,
        }
    }

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Spawn {
                kind,
                parent,
                before,
            } => self.spawn(kind, parent, before),
            Step::Change { target, ref change } => self.change(target, change),
            Step::Move {
                target,
                parent,
                before,
            } => self.change_parent(target, parent, before),
            Step::Submit { link } => self.on_link(link, Simulation::submit),
            Step::Remove { target } => self.remove(target),
            Step::ClearAll => {
                self.components.clear();
                self.simulation.message(HeroMessage::ClearAll);
            }
            Step::Open if self.simulation.channel_open => {
                self.simulation.open_link(LinkId(self.opened));
                self.opened += 1;
            }
            Step::Close { link } => self.on_link(link, Simulation::close_link),
            Step::Online { link, extended } => self.on_link(link, |simulation, link| {
                let capabilities = if extended {
                    Capabilities::all()
                } else {
                    Capabilities::empty()
                };
                simulation.announce(link, Presence::Online, capabilities);
            }),
            Step::Offline { link } => self.on_link(link, |simulation, link| {
                simulation.announce(link, Presence::Offline, Capabilities::empty());
            }),
            Step::Write { link } => self.on_link(link, Simulation::write),
            Step::Cut if self.simulation.channel_open => self.simulation.channel_ended(),
            Step::TimeOut if self.simulation.machine.poll_timeout().is_some() => {
                self.simulation.time_out();
                self.simulation.connected();
            }
            Step::Open | Step::Cut | Step::TimeOut => {}
        }
    }

    fn on_link(&mut self, link: usize, act: impl FnOnce(&mut Simulation, LinkId)) {
        let links: Vec<_> = self.simulation.links.keys().copied().collect();
        if !links.is_empty() {
            act(&mut self.simulation, links[link % links.len()]);
        }
    }

    fn spawn(&mut self, kind: usize, parent: usize, before: usize) {
        self.simulation.spawned += 1;
        let target = InstanceId::from(format!("c-{}", self.simulation.spawned));
        let placement = self.placement(parent, before);
        let payload = payload(kind);
        self.components.push((target.clone(), payload.kind()));
        self.simulation.message(HeroMessage::Spawn {
            target,
            placement,
            payload,
        });
    }

    fn change(&mut self, target: usize, change: &Change) {
        let Some((target, kind)) = self.component(target) else {
            return;
        };
        let shown = self.simulation.wanted.find(target.as_str());
        let buffers = &shown.expect("the program knows what is there").buffers;
        let buffers: Vec<_> = buffers.ids().collect();
        if let Some(update) = change.of(kind, &buffers) {
            self.simulation
                .message(HeroMessage::Update { target, update });
        }
    }

    fn change_parent(&mut self, target: usize, parent: usize, before: usize) {
        let placement = self.placement(parent, before);
        let Some((target, component)) = self.component(target) else {
            return;
        };
        let within = |id: &InstanceId| {
            let page = &self.simulation.wanted;
            let root = page
                .find(target.as_str())
                .expect("the program knows what is there");
            root.find(id.as_str()).is_some()
        };
        if !placement.parent.as_ref().is_some_and(within) {
            self.simulation.message(HeroMessage::ChangeParent {
                target,
                component,
                placement,
            });
        }
    }

    fn remove(&mut self, target: usize) {
        if let Some((target, component)) = self.component(target) {
            self.simulation
                .message(HeroMessage::Remove { target, component });
            let page = &self.simulation.wanted;
            self.components
                .retain(|(id, _)| page.find(id.as_str()).is_some());
        }
    }

    fn component(&self, index: usize) -> Option<(InstanceId, ComponentKind)> {
        self.components
            .get(index % self.components.len().max(1))
            .cloned()
    }

    /// A place: on the page or in some container, at the end or before something, which may lie elsewhere.
    fn placement(&self, parent: usize, before: usize) -> Placement {
        let containers: Vec<_> = self
            .components
            .iter()
            .filter(|(_, kind)| kind.is_container())
            .collect();
        let parent = containers
            .get(parent % (containers.len() + 1))
            .map(|(id, _)| id.clone());
        let siblings = match &parent {
            None => &self.simulation.wanted.roots,
            Some(parent) => {
                &self
                    .simulation
                    .wanted
                    .find(parent.as_str())
                    .expect("it is there")
                    .children
            }
        };
        let insert_before = siblings
            .get(before % (siblings.len() + 1))
            .map(|shown| shown.id.clone());
        Placement {
            parent,
            insert_before,
        }
    }
}

impl Change {
    /// The update that it is for a component of this kind, if there are any.
    fn of(&self, kind: ComponentKind, buffers: &[u32]) -> Option<Update> {
        let text: Text = "x\n".repeat(self.size / 2).into();
        Some(match kind {
            ComponentKind::Label => Update::Label(label::Update::SetText { text }),
            ComponentKind::Console => Update::Console(match self.action % 4 {
                0 => console::Update::Clear,
                _ => console::Update::Append { text },
            }),
            ComponentKind::Grid => Update::Grid(self.of_grid(text)),
            ComponentKind::Canvas => Update::Canvas(self.of_canvas(buffers)),
            _ => return None,
        })
    }

    fn of_grid(&self, text: Text) -> grid::Update {
        let [x, y] = self.places;
        let some = self.size.is_multiple_of(4);
        match self.action % 6 {
            0 => grid::Update::Clear,
            1 => grid::Update::ClearCell { x, y },
            2 | 3 => grid::Update::SetColor {
                x,
                y,
                color: some.then(|| "red".into()),
            },
            _ => grid::Update::SetText {
                x,
                y,
                text: some.then_some(text),
            },
        }
    }

    fn of_canvas(&self, buffers: &[u32]) -> canvas::Update {
        let [buffer_id, other] = self
            .places
            .map(|place| buffers[place as usize % buffers.len()]);
        let newest = buffers.iter().max().expect("there is the screen");
        match self.action % 8 {
            0 => canvas::Update::Clear { buffer_id },
            1 => canvas::Update::CreateBuffer {
                buffer_id: newest + 1,
            },
            2 if *newest > 0 => canvas::Update::DestroyBuffer { buffer_id: *newest },
            3 | 4 => canvas::Update::DrawBuffer {
                source_buffer_id: buffer_id,
                target_buffer_id: other,
                replace: self.size.is_multiple_of(2),
            },
            _ => canvas::Update::DrawText {
                buffer_id,
                x: 0.0,
                y: 0.0,
                // One of each size, so that they can be told apart; none so large that a canvas would forget it.
                text: self.size.to_string().into(),
                style: canvas::TextStyle::default(),
            },
        }
    }
}

/// What a component of some kind is spawned with.
fn payload(kind: usize) -> SpawnPayload {
    match kind % 10 {
        0..3 => SpawnPayload::Row,
        3 | 4 => SpawnPayload::Label(label::Spawn { text: "new".into() }),
        5 => SpawnPayload::Console(console::Spawn {
            show_input: false,
            text: "new\n".into(),
            // More than there will be: the bound is the hero's, and a UI has one of its own.
            scrollback: Some(u32::MAX),
        }),
        6 => SpawnPayload::Grid(grid::Spawn {
            num_columns: 4,
            num_rows: 4,
        }),
        _ => SpawnPayload::Canvas(canvas::Spawn {
            width: 100.0,
            height: 100.0,
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_viewer_ends_with_the_picture(steps in steps()) {
        let mut run = Run::new();
        for step in &steps {
            run.take(step);
            run.simulation.check_up_to_date();
        }
        run.simulation.check_pictures();
        for link in run.simulation.links.values() {
            prop_assert!(!link.online || link.cleared, "a viewer was given nothing");
        }
        run.simulation.finish();
    }
}
