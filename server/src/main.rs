//! `meerwaarde`

use clap::Parser as _;
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A page is drawn out of thousands of small pieces, and the index of a million initiatives is read by way of
/// as many texts: this one is quicker than that of the C library, and gives back what is not used any more.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let cli = server::cli::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("meerwaarde: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(server::cli::run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("meerwaarde: {error:#}");
            ExitCode::FAILURE
        }
    }
}
