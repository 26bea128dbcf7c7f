//! A database that can keep nothing: a disk that is full, a server that is killed. Nobody is told that
//! something was done when it was not, and what was done afterwards is there.

use crate::support::{Browser, Page, TestApp};
use sea_orm::ConnectionTrait as _;
use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// A disk of a few megabytes.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mounted() -> Self {
        let folder = tempfile::tempdir().unwrap();
        run(Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "meerwaarde-test"])
            .arg(folder.path()));
        Self(folder)
    }

    fn filler(&self) -> PathBuf {
        self.0.path().join("filler")
    }

    fn fill(&self) {
        let mut file = std::fs::File::create(self.filler()).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
    }

    fn free(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _gone_with_the_machine_at_last = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

async fn say(browser: &mut Browser, page: &Page, words: &str) -> Page {
    browser.submit(page, "bericht", &[("words", words), ("way", "written")]).await
}

/// What was said about a request, as somebody who opens the database now finds it.
async fn said(url: &str, number: &str) -> Vec<String> {
    use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
    use store::requests::entity::{message, request};
    let db = store::db::Db::open(url).await.unwrap();
    let request = request::Entity::find()
        .filter(request::Column::Number.eq(number))
        .one(db.read())
        .await
        .unwrap()
        .unwrap();
    let messages = message::Entity::find()
        .filter(message::Column::RequestId.eq(request.id))
        .all(db.read())
        .await
        .unwrap();
    assert_eq!(store::journal::verify(db.read()).await.unwrap().breaks, Vec::<String>::new());
    messages.into_iter().map(|message| message.words).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_nobody_is_told_that_it_worked_and_afterwards_it_does() {
    if !is_root() {
        eprintln!("SKIPPED: only root can mount a small disk");
        return;
    }
    let disk = SmallDisk::mounted();
    let url = format!("sqlite://{}", disk.0.path().join("test.db").display());
    let app = TestApp::at_address(&url).await.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let path = format!("/werk/verzoeken/{number}");
    let mut samira = app.browser("samira").await;
    let mut kept = Vec::new();
    for failures in 1..=10 {
        let page = samira.get(&path).await;
        // What lies in the log already is written over; without it every write needs room.
        app.app.db.write().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
        disk.fill();
        for failure in 1..=failures {
            let words = format!("Mislukt {failure} van {failures}.");
            let answer = say(&mut samira, &page, &words).await;
            assert_eq!(answer.status, 503, "{failure} of {failures}: {}", answer.text());
            assert!(
                answer.body.contains(&words) && answer.body.contains(&format!("{path}/bericht")),
                "what was typed can be sent again: {}",
                answer.body
            );
            // Looking still works.
            assert_eq!(samira.get(&path).await.status, 200);
        }
        if [1, 10].contains(&failures) {
            tokio::time::sleep(Duration::from_millis(3100)).await;
            let ready = app.visitor().get("/readyz").await;
            assert_eq!(
                (ready.status.as_u16(), ready.body.contains("nothing can be written")),
                (503, true),
                "{}",
                ready.body
            );
        }
        disk.free();
        let words = format!("Gelukt na {failures}.");
        let answer = say(&mut samira, &page, &words).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        kept.push(words);
        let page = samira.get(&path).await;
        assert_eq!(say(&mut samira, &page, &format!("En nog een na {failures}.")).await.status, 303);
        kept.push(format!("En nog een na {failures}."));
    }
    tokio::time::sleep(Duration::from_millis(3100)).await;
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
    drop((samira, app));
    let there = said(&url, &number).await;
    for words in kept {
        assert_eq!(there.iter().filter(|said| **said == words).count(), 1, "{words}: {there:?}");
    }
    assert!(!there.iter().any(|said| said.starts_with("Mislukt")), "{there:?}");
}

/// A PostgreSQL server of this test alone.
struct Server {
    folder: tempfile::TempDir,
    bin: PathBuf,
    port: u16,
}

impl Server {
    fn started() -> Self {
        let mut versions: Vec<_> =
            std::fs::read_dir("/usr/lib/postgresql").unwrap().map(|entry| entry.unwrap().path()).collect();
        versions.sort_by_key(|path| {
            path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok())
        });
        let bin = versions.pop().unwrap().join("bin");
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = Self { folder: tempfile::tempdir().unwrap(), bin, port };
        if is_root() {
            // PostgreSQL does not run as root.
            run(Command::new("chown").arg("postgres").arg(server.folder.path()));
        }
        run(server.command("initdb").args([
            "-A",
            "trust",
            "-U",
            "meerwaarde",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]));
        server.start();
        server
    }

    fn command(&self, program: &str) -> Command {
        let program = self.bin.join(program);
        let mut command = if is_root() { Command::new("runuser") } else { Command::new("env") };
        if is_root() {
            command.args(["-u", "postgres", "--"]);
        }
        command.arg(program).arg("-D").arg(self.folder.path().join("data")).current_dir("/");
        command
    }

    fn start(&self) {
        let (folder, port) = (self.folder.path().display(), self.port);
        let options = format!("-c listen_addresses=127.0.0.1 -p {port} -k {folder}");
        // What it says goes to a file: a pipe that the server holds open would never end.
        let status = self
            .command("pg_ctl")
            .args(["-w", "-l", &format!("{folder}/log"), "-o", &options, "start"])
            .stdout(std::process::Stdio::null())
            .status();
        assert!(
            status.unwrap().success(),
            "{}",
            std::fs::read_to_string(Path::new(&format!("{folder}/log"))).unwrap_or_default()
        );
    }

    fn kill(&self) {
        run(self.command("pg_ctl").args(["-m", "immediate", "stop"]));
    }

    fn url(&self) -> String {
        format!("postgres://meerwaarde@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _stopped_already = self.command("pg_ctl").args(["-m", "immediate", "stop"]).output();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_server_killed_nobody_is_told_that_it_worked_and_afterwards_it_does() {
    let server = Server::started();
    let app = TestApp::at_address(&server.url()).await.unhurried();
    let number = app.request().by("yusuf").taken_by("samira").await.number;
    let path = format!("/werk/verzoeken/{number}");
    let mut all = Vec::new();
    for _ in 0..20 {
        let mut samira = app.browser("samira").await;
        let page = samira.get(&path).await;
        all.push((samira, page));
    }
    // Everybody writes while it is killed.
    let posting: Vec<_> = all
        .into_iter()
        .enumerate()
        .map(|(nth, (mut samira, page))| {
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(u64::try_from(nth).unwrap() * 15)).await;
                let words = format!("Tussendoor {nth}.");
                let answer = say(&mut samira, &page, &words).await;
                (words, answer)
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(150)).await;
    tokio::task::block_in_place(|| server.kill());
    let (mut told, mut failed) = (Vec::new(), Vec::new());
    for one in posting {
        let (words, answer) = one.await.unwrap();
        match answer.status.as_u16() {
            303 => told.push(words),
            503 => {
                assert!(answer.body.contains(&words), "what was typed can be sent again: {}", answer.text());
                failed.push(words);
            }
            other => panic!("{other}: {}", answer.text()),
        }
    }
    assert!(!failed.is_empty(), "it was killed too late to tell: {told:?}");
    let ready = app.visitor().get("/readyz").await;
    assert_eq!(ready.status, 503, "{}", ready.body);
    tokio::task::block_in_place(|| server.start());
    tokio::time::sleep(Duration::from_millis(3100)).await;
    assert_eq!(app.visitor().get("/readyz").await.status, 200);
    let mut samira = app.browser("samira").await;
    for nth in 0..20 {
        let page = samira.get(&path).await;
        let words = format!("Daarna {nth}.");
        assert_eq!(say(&mut samira, &page, &words).await.status, 303);
        told.push(words);
    }
    drop((samira, app));
    let there = said(&server.url(), &number).await;
    for words in told {
        assert_eq!(there.iter().filter(|said| **said == words).count(), 1, "{words}: {there:?}");
    }
    // Who lost the connection at the COMMIT does not know: it may be there, but never twice.
    for words in failed {
        assert!(there.iter().filter(|said| **said == words).count() <= 1, "{words}: {there:?}");
    }
}
