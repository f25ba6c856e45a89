import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { toConnectionConfig } from './database-url.ts';

/** No table and no enum is managed by others. */
export const noFilters = { externalTables: [], externalEnums: [] };

export interface OpenSchemaEngine {
  readonly engine: SchemaEngine;
  /** Ends the engine's connections; shadow databases are dropped. */
  close(): Promise<void>;
}

/**
 * Prisma's schema engine as WebAssembly, so that migrations need no downloaded binary. It must be of the version
 * which `@prisma/engines-version` of the pinned `prisma` names.
 */
export async function openSchemaEngine(databaseUrl: string, schema: string): Promise<OpenSchemaEngine> {
  const { SchemaEngine } = await loadEngine();
  const adapters = new Set<SqlDriverAdapter>();
  const factory = bindMigrationAwareSqlAdapterFactory(createAdapterFactory(databaseUrl, adapters));
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
  return {
    engine,
    close: async () => {
      await Promise.all([...adapters].map((adapter) => adapter.dispose()));
    },
  };
}

let loading: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined;

function loadEngine(): NonNullable<typeof loading> {
  loading ??= instantiate();
  return loading;
}

/** The package's own entry imports `.wasm` as a module, which Node can't do without a flag. */
async function instantiate() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await webAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withIdleTimers(bindings),
  });
  // The engine hands its last words to this global before it traps; without it they are lost.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: throwPanic } });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

/** The engine never clears its ten-second lock timer, which would keep a finished command alive. */
function withIdleTimers(bindings: object): Record<string, unknown> {
  const setIdleTimeout = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs).unref();
  return Object.fromEntries(
    Object.entries(bindings).map(([name, binding]) => [
      name,
      name.startsWith('__wbg_setTimeout_') ? setIdleTimeout : binding,
    ]),
  );
}

function throwPanic(message: string): never {
  throw new Error(`Prisma's schema engine failed: ${message}`);
}

// `as`: the compiler knows WebAssembly only together with the browser's whole library.
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: Record<string, Record<string, unknown>>,
    ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
};

function createAdapterFactory(
  databaseUrl: string,
  adapters: Set<SqlDriverAdapter>,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connectAdapter(databaseUrl, adapters, async () => undefined),
    connectToShadowDb: () => connectToShadow(databaseUrl, adapters),
  };
}

async function connectAdapter(
  databaseUrl: string,
  adapters: Set<SqlDriverAdapter>,
  afterEnd: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const pool = createEnginePool(databaseUrl);
  const adapter = await new PrismaPg(pool).connect();
  // The adapter's own version cuts the script at every semicolon, also inside comments and function bodies. As one
  // query it is whole, and atomic: PostgreSQL runs it as one transaction.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => {
      throw toAdapterError(error);
    });
  };
  readCharColumns(adapter);
  let isDisposed = false;
  adapter.dispose = async () => {
    if (isDisposed) {
      return;
    }
    isDisposed = true;
    await pool.end();
    await afterEnd();
  };
  adapters.add(adapter);
  return adapter;
}

/** The shape in which the engine reads an error of PostgreSQL; it would hide any other from the operator. */
function toAdapterError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) {
    return error;
  }
  const { code = 'XX000', severity = 'ERROR', message, detail, column, hint } = error;
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

const charOid = 18;
const charArrayOid = 1002;

/**
 * The adapter refuses PostgreSQL's internal type "char", which the catalogue uses, yet knows its array type: such
 * columns go through it in that dress, and `readCharColumns` takes it off again.
 */
function createEnginePool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ ...toConnectionConfig(databaseUrl), max: 2, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined);
  const query = pool.query.bind(pool);
  // `as`: pg's overloads can't be written by a wrapper; arguments pass through unchanged.
  pool.query = (async (...queryArguments: Parameters<typeof query>) => {
    const result = await query(...queryArguments);
    for (const field of (result as unknown as pg.QueryResult).fields ?? []) {
      field.dataTypeID = field.dataTypeID === charOid ? charArrayOid : field.dataTypeID;
    }
    return result;
  }) as unknown as typeof pool.query;
  return pool;
}

function readCharColumns(adapter: SqlDriverAdapter): void {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
}

async function connectToShadow(databaseUrl: string, adapters: Set<SqlDriverAdapter>): Promise<SqlDriverAdapter> {
  const name = `shadow_${randomUUID().replaceAll('-', '')}`;
  await runOnce(databaseUrl, `CREATE DATABASE "${name}"`);
  const shadowUrl = new URL(databaseUrl);
  shadowUrl.pathname = `/${name}`;
  return connectAdapter(shadowUrl.href, adapters, () =>
    runOnce(databaseUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  );
}

async function runOnce(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ ...toConnectionConfig(databaseUrl), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
