//! The `kouhao` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(kouhao_cli::run(std::env::args_os()))
}
