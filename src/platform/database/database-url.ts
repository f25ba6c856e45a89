import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type pg from 'pg';
import { present } from '../present.ts';

/** Every parameter that libpq of PostgreSQL 15 to 18 takes in a URL; psql refuses all others. */
const libpqParameters = new Set(
  `application_name channel_binding client_encoding connect_timeout dbname fallback_application_name gssdelegation
   gssencmode gsslib host hostaddr keepalives keepalives_count keepalives_idle keepalives_interval krbsrvname
   load_balance_hosts max_protocol_version min_protocol_version options passfile password port replication
   require_auth requirepeer requiressl scram_client_key scram_server_key service ssl_max_protocol_version
   ssl_min_protocol_version sslcert sslcertmode sslcompression sslcrl sslcrldir sslkey sslkeylogfile sslmode
   sslnegotiation sslpassword sslrootcert sslsni target_session_attrs tcp_user_timeout user`.split(/\s+/),
);
const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** One sentence naming DATABASE_URL when psql would not take it as it is; absent when it is fine. */
export function findDatabaseUrlProblem(databaseUrl: string): string | undefined {
  if (!/^postgres(?:ql)?:\/\//.test(databaseUrl)) {
    return 'DATABASE_URL must begin with postgresql:// (no driver name such as +asyncpg), exactly as psql takes it.';
  }
  if (!URL.canParse(databaseUrl)) {
    return 'DATABASE_URL is not a valid URL; write special characters of the password as %XX.';
  }
  const parameters = new URL(databaseUrl).searchParams;
  const foreign = [...parameters.keys()].filter((name) => !libpqParameters.has(name));
  if (foreign.length > 0) {
    return `DATABASE_URL has ${foreign.join(', ')}, which psql refuses; the pool's size comes from DATABASE_POOL_SIZE.`;
  }
  const sslMode = parameters.get('sslmode');
  if (sslMode !== null && !sslModes.includes(sslMode)) {
    return `DATABASE_URL has sslmode=${sslMode}; it must be one of ${sslModes.join(', ')}.`;
  }
  return undefined;
}

/**
 * pg's settings for a URL with the meaning libpq gives it: `require` encrypts without checking the certificate,
 * `verify-ca` and `verify-full` check it. `allow` and `prefer` connect in plain text, as pg can't fall back.
 * Throws the sentence of `findDatabaseUrlProblem`.
 */
export function toConnectionConfig(databaseUrl: string): pg.ClientConfig {
  const problem = findDatabaseUrlProblem(databaseUrl);
  if (problem !== undefined) {
    throw new Error(problem);
  }
  const url = new URL(databaseUrl);
  const tls = readTls(url.searchParams);
  for (const name of ['sslmode', 'sslrootcert', 'sslcert', 'sslkey']) {
    url.searchParams.delete(name);
  }
  return { connectionString: url.href, ...present({ ssl: tls }) };
}

function readTls(parameters: URLSearchParams): ConnectionOptions | undefined {
  const mode = parameters.get('sslmode') ?? 'prefer';
  if (!['require', 'verify-ca', 'verify-full'].includes(mode)) {
    return undefined;
  }
  const rootFile = parameters.get('sslrootcert');
  const hasOwnRoot = rootFile !== null && rootFile !== 'system';
  // libpq checks the chain in mode `require` too as soon as it is given a root certificate.
  const isChecked = mode !== 'require' || rootFile !== null;
  return {
    rejectUnauthorized: isChecked,
    ...(hasOwnRoot ? { ca: readFileSync(rootFile) } : {}),
    ...readFileOption('cert', parameters.get('sslcert')),
    ...readFileOption('key', parameters.get('sslkey')),
    ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
  };
}

function readFileOption(option: 'cert' | 'key', file: string | null): ConnectionOptions {
  return file === null ? {} : { [option]: readFileSync(file) };
}
