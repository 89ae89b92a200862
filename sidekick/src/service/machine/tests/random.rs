//! Long random runs: several viewers of different abilities, slow ones among them, layouts, cuts and reconnects.

use proptest::prelude::*;
use sidekick_protocol::{ComponentKind, Update};

use super::*;

#[derive(Clone, Debug)]
enum Step {
    Spawn {
        container: bool,
        parent: usize,
        before: usize,
    },
    SetText {
        target: usize,
        size: usize,
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

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = any::<usize>;
    let flag = any::<bool>;
    let step = prop_oneof![
        8 => (flag(), number(), number())
            .prop_map(|(container, parent, before)| Step::Spawn { container, parent, before }),
        8 => (number(), prop_oneof![4 => Just(10), 1 => Just(1_500_000)])
            .prop_map(|(target, size)| Step::SetText { target, size }),
        4 => (number(), number(), number())
            .prop_map(|(target, parent, before)| Step::Move { target, parent, before }),
        2 => number().prop_map(|link| Step::Submit { link }),
        2 => number().prop_map(|target| Step::Remove { target }),
        1 => Just(Step::ClearAll),
        3 => Just(Step::Open),
        1 => number().prop_map(|link| Step::Close { link }),
        4 => (number(), flag()).prop_map(|(link, extended)| Step::Online { link, extended }),
        1 => number().prop_map(|link| Step::Offline { link }),
        6 => number().prop_map(|link| Step::Write { link }),
        1 => Just(Step::Cut),
        2 => Just(Step::TimeOut),
    ];
    prop::collection::vec(step, 1..60)
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
                container,
                parent,
                before,
            } => self.spawn(container, parent, before),
            Step::SetText { target, size } => self.set_text(target, size),
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

    fn spawn(&mut self, container: bool, parent: usize, before: usize) {
        self.simulation.spawned += 1;
        let target = InstanceId::from(format!("c-{}", self.simulation.spawned));
        let placement = self.placement(parent, before);
        let payload = if container {
            SpawnPayload::Row
        } else {
            SpawnPayload::Label(label::Spawn { text: "new".into() })
        };
        self.components.push((target.clone(), payload.kind()));
        self.simulation.message(HeroMessage::Spawn {
            target,
            placement,
            payload,
        });
    }

    fn set_text(&mut self, target: usize, size: usize) {
        let labels: Vec<_> = self
            .components
            .iter()
            .filter(|(_, kind)| *kind == ComponentKind::Label)
            .collect();
        if let Some((target, _)) = labels.get(target % labels.len().max(1)).copied().cloned() {
            let update = Update::Label(label::Update::SetText {
                text: "x".repeat(size).into(),
            });
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_viewer_ends_with_the_picture(steps in steps()) {
        let mut run = Run::new();
        for step in &steps {
            run.take(step);
        }
        run.simulation.check_pictures();
        for link in run.simulation.links.values() {
            prop_assert!(!link.online || link.cleared, "a viewer was given nothing");
        }
        run.simulation.finish();
    }
}
