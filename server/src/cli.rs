//! The command line.

use crate::{config::Config, data, demo, files, serve, setup, telemetry};
use anyhow::Context as _;
use app::{
    accounts, admin,
    privacy::{retention, rounds},
};
use clap::{Parser, Subcommand};
use domain::{
    access::{Grant, Role},
    lang::Lang,
    text::Email,
};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use store::{
    accounts::GrantSource,
    areas::import::read_all,
    journal::{By, Write},
};
use web::{context::App, route::Route as _, routes};

/// Citizen initiatives and what stands in their way: registry, intake and obstacle log of a municipality.
#[derive(Debug, Parser)]
#[command(name = "meerwaarde", version, about)]
pub struct Cli {
    /// Configuration file.
    #[arg(long, global = true, value_name = "FILE", env = "MEERWAARDE_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site (the database is migrated first).
    Serve {
        /// Address and port to listen on.
        #[arg(long, value_name = "A:P")]
        addr: Option<SocketAddr>,
        /// Folder for the embedded database and mail files.
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
        /// Demonstration: invented data, one-click log-in, a mailbox for all. Refuses a database with other
        /// data.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database to the newest shape.
    Migrate,
    /// Fill an empty database with demonstration data.
    Demo {
        /// How many initiatives; more than the written ones are made up from them.
        #[arg(long, value_name = "N")]
        initiatives: Option<usize>,
        /// Seed for what is made up.
        #[arg(long, value_name = "S", default_value_t = 1)]
        seed: u64,
    },
    /// Put a backup in an empty database.
    Restore {
        /// The file.
        file: PathBuf,
    },
    /// Show what can be set.
    Settings {
        /// Print a settings file with every setting in it, explained.
        #[arg(long, required = true)]
        example: bool,
    },
    #[command(flatten)]
    There(There),
}

/// What is asked of a municipality that is there.
#[derive(Debug, Subcommand)]
enum There {
    /// Take initiatives in from a JSON file.
    Import {
        #[command(subcommand)]
        what: Transfer,
    },
    /// Write public initiatives to a JSON file (no people, no addresses).
    Export {
        #[command(subcommand)]
        what: Transfer,
    },
    /// Areas of the municipality.
    Areas {
        #[command(subcommand)]
        what: Areas,
    },
    /// Accounts of the municipality.
    Account {
        #[command(subcommand)]
        what: Account,
    },
    /// Write everything in the database to one file.
    Backup {
        /// The file; it must not be there yet.
        file: PathBuf,
    },
    /// Say what was kept long enough, by the terms of the settings. Nothing goes without --run.
    Retention {
        /// Erase it.
        #[arg(long)]
        run: bool,
    },
    /// Check that no event was changed or taken out.
    Verify,
}

#[derive(Debug, Subcommand)]
enum Transfer {
    /// Initiatives.
    Initiatives {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum Areas {
    /// Take neighbourhoods or districts in from a GeoJSON file (buurtcode, buurtnaam, wijkcode, wijknaam).
    /// Restart the server afterwards.
    Import {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum Account {
    /// Give somebody a role; the account is made when it is not there.
    Add {
        /// E-mail address.
        email: String,
        /// official, manager, alderman or admin.
        #[arg(long)]
        role: Role,
        /// Name.
        #[arg(long)]
        name: Option<String>,
        /// Team that the role is in; the whole municipality without it.
        #[arg(long)]
        team: Option<String>,
    },
    /// Say a link that logs somebody in once, within a quarter of an hour: for when no mail leaves.
    Link {
        /// E-mail address.
        email: String,
    },
}

/// Does what the command line asks.
///
/// # Errors
/// One clear line about what went wrong.
pub async fn run(cli: Cli) -> anyhow::Result<()> {
    let mut config = Config::load(cli.config.as_deref())?;
    let said = match cli.command {
        Command::Serve { addr, data, demo } => {
            config.address = addr.unwrap_or(config.address);
            config.data = data.unwrap_or(config.data);
            config.demo = demo || config.demo;
            telemetry::start(config.log_json);
            return serve::serve(config).await;
        }
        Command::Migrate => {
            setup::open(&config).await?;
            "the database is in its newest shape".to_owned()
        }
        Command::Demo { initiatives, seed } => {
            demo::load(&setup::app(&config, true).await?, initiatives, seed).await?.to_string()
        }
        Command::Settings { example: _ } => Config::example()?.trim_end().to_owned(),
        Command::Restore { file } => {
            let db = setup::open(&config).await?;
            let count = data::restore(&db, &*files::place(&config.files())?, &file).await?;
            format!("{count} rows and files came back")
        }
        Command::There(asked @ (There::Backup { .. } | There::Verify)) => {
            asked.run(&setup::as_it_is(&config).await?).await?
        }
        Command::There(asked) => asked.run(&setup::app(&config, false).await?).await?,
    };
    println!("{said}");
    Ok(())
}

impl There {
    /// Does it. Gives what is to be said of it.
    async fn run(self, app: &App) -> anyhow::Result<String> {
        match self {
            Self::Import { what: Transfer::Initiatives { file } } => {
                Ok(format!("{} initiatives came in", data::import(app, &read(&file)?).await?))
            }
            Self::Export { what: Transfer::Initiatives { file } } => {
                let (json, count) = data::export(app).await?;
                std::fs::write(&file, json).with_context(|| format!("can't write {}", file.display()))?;
                Ok(format!("{count} initiatives are in {}", file.display()))
            }
            Self::Areas { what: Areas::Import { file } } => take_in_areas(app, &file).await,
            Self::Account { what: Account::Add { email, role, name, team } } => {
                add_account(app, &email, role, name, team).await
            }
            Self::Account { what: Account::Link { email } } => log_in_link(app, &email).await,
            Self::Backup { file } => {
                Ok(format!("{} rows are in {}", data::backup(app, &file).await?, file.display()))
            }
            Self::Retention { run } => retain(app, run).await,
            Self::Verify => verify(app).await,
        }
    }
}

async fn take_in_areas(app: &App, file: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
    let areas = read_all(&bytes).with_context(|| file.display().to_string())?;
    let count = areas.len();
    let write = Write::start(&app.db, by_nobody(app)).await?;
    admin::actions::take_in_areas(&write, areas).await?;
    write.commit().await?;
    Ok(format!("{count} areas came in"))
}

async fn retain(app: &App, run: bool) -> anyhow::Result<String> {
    let by = by_nobody(app);
    let (word, due) = if run {
        ("erased", rounds::run(app, true, by).await?)
    } else {
        ("would go", retention::due(app.db.read(), by.municipality, by.now).await?)
    };
    Ok(format!(
        "{word}: {} requests, {} accounts, {} drafts, {} mails, {} looks; {} old sessions, links and keys",
        due.requests, due.accounts, due.drafts, due.mails, due.looks, due.machine
    ))
}

async fn verify(app: &App) -> anyhow::Result<String> {
    let corrupt = store::schema::corrupt(&app.db.look().await?).await?;
    for place in &corrupt {
        eprintln!("{place}");
    }
    anyhow::ensure!(corrupt.is_empty(), "{} tables hold something that can't be read", corrupt.len());
    let mut found = store::journal::verify(app.db.read()).await?;
    found.breaks.extend(store::requests::verify_messages(app.db.read()).await?);
    let wrong = app.index.recount(&app.db).await?;
    for line in found.breaks.iter().chain(&wrong) {
        eprintln!("{line}");
    }
    anyhow::ensure!(wrong.is_empty(), "{} counts are not what the database counts", wrong.len());
    let (broken, events) = (found.breaks.len(), found.events);
    anyhow::ensure!(broken == 0, "{broken} of {events} events do not fit in their chain");
    Ok(format!("{events} events, every chain holds, and every count is right"))
}

/// What the command line does, nobody of the site does.
fn by_nobody(app: &App) -> By {
    By { municipality: app.municipality.id, actor: None, now: app.clock.now() }
}

fn read(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))
}

async fn log_in_link(app: &App, email: &str) -> anyhow::Result<String> {
    let address: Email = email.parse().with_context(|| format!("{email} is not an e-mail address"))?;
    let write = Write::start(&app.db, by_nobody(app)).await?;
    let token = accounts::actions::make_link(&write, &address).await?;
    let token = token.with_context(|| format!("nobody has an account at {email}"))?;
    write.commit().await?;
    Ok(format!("{}{}", app.base_url, routes::accounts::UseLink(&token).path()))
}

async fn add_account(
    app: &App,
    email: &str,
    role: Role,
    name: Option<String>,
    team: Option<String>,
) -> anyhow::Result<String> {
    let address: Email = email.parse().with_context(|| format!("{email} is not an e-mail address"))?;
    let by = by_nobody(app);
    let write = Write::start(&app.db, by).await?;
    let name = name.map_or_else(|| Ok(address.name()), |name| name.parse())?;
    let account = store::accounts::find_or_create(write.tx(), by, &address, &name, Lang::Nl).await?;
    let team = match team {
        Some(team) => Some(store::accounts::team(write.tx(), by.municipality, &team).await?),
        None => None,
    };
    accounts::actions::grant_role(&write, account, &Grant { team, ..Grant::whole(role) }, GrantSource::Hand)
        .await?;
    write.commit().await?;
    Ok(format!("{address} is {role} now, and logs in with a link by mail"))
}
