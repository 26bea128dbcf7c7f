// An installation of many processes, as one would run it: haproxy in front, PgBouncer in transaction mode between the
// processes and PostgreSQL, a copy of the database for reading, and a store that speaks S3. All of them real, on
// loopback, with ports and folders of their own.

import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startServer, until } from "./support.mjs";

const POSTGRES = "/usr/lib/postgresql";
const ROOT = process.getuid() === 0;
const KEY = "meerwaarde";
const SECRET = "not+a/secret";

/** PostgreSQL and PgBouncer don't run as root. */
const as = (command, args) => (ROOT ? ["runuser", ["-u", "postgres", "--", command, ...args]] : [command, args]);

function run(command, args, { may = false } = {}) {
  const ran = spawnSync(command, args, { encoding: "utf8" });
  if (ran.status !== 0 && !may) throw new Error(`${command} ${args.join(" ")}: ${ran.error ?? ran.stderr}${ran.stdout}`);
  return ran.stdout;
}

function asPostgres(command, args, options) {
  return run(...as(command, args), options);
}

/** A program that runs until it is stopped. */
function keep(command, args, log) {
  const out = openSync(log, "a");
  const child = spawn(command, args, { stdio: ["ignore", out, out] });
  const ended = new Promise((done) => child.once("exit", done));
  child.once("error", (error) => writeFileSync(log, String(error), { flag: "a" }));
  return {
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** A PostgreSQL server in a folder. */
class Server {
  constructor(bin, folder, port, sockets) {
    Object.assign(this, { bin, folder, port, sockets });
    this.url = `postgres://meerwaarde@127.0.0.1:${port}/meerwaarde`;
  }
  #control(...args) {
    const options = `-c listen_addresses=127.0.0.1 -p ${this.port} -k ${this.sockets} -c max_connections=100 -c fsync=off`;
    asPostgres(join(this.bin, "pg_ctl"), ["-D", this.folder, "-w", "-l", `${this.folder}.log`, "-o", options, ...args]);
  }
  start() {
    this.#control("start");
  }
  stop(how = "fast") {
    this.#control("-m", how, "stop");
  }
  restart(how = "fast") {
    this.#control("-m", how, "restart");
  }
  /** What a query gives, as text. */
  ask(sql) {
    return run("psql", ["-qAt", this.url, "-c", sql]).trim();
  }
}

/** The binary of the S3 server, where `scripts/setup.sh` put it. */
export const STORE = process.env.S3S_FS ?? "s3s-fs";

/** Everything, with so many processes. */
export async function installation(count) {
  const folder = mkdtempSync(join(tmpdir(), "meerwaarde-installation-"));
  chmodSync(folder, 0o755);
  const [primary, copy, bouncer, store, front] = await Promise.all(Array.from({ length: 5 }, freePort));
  const sockets = join(folder, "sockets");
  mkdirSync(sockets);
  if (ROOT) {
    const [, , uid, gid] = readFileSync("/etc/passwd", "utf8").split("\n").find((line) => line.startsWith("postgres:")).split(":").map((part) => Number(part));
    for (const one of [folder, sockets]) chownSync(one, uid, gid);
  }
  const bin = join(POSTGRES, readdirSync(POSTGRES).sort((a, b) => a - b).at(-1), "bin");
  asPostgres(join(bin, "initdb"), ["-D", join(folder, "primary"), "-A", "trust", "-U", "meerwaarde", "-N", "-E", "UTF8", "--locale=C.UTF-8"]);
  const database = new Server(bin, join(folder, "primary"), primary, sockets);
  database.start();
  run("psql", ["-q", `postgres://meerwaarde@127.0.0.1:${primary}/postgres`, "-c", "CREATE DATABASE meerwaarde"]);
  asPostgres(join(bin, "pg_basebackup"), ["-D", join(folder, "copy"), "-R", "-d", `postgres://meerwaarde@127.0.0.1:${primary}/`, "-c", "fast"]);
  const replica = new Server(bin, join(folder, "copy"), copy, sockets);
  replica.start();

  const logs = (name) => join(folder, `${name}.log`);
  const pool = join(folder, "pgbouncer.ini");
  writeFileSync(
    pool,
    `[databases]
meerwaarde = host=127.0.0.1 port=${primary} user=meerwaarde dbname=meerwaarde
copy = host=127.0.0.1 port=${copy} user=meerwaarde dbname=meerwaarde
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${bouncer}
unix_socket_dir =
auth_type = any
pool_mode = transaction
ignore_startup_parameters = extra_float_digits
max_client_conn = 500
default_pool_size = 8
server_login_retry = 1
server_connect_timeout = 2
`,
  );
  // In bookworm it is among what only root has.
  const pgbouncer = existsSync("/usr/sbin/pgbouncer") ? "/usr/sbin/pgbouncer" : "pgbouncer";
  const running = [keep(...as(pgbouncer, [pool]), logs("pgbouncer"))];
  mkdirSync(join(folder, "store", "photos"), { recursive: true });
  running.push(keep(STORE, ["--access-key", KEY, "--secret-key", SECRET, "--host", "127.0.0.1", "--port", String(store), join(folder, "store")], logs("store")));

  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const base = `http://127.0.0.1:${front}`;
  const proxy = join(folder, "haproxy.cfg");
  writeFileSync(
    proxy,
    `global
  maxconn 1000
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout check 5s
  option redispatch
  retries 3
  retry-on conn-failure empty-response
  option forwardfor if-none
  default-server check inter 200ms fall 1 rise 1
frontend visitors
  bind 127.0.0.1:${front}
  default_backend processes
backend processes
  balance roundrobin
  option httpchk GET /readyz
${ports.map((port, n) => `  server p${n} 127.0.0.1:${port}`).join("\n")}
`,
  );
  running.push(keep("haproxy", ["-db", "-f", proxy], logs("haproxy")));

  const mail = join(folder, "mail");
  const env = {
    MEERWAARDE_BASE_URL: base,
    MEERWAARDE_DATABASE_URL: `postgres://meerwaarde@127.0.0.1:${bouncer}/meerwaarde`,
    MEERWAARDE_DATABASE_REPLICA_URL: `postgres://meerwaarde@127.0.0.1:${bouncer}/copy`,
    MEERWAARDE_DATABASE_OWNER_URL: database.url,
    MEERWAARDE_POOLER: "true",
    MEERWAARDE_FILES: `s3://${KEY}:${encodeURIComponent(SECRET)}@127.0.0.1:${store}/photos?tls=none`,
    MEERWAARDE_MAIL: `file:${mail}`,
    MEERWAARDE_PACE: "60000",
    MEERWAARDE_LEAVING_SECONDS: "1",
  };
  const processes = [];
  const all = {
    base,
    folder,
    database,
    replica,
    mail,
    processes,
    /** Starts a process in its place; gives it when visitors can be sent to it. */
    async start(n) {
      const data = join(folder, `process-${n}-${Date.now()}`);
      mkdirSync(data);
      const server = await startServer({ data, port: ports[n], env });
      await until(`process ${n} is ready\n${server.log()}`, () => fetch(`${server.base}/readyz`).then((answer) => answer.ok, () => false), 30_000);
      processes[n] = server;
      return server;
    },
    async stop() {
      for (const one of running) await one.stop();
      for (const server of [replica, database]) server.stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (let n = 0; n < count; n += 1) await all.start(n);
  await until(`the front door opens\n${readFileSync(logs("haproxy"), "utf8")}`, () => fetch(`${base}/healthz`).then((answer) => answer.ok, () => false));
  return all;
}
