import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');

/** Instructions with their continued lines joined; comments and blanks gone. */
function listInstructions(dockerfile: string): { name: string; rest: string }[] {
  return dockerfile
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }));
}

describe('the Dockerfile', () => {
  const instructions = listInstructions(read('Dockerfile'));
  const all = (name: string) => instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

  it('uses instructions that exist, from pinned images', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'];

    expect(instructions.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(all('FROM').every((image) => /^node:\d+\.\d+-bookworm-slim( AS build)?$/.test(image))).toBe(true);
  });

  it('copies only what the checkout has', () => {
    const sources = all('COPY')
      .filter((copy) => !copy.startsWith('--from'))
      .flatMap((copy) => copy.split(' ').slice(0, -1));

    expect(sources.filter((source) => !existsSync(`${root}${source}`))).toEqual([]);
  });

  it('runs npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const called = [...read('Dockerfile').matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');

    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('runs as an ordinary user, the file that the build makes', () => {
    expect(all('USER')).toEqual(['node']);
    expect(JSON.parse(all('CMD')[0] ?? '[]')).toEqual(['node', '--enable-source-maps', 'dist/main.js']);
    expect(read('scripts/build.mjs')).toContain("'src/main.ts'");
  });

  it('keeps local data, secrets and dependencies out of the image', () => {
    const ignored = read('.dockerignore').split('\n');

    expect(ignored).toEqual(expect.arrayContaining(['node_modules', '.data', '.env', '.git']));
  });
});

describe('railway.json', () => {
  const { build, deploy } = JSON.parse(read('railway.json'));

  it('builds the Dockerfile, migrates before it deploys and asks for readiness', () => {
    expect(build).toEqual({ builder: 'DOCKERFILE', dockerfilePath: 'Dockerfile' });
    expect(deploy.preDeployCommand).toEqual(['node dist/cli.js migrate']);
    expect(deploy.startCommand).toBe('node --enable-source-maps dist/main.js');
    expect(deploy.healthcheckPath).toBe('/health/ready');
  });
});

describe('.env.example', () => {
  it('names the variables that the service reads, and no others', () => {
    const source = read('src/platform/env.ts');
    const schema = source.slice(
      source.indexOf('settingsSchema = z.object({'),
      source.indexOf('});', source.indexOf('BUILD_ID:')),
    );
    const variables = [...schema.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '');
    const named = [...read('.env.example').matchAll(/^([A-Z][A-Z_]+)=/gm)].map((match) => match[1] ?? '');

    expect(variables.length).toBeGreaterThan(30);
    expect(named.filter((name) => !variables.includes(name))).toEqual([]);
    expect(variables.filter((name) => !named.includes(name))).toEqual([]);
  });
});
