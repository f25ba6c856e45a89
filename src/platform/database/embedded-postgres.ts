import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { createSecret } from '../ids.ts';
import { type PostgresBinaries, preparePostgresBinaries } from './postgres-binaries.ts';
import { choosePlace, findServerUser, type ServerUser } from './postgres-place.ts';
import { findRunningServer, isAlive, launchServer, type ServerProcess, stopStrayServer } from './postgres-process.ts';

export interface EmbeddedPostgresOptions {
  /** Ignored by git; made when missing, used again by the next start. */
  readonly dataFolder: string;
  /** Wished for; when it is taken, or absent, a free one is used. */
  readonly port?: number;
  /** False gives up safety against a power cut for speed; for tests. Default true. */
  readonly isDurable?: boolean;
  readonly signal?: AbortSignal;
  /** One short line of plain English per step worth knowing. */
  readonly onProgress?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** A plain libpq URL of an empty (or earlier filled) database, with its password; loopback only. */
  readonly url: string;
  readonly port: number;
  /** The data folder was made by this start. */
  readonly isNew: boolean;
  /** Another live process of ours runs this server; `close` then leaves it alone. */
  readonly isShared: boolean;
  /** Ends the server cleanly; the data stays. */
  close(): Promise<void>;
}

const databaseName = 'support_agent';
const maxPortTries = 5;

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly user: ServerUser;
}

/**
 * A real PostgreSQL from npm, as any user, root included. It ends with this process, however that ends. Throws when
 * there is no build for this machine, or the data was made by another major version.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const onProgress = options.onProgress ?? (() => undefined);
  const user = findServerUser();
  const folder = await choosePlace(options.dataFolder, user, onProgress);
  const place = { folder, cluster: join(folder, 'cluster'), user };
  const shared = await takeOver(place);
  if (shared !== undefined) {
    onProgress(`using the PostgreSQL that process ${readOwner(folder)} runs on port ${shared}`);
    return { url: toUrl(place, shared), port: shared, isNew: false, isShared: true, close: async () => undefined };
  }
  options.signal?.throwIfAborted();
  const binaries = await preparePostgresBinaries(user, folder, onProgress);
  const isNew = !existsSync(join(place.cluster, 'PG_VERSION'));
  if (isNew) {
    onProgress(`creating a PostgreSQL data folder in ${folder}`);
    await initialise(place, binaries, options.isDurable ?? true);
  }
  await assertVersion(place, binaries);
  const { server, port } = await launchOnFreePort(place, binaries, options);
  await writeFile(join(folder, 'owner.pid'), String(process.pid));
  const url = toUrl(place, port);
  await ensureDatabase(toUrl(place, port, 'postgres')).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return { url, port, isNew, isShared: false, close: () => close(place, server) };
}

async function close(place: Place, server: ServerProcess): Promise<void> {
  await server.stop();
  await rm(join(place.folder, 'owner.pid'), { force: true });
}

/** The port of a server that a live process of ours runs on this data; one without such a process is stopped. */
async function takeOver(place: Place): Promise<number | undefined> {
  const running = await findRunningServer(place.cluster);
  if (running === undefined) {
    return undefined;
  }
  const owner = readOwner(place.folder);
  if (running.isReady && isAlive(owner)) {
    return running.port;
  }
  await stopStrayServer(running.pid);
  await findRunningServer(place.cluster);
  return undefined;
}

function readOwner(folder: string): number {
  const file = join(folder, 'owner.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

/** Into a draft that is renamed when it is whole, so that a start cut short is simply made again. */
async function initialise(place: Place, binaries: PostgresBinaries, isDurable: boolean): Promise<void> {
  const draft = `${place.cluster}.draft`;
  const passwordFile = join(place.folder, 'password');
  const handedPassword = `${passwordFile}.draft`;
  const password = createSecret(24);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(handedPassword, password, { mode: 0o600 });
  if (place.user.ids !== undefined) {
    const { uid, gid } = place.user.ids;
    await chown(draft, uid, gid);
    await chown(handedPassword, uid, gid);
  }
  // The built-in locale needs none of the system's, and sorts the same on each machine.
  const words = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const result = spawnSync(
    binaries.initdb,
    ['-D', draft, '-U', databaseName, '-A', 'scram-sha-256', `--pwfile=${handedPassword}`, ...words].concat(
      isDurable ? [] : ['--no-sync'],
    ),
    { ...place.user.spawnOptions, encoding: 'utf8', timeout: 60_000 },
  );
  await rm(handedPassword, { force: true });
  if (result.status !== 0) {
    throw new Error(`PostgreSQL's initdb failed: ${result.error?.message ?? result.stderr.trim()}`);
  }
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await chmod(passwordFile, 0o600);
  await rename(draft, place.cluster);
}

async function assertVersion(place: Place, binaries: PostgresBinaries): Promise<void> {
  const found = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = spawnSync(binaries.postgres, ['--version'], { ...place.user.spawnOptions, encoding: 'utf8' });
  const ours = /\d+/.exec(stdout)?.[0];
  if (ours !== undefined && ours !== found) {
    throw new Error(`${place.folder} holds data of PostgreSQL ${found}, this is ${ours}; move the folder away.`);
  }
}

async function launchOnFreePort(
  place: Place,
  binaries: PostgresBinaries,
  options: EmbeddedPostgresOptions,
): Promise<{ server: ServerProcess; port: number }> {
  let wanted = options.port ?? 0;
  for (let attempt = 0; attempt < maxPortTries; attempt += 1) {
    const port = await findFreePort(wanted);
    if (wanted !== 0 && port !== wanted) {
      options.onProgress?.(`port ${wanted} is taken, using ${port}`);
    }
    const server = await launchServer({
      postgres: binaries.postgres,
      cluster: place.cluster,
      logFile: join(place.folder, 'server.log'),
      port,
      user: place.user,
      isDurable: options.isDurable ?? true,
      signal: options.signal,
    });
    if (server !== 'port_taken') {
      return { server, port };
    }
    wanted = 0;
  }
  throw new Error('No free port was found for PostgreSQL.');
}

/** `wanted` when nobody listens there, else one that the system picks. */
function findFreePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(findFreePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function toUrl(place: Place, port: number, database = databaseName): string {
  const password = readFileSync(join(place.folder, 'password'), 'utf8');
  return `postgresql://${databaseName}:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${databaseName}`);
    }
  } finally {
    await client.end();
  }
}
