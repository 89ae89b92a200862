//! What is written can be read, and is then the same; and nothing that is read makes the reader panic.

use proptest::prelude::*;
use sidekick_protocol::{Envelope, HeroMessage, SidekickMessage};

use crate::{
    samples::{HERO, SIDEKICK},
    strategies::{hero_message, sidekick_message},
};

fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).expect("a message is UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_hero_message_comes_back_as_it_was(message in hero_message()) {
        let mut out = Vec::new();
        message.encode(&mut out);
        prop_assert_eq!(HeroMessage::decode(&text(out)).unwrap(), message);
    }

    #[test]
    fn a_sidekick_message_comes_back_as_it_was(message in sidekick_message()) {
        let mut out = Vec::new();
        message.encode(&mut out);
        prop_assert_eq!(SidekickMessage::decode(&text(out)).unwrap(), message);
    }

    #[test]
    fn a_batch_comes_back_in_order(messages in proptest::collection::vec(hero_message(), 0..4)) {
        let mut out = b"[".to_vec();
        for message in &messages {
            if out.len() > 1 {
                out.push(b',');
            }
            message.encode(&mut out);
        }
        out.push(b']');
        let decoded: Vec<_> = HeroMessage::decode_frame(&text(out)).into_iter().map(Result::unwrap).collect();
        prop_assert_eq!(decoded, messages);
    }

    #[test]
    fn no_damage_makes_a_reader_panic(
        sample in 0..HERO.len() + SIDEKICK.len(),
        place in any::<prop::sample::Index>(),
        damage in any::<char>(),
    ) {
        let (sample, _) = HERO.iter().chain(SIDEKICK).nth(sample).unwrap();
        let mut damaged: Vec<char> = sample.chars().collect();
        let place = place.index(damaged.len());
        damaged[place] = damage;
        let damaged: String = damaged.into_iter().collect();
        // Every answer is right but a panic; and what one direction takes for a message, the envelope does as well.
        let known = [HeroMessage::decode(&damaged).is_ok(), SidekickMessage::decode(&damaged).is_ok()];
        prop_assert!(!known.contains(&true) || Envelope::decode(&damaged).is_ok());
    }
}
