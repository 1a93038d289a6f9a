#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kouhao_oracles::templates(bytes));
