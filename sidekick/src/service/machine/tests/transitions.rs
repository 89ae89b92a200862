//! The table of the machine: every state with every command, and where it leads.

use std::fmt::Write;

use super::*;

const STATES: [State; 7] = [
    State::Idle,
    State::Activating,
    State::Active,
    State::Reconnecting,
    State::Failed,
    State::ShuttingDown,
    State::ShutdownComplete,
];

/// A simulation in a state.
fn simulation_in(state: State) -> Simulation {
    let mut simulation = Simulation::new();
    let active = |simulation: &mut Simulation| {
        simulation.command(Command::Activate);
        simulation.connected();
        simulation.open_link(LINK);
        simulation.announce(LINK, Presence::Online, Capabilities::all());
    };
    match state {
        State::Idle => {}
        State::Activating => simulation.command(Command::Activate),
        State::Active => active(&mut simulation),
        State::Reconnecting => {
            active(&mut simulation);
            simulation.channel_ended();
        }
        State::Failed => {
            simulation.command(Command::Activate);
            simulation.connect_failed();
        }
        State::ShuttingDown => {
            active(&mut simulation);
            simulation.command(Command::Shutdown);
        }
        State::ShutdownComplete => simulation.command(Command::Shutdown),
    }
    assert_eq!(simulation.machine.state(), state);
    simulation
}

#[test]
fn every_state_answers_every_command() {
    let mut table = String::new();
    for state in STATES {
        let mut line = format!("{state:?}:");
        for name in ["activate", "message", "wait", "shutdown"] {
            let mut simulation = simulation_in(state);
            match name {
                "activate" => simulation.command(Command::Activate),
                "message" => simulation.spawn_label(),
                "wait" => simulation.wait(),
                _ => simulation.command(Command::Shutdown),
            }
            let after = simulation.machine.state();
            let answer = simulation
                .answered
                .get(&WaiterId(1))
                .map(|ok| if *ok { " ok" } else { " error" });
            let change = if after == state {
                "=".to_owned()
            } else {
                format!("{after:?}")
            };
            write!(line, " {name}→{change}{}", answer.unwrap_or_default()).unwrap();
        }
        table.push_str(&line);
        table.push('\n');
    }
    let expected = "\
Idle: activate→Activating message→= wait→= shutdown→ShutdownComplete
Activating: activate→= message→= wait→= shutdown→ShutdownComplete
Active: activate→= message→= wait→= ok shutdown→ShuttingDown
Reconnecting: activate→= message→= wait→= shutdown→ShutdownComplete
Failed: activate→Activating message→= wait→= error shutdown→ShutdownComplete
ShuttingDown: activate→= message→= wait→= shutdown→=
ShutdownComplete: activate→= message→= wait→= error shutdown→=
";
    assert_eq!(table, expected);
}
