//! Times what does one job in several ways, in turns: no change of the machine's load falls on one alone.

use std::time::Instant;

/// How many texts each takes before it is the next one's turn.
const TURN: usize = 200;

/// What does the job on the text at some place, and returns how much it found there.
pub type Work<'t> = Box<dyn Fn(usize) -> usize + 't>;

/// How long one way of doing the job took.
pub struct Timed {
    /// Its name.
    pub name: &'static str,
    /// The seconds of each round.
    pub seconds: Vec<f64>,
    /// What it found, in each round the same.
    pub found: usize,
}

/// Has each of `contenders` do its job on all `texts`, two hundred at a time, as many times as there are rounds.
///
/// # Panics
/// If one of them finds more or less in a later round than in the first.
pub fn in_turns(contenders: &[(&'static str, Work)], texts: usize, rounds: usize) -> Vec<Timed> {
    let mut timed: Vec<Timed> = contenders.iter().map(|&(name, _)| Timed { name, seconds: Vec::new(), found: 0 }).collect();
    let places: Vec<usize> = (0..texts).collect();
    for round in 0..rounds {
        let mut found = vec![0; timed.len()];
        timed.iter_mut().for_each(|timed| timed.seconds.push(0.0));
        for turn in places.chunks(TURN) {
            for (((_, work), timed), found) in contenders.iter().zip(&mut timed).zip(&mut found) {
                let start = Instant::now();
                *found += turn.iter().map(|&text| work(text)).sum::<usize>();
                timed.seconds[round] += start.elapsed().as_secs_f64();
            }
        }
        for (timed, found) in timed.iter_mut().zip(found) {
            assert!(round == 0 || found == timed.found, "{} finds the same in every round", timed.name);
            timed.found = found;
        }
    }
    timed
}

/// Prints a line for each, the speed of all rounds together and how many times as fast as the last it is; then all of it as one line of JSON, for
/// programs.
#[allow(clippy::print_stdout, reason = "a benchmark prints")]
pub fn print(bench: &str, bytes: u64, timed: &[Timed]) {
    let speed = |timed: &Timed| timed.seconds.len() as f64 * bytes as f64 / 1e6 / timed.seconds.iter().sum::<f64>();
    let Some(last) = timed.last() else { return };
    for one in timed {
        println!("{bench:18}  {:36} {:6.1} MB/s  {:.2}", one.name, speed(one), speed(one) / speed(last));
    }
    println!("{}", json(bench, bytes, timed));
}

/// Returns it as JSON. Names are ours and hold nothing that JSON escapes.
fn json(bench: &str, bytes: u64, timed: &[Timed]) -> String {
    let one = |timed: &Timed| format!(r#"{{"name":"{}","seconds":{:?},"found":{}}}"#, timed.name, timed.seconds, timed.found);
    let all: Vec<String> = timed.iter().map(one).collect();
    format!(r#"{{"bench":"{bench}","bytes":{bytes},"timed":[{}]}}"#, all.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_contender_sees_every_text_in_every_round() {
        let contenders: [(&str, Work); 2] = [("one", Box::new(|_| 1)), ("place", Box::new(|place| place))];
        let timed = in_turns(&contenders, 3 * TURN + 1, 2);
        assert_eq!(timed.iter().map(|timed| timed.found).collect::<Vec<_>>(), [3 * TURN + 1, (3 * TURN + 1) * 3 * TURN / 2]);
        assert!(timed.iter().all(|timed| timed.seconds.len() == 2));
    }

    #[test]
    #[should_panic(expected = "moody finds the same in every round")]
    fn who_finds_something_else_the_second_time_is_told() {
        let calls = std::cell::Cell::new(0);
        let moody: Work = Box::new(|_| {
            calls.set(calls.get() + 1);
            calls.get()
        });
        in_turns(&[("moody", moody)], 1, 2);
    }

    #[test]
    fn programs_read_json() {
        let timed = [Timed { name: "a", seconds: vec![0.5, 2.0], found: 7 }];
        assert_eq!(json("tokens", 9, &timed), r#"{"bench":"tokens","bytes":9,"timed":[{"name":"a","seconds":[0.5, 2.0],"found":7}]}"#);
    }
}
