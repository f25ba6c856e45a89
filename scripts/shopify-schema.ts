import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

export const adminVersions = ['2026-07', '2026-10'] as const;
export type AdminVersion = (typeof adminVersions)[number];

/** Shopify's real Admin schema. @throws SchemaUnavailableError when it is neither cached nor to be had from npm. */
export async function loadAdminSchema(version: AdminVersion): Promise<GraphQLSchema> {
  const file = await readAdminFile(version);
  return buildClientSchema(file.data, { assumeValid: true });
}

/**
 * Which scopes a type or field needs: `Order` or `Order.returns` -> any one of the listed scopes. Absent: none known
 * (the vendor's table has gaps, `refundCreate` among them).
 */
export async function loadAdminScopes(version: AdminVersion): Promise<ReadonlyMap<string, readonly string[]>> {
  const file = await readAdminFile(version);
  return new Map(
    file.offline_scopes.items.map((item) => [
      item.fieldName ? `${item.typeName}.${item.fieldName}` : item.typeName,
      item.offlineScopes,
    ]),
  );
}

export class SchemaUnavailableError extends Error {
  override readonly name = 'SchemaUnavailableError';
}

interface AdminFile {
  readonly data: IntrospectionQuery;
  readonly offline_scopes: {
    readonly items: readonly {
      readonly typeName: string;
      readonly fieldName?: string | null;
      readonly offlineScopes: readonly string[];
    }[];
  };
}

/** The smallest published thing that carries the schema (ISC); the package itself installs 400 MB. */
const packageName = '@shopify/dev-mcp@1.16.0';
const tarballSha256 = '4663c79229028e98f825a09d5f04ec6c3736331b740ce50260f9ffac10709474';
const schemaSha256: Readonly<Record<AdminVersion, string>> = {
  '2026-07': '5bcde995c89c59acdb2ee494378d96f45ce7378a16ec829a74b71d696a08ef19',
  '2026-10': 'f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593',
};
const cacheFolder = fileURLToPath(new URL('../.cache/shopify/', import.meta.url));
const fetchTimeoutMs = 120_000;

async function readAdminFile(version: AdminVersion): Promise<AdminFile> {
  const cached = await readChecked(version);
  const bytes = cached ?? (await fetchAndReadChecked(version));
  // The checksum pins the very bytes, so their shape is known.
  return JSON.parse(gunzipSync(bytes).toString('utf8')) as AdminFile;
}

async function readChecked(version: AdminVersion): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path.join(cacheFolder, fileName(version)));
    return sha256(bytes) === schemaSha256[version] ? bytes : undefined;
  } catch {
    return undefined; // not cached yet
  }
}

async function fetchAndReadChecked(version: AdminVersion): Promise<Buffer> {
  await fetchSchemas();
  const bytes = await readChecked(version);
  if (!bytes) throw new SchemaUnavailableError(`${fileName(version)} in ${packageName} has an unexpected checksum`);
  return bytes;
}

/** Packs into a folder of its own and renames, so that two processes may do it at once. */
async function fetchSchemas(): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const work = await mkdtemp(path.join(cacheFolder, 'pack-'));
  try {
    const tarball = path.join(
      work,
      await run('npm', ['pack', packageName, '--silent', '--pack-destination', work], work),
    );
    if (sha256(await readFile(tarball)) !== tarballSha256) throw new Error('the tarball has an unexpected checksum');
    const members = adminVersions.map((version) => `package/dist/data/${fileName(version)}`);
    await run('tar', ['-xzf', tarball, '-C', work, 'package/LICENSE', ...members], work);
    await rename(path.join(work, 'package/LICENSE'), path.join(cacheFolder, 'LICENSE'));
    for (const [index, version] of adminVersions.entries()) {
      await rename(path.join(work, members[index] ?? ''), path.join(cacheFolder, fileName(version)));
    }
  } catch (cause) {
    throw new SchemaUnavailableError(`${packageName} could not be fetched with npm pack`, { cause });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd, timeout: fetchTimeoutMs });
  return stdout.trim().split('\n').at(-1) ?? '';
}

function fileName(version: AdminVersion): string {
  return `admin_${version}.json.gz`;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const version of adminVersions) {
    const schema = await loadAdminSchema(version);
    console.log(`Admin API ${version}: ${Object.keys(schema.getTypeMap()).length} types, in ${cacheFolder}`);
  }
}
