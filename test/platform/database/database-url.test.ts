import { describe, expect, it } from '@jest/globals';
import { findDatabaseUrlProblem, toConnectionConfig } from '../../../src/platform/database/database-url.ts';

describe('DATABASE_URL', () => {
  it.each([
    'postgresql://user:secret@db.example.com:5432/shop',
    'postgres://user@localhost/shop?sslmode=require&application_name=x&connect_timeout=5',
  ])('001-09 is taken as psql takes it: %s', (url) => {
    expect(findDatabaseUrlProblem(url)).toBeUndefined();
  });

  it.each([
    ['postgresql+asyncpg://user@host/db', 'postgresql://'],
    ['mysql://user@host/db', 'postgresql://'],
    ['postgresql://user@host/db?schema=public', 'schema'],
    ['postgresql://user@host/db?connection_limit=5&pool_timeout=2', 'connection_limit, pool_timeout'],
    ['postgresql://user@host/db?sslmode=yes', 'sslmode=yes'],
    ['postgresql://user:pa%ss@[bad/db', 'valid URL'],
  ])('is refused with one line that names it: %s', (url, part) => {
    const problem = findDatabaseUrlProblem(url);

    expect(problem).toMatch(/^DATABASE_URL [^\n]+$/);
    expect(problem).toContain(part);
    expect(() => toConnectionConfig(url)).toThrow('DATABASE_URL');
  });

  it('never repeats the password in the line', () => {
    expect(findDatabaseUrlProblem('postgresql://user:hunter2@host/db?schema=x')).not.toContain('hunter2');
  });

  it.each([
    ['disable', undefined],
    ['prefer', undefined],
    ['require', { rejectUnauthorized: false }],
    ['verify-full', { rejectUnauthorized: true }],
  ])('gives sslmode=%s the meaning of libpq', (mode, expected) => {
    const config = toConnectionConfig(`postgresql://user@host/db?sslmode=${mode}`);

    expect(config.connectionString).not.toContain('sslmode');
    expect(config.ssl).toEqual(expected === undefined ? undefined : expect.objectContaining(expected));
  });
});
