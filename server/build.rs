//! Tells cargo to look again when the built assets changed: the binary holds them.

fn main() {
    println!("cargo::rerun-if-changed=../target/site/manifest.json");
    let site = std::path::Path::new("../target/site");
    // So that `cargo check` works before the first build of the assets.
    if !site.exists()
        && let Err(error) = std::fs::create_dir_all(site)
    {
        println!("cargo::warning=can't make {}: {error}", site.display());
    }
}
