//! Asks an oracle about mutations of inputs that the fuzzer kept: `mutate TARGET INPUTS BYTES SEED FOLDER`.
//!
//! The fuzzer's inputs reach all code that it knows how to reach, but most of its time goes into watching what code an input reaches: it asks a finder about
//! some hundred inputs a second. Without watching, several times as many mutations of the same inputs can be asked about in that time. They are the same
//! for the same seed and folder. An input that fails is written to the current folder, and the process ends with an error.

#![allow(clippy::print_stdout, reason = "a program that reports how many inputs it tried")]

use std::panic::catch_unwind;
use std::path::PathBuf;
use std::process::ExitCode;

use fastrand::Rng;
use kouhao_oracles::ORACLES;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (message, code) = match run(&arguments) {
        Ok(message) => (message, ExitCode::SUCCESS),
        Err(message) => (message, ExitCode::FAILURE),
    };
    println!("{message}");
    code
}

/// Asks about as many mutations as the arguments say.
fn run(arguments: &[String]) -> Result<String, String> {
    let [target, inputs, bytes, seed, folder] = arguments else { return Err("usage: mutate TARGET INPUTS BYTES SEED FOLDER".to_string()) };
    let number = |text: &String| text.parse::<u64>().map_err(|_| format!("{text} is not a number"));
    let (inputs, bytes, seed) = (number(inputs)?, usize::try_from(number(bytes)?).map_err(|error| error.to_string())?, number(seed)?);
    let (_, oracle) = ORACLES.iter().find(|(name, _)| name == target).ok_or_else(|| format!("no target is called {target}"))?;
    let kept = kept(folder, bytes)?;
    let mut random = Rng::with_seed(seed);
    for tried in 0..inputs {
        let input = mutation(&kept, bytes, &mut random);
        if catch_unwind(|| oracle(&input)).is_err() {
            let path = PathBuf::from(format!("{target}-{seed}-{tried}"));
            std::fs::write(&path, &input).map_err(|error| error.to_string())?;
            return Err(format!("{target}: input {tried} of seed {seed} fails, see {}", path.display()));
        }
    }
    Ok(format!("{target}: {inputs} inputs of at most {bytes} bytes, mutated from {} (seed {seed}), nothing found", kept.len()))
}

/// Reads the inputs of a folder, in the order of their names; of longer ones the beginning.
fn kept(folder: &str, bytes: usize) -> Result<Vec<Vec<u8>>, String> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(|error| format!("{folder}: {error}"))?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let read = |path: &PathBuf| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut kept = paths.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    kept.iter_mut().for_each(|input| input.truncate(bytes));
    if kept.is_empty() { Err(format!("{folder}: no inputs to start from")) } else { Ok(kept) }
}

/// Changes one of the inputs at one to eight places.
fn mutation(kept: &[Vec<u8>], bytes: usize, random: &mut Rng) -> Vec<u8> {
    let pick = |random: &mut Rng| &kept[random.usize(..kept.len())];
    let mut input = pick(random).clone();
    for _ in 0..random.usize(1..=8) {
        let at = random.usize(..=input.len());
        let end = (at + random.usize(1..=8)).min(input.len());
        match random.u8(..6) {
            0 if at < input.len() => input[at] = random.u8(..),
            1 => input.insert(at, random.u8(..)),
            2 => drop(input.drain(at..end)),
            // A piece of the input itself, elsewhere again: what repeats is what is looked for.
            3 => {
                let piece = input[at..end].to_vec();
                let to = random.usize(..=input.len());
                input.splice(to..to, piece);
            }
            4 if at < input.len() => {
                let other = random.usize(..input.len());
                input.swap(at, other);
            }
            _ => {
                let other = pick(random);
                let from = random.usize(..=other.len());
                let piece = &other[from..(from + random.usize(1..=16)).min(other.len())];
                input.splice(at..end, piece.iter().copied());
            }
        }
    }
    input.truncate(bytes);
    input
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mutations_differ_within_the_length_and_repeat_with_the_seed() {
        let kept = [vec![1, 2, 3, 4, 5, 6, 7, 8], vec![], vec![9; 20]];
        let mutations = |seed: u64| {
            let mut random = Rng::with_seed(seed);
            (0..500).map(|_| mutation(&kept, 20, &mut random)).collect::<Vec<_>>()
        };
        let made = mutations(1);
        assert!(made.iter().all(|input| input.len() <= 20));
        assert!(made.iter().filter(|input| !kept.contains(input)).count() > 400);
        assert_eq!(made, mutations(1));
        assert_ne!(made, mutations(2));
    }
}
