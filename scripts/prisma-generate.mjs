#!/usr/bin/env node
// `npm run generate`: makes the Prisma client without internet, and does nothing when nothing has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outputFolder = join(root, 'src/generated/prisma');
const stampFile = join(outputFolder, '.stamp');
const inputs = ['prisma/schema.prisma', 'node_modules/prisma/package.json', 'scripts/prisma-generate.mjs'];

if (!process.argv.includes('--force') && isUnchanged()) {
  process.exit(0);
}
generate();

function generate() {
  const prismaCli = join(root, 'node_modules/prisma/build/index.js');
  if (!existsSync(prismaCli)) {
    fail('Prisma is not installed; run `npm ci` first.');
  }
  rmSync(stampFile, { force: true });
  const result = spawnSync(process.execPath, [prismaCli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      // Generating never runs the schema engine, but Prisma downloads it unless it is told of an executable.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.status !== 0) {
    fail(`prisma generate failed\n${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`);
  }
  mkdirSync(outputFolder, { recursive: true });
  writeFileSync(stampFile, stamp());
  console.log('Prisma client generated in src/generated/prisma');
}

function isUnchanged() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

/** Hash of what goes in and of what came out, so that a changed or half-deleted client is made again. */
function stamp() {
  const hash = createHash('sha256');
  for (const file of [...inputs.map((input) => join(root, input)), ...listFiles(outputFolder)]) {
    hash.update(`${relative(root, file)}\0`).update(existsSync(file) ? readFileSync(file) : '');
  }
  return hash.digest('hex');
}

function listFiles(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.stamp')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
