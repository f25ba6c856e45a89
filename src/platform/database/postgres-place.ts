import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describeError } from '../errors.ts';

/** As whom the server's programs run. */
export interface ServerUser {
  /** Absent: as ourselves. */
  readonly ids?: { readonly uid: number; readonly gid: number };
  /** For child_process; nothing of our environment leaks into the server. */
  readonly spawnOptions: {
    readonly cwd: string;
    readonly env: Record<string, string>;
    readonly uid?: number;
    readonly gid?: number;
  };
}

/** PostgreSQL refuses to run as root, so root lends it the powerless user `nobody`, which every system has. */
export function findServerUser(): ServerUser {
  const base = { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } };
  if (process.getuid?.() !== 0) {
    return { spawnOptions: base };
  }
  const ids = findNobody();
  return { ids, spawnOptions: { ...base, ...ids } };
}

function findNobody(): { uid: number; gid: number } {
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(passwd) ?? [];
  // `>>> 0`: macOS writes -2 for 4294967294.
  return { uid: Number(uid ?? 65_534) >>> 0, gid: Number(gid ?? 65_534) >>> 0 };
}

/** Outside of the project, in this order; both outlive a restart of the machine. */
const outsideRoots = ['/var/lib/support-agent', '/var/tmp/support-agent'];

/**
 * The folder for data and copies: `wanted` itself, or, when the server's user may not enter one of the folders above
 * it, one outside whose name derives from `wanted`, so that the next start finds it again.
 */
export async function choosePlace(
  wanted: string,
  user: ServerUser,
  onProgress: (line: string) => void,
): Promise<string> {
  await mkdir(wanted, { recursive: true });
  const place = realpathSync(wanted);
  if (user.ids === undefined) {
    return place;
  }
  if (canPass(dirname(place), user.ids)) {
    // The server passes through to its own folder, and lists nothing.
    await chmod(place, 0o711);
    return place;
  }
  const outside = await makeOutside(createHash('sha256').update(place).digest('hex').slice(0, 16));
  onProgress(`only root may enter ${dirname(place)}, so the database lives in ${outside}`);
  return outside;
}

async function makeOutside(name: string): Promise<string> {
  const problems: string[] = [];
  for (const root of outsideRoots) {
    const folder = join(root, name);
    try {
      await mkdir(folder, { recursive: true, mode: 0o711 });
      for (const part of [root, folder]) {
        await assertOurs(part);
        await chmod(part, 0o711);
      }
      return folder;
    } catch (error) {
      problems.push(describeError(error));
    }
  }
  throw new Error(`No folder can be made for the database: ${problems.join('; ')}`);
}

/** /var/tmp belongs to everybody: a folder or link that somebody else has laid there is not taken. */
async function assertOurs(folder: string): Promise<void> {
  const stats = await lstat(folder);
  if (!stats.isDirectory() || stats.uid !== 0) {
    throw new Error(`${folder} belongs to somebody else`);
  }
}

function canPass(folder: string, ids: { readonly uid: number; readonly gid: number }): boolean {
  const stats = statSync(folder);
  const bit = stats.uid === ids.uid ? 0o100 : stats.gid === ids.gid ? 0o010 : 0o001;
  const parent = resolve(folder, '..');
  return (stats.mode & bit) !== 0 && (parent === folder || canPass(parent, ids));
}
