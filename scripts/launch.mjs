/**
 * What `npm run demo`, `npm test` and their like begin with: it needs nothing but Node, installs what is missing, makes
 * the database client, and then runs the task with the terminal's signals passed on.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

const tsx = ['--import', 'tsx'];
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

const tasks = {
  demo: { node: [...tsx, 'src/demo.ts'] },
  chat: { node: [...tsx, 'scripts/chat.ts'] },
  test: { node: jest, env: { NODE_ENV: 'test' } },
  eval: {
    node: [...jest, '--config', 'evals/jest.config.mjs'],
    env: { NODE_ENV: 'test', LANGSMITH_TEST_TRACKING: 'false' },
  },
  bench: { node: [...tsx, 'bench/run.ts'] },
  prove: { node: [...tsx, 'scripts/prove.ts'] },
  tau: { node: [...tsx, 'scripts/tau.ts'] },
  'policy:check': { node: [...tsx, 'scripts/policy-check.ts'] },
  'policy:score': { node: [...tsx, 'scripts/policy-score.ts'] },
  classify: { node: [...tsx, 'scripts/classify.ts'] },
  cli: { node: [...tsx, 'src/cli.ts'], built: 'dist/cli.js' },
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) {
  fail(`launch: unknown task "${name}"; known: ${Object.keys(tasks).join(', ')}`);
}
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`This needs Node 20.19 or newer; this is ${process.versions.node}.`);
}
// A production image has the build and no development packages.
const isBuilt =
  task.built !== undefined && existsSync(`${root}${task.built}`) && !existsSync(`${root}node_modules/tsx`);
if (!isBuilt) {
  await prepare();
}
process.exit(await run(process.execPath, [...(isBuilt ? [task.built] : task.node), ...args], task.env));

async function prepare() {
  if (!existsSync(`${root}node_modules/.package-lock.json`)) {
    console.error('Installing packages from the npm registry (about a minute, once) …');
    // Not `npm ci`: npm 11 refuses a lock file without the binaries of other platforms, which no registry mirror has whole.
    const quiet = ['--no-audit', '--no-fund', '--no-save', '--no-progress', '--loglevel=error'];
    const ended = await run('npm', ['install', ...quiet], {}, 'Installing');
    if (ended !== 0) {
      fail('The packages could not be installed; see above.');
    }
  }
  const generated = await run(process.execPath, ['scripts/prisma-generate.mjs']);
  if (generated !== 0) {
    fail('The database client could not be made; see above.');
  }
}

/** Runs to its end; signals reach the child through the terminal's process group or are passed on here. */
function run(command, commandArgs, env = {}, progress) {
  const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const since = Date.now();
  const ticker = progress === undefined ? undefined : setInterval(() => tell(progress, since), 10_000);
  const ignore = () => undefined;
  const pass = () => child.kill('SIGTERM');
  process.on('SIGINT', ignore);
  process.on('SIGTERM', pass);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      clearInterval(ticker);
      process.off('SIGINT', ignore);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

function tell(progress, since) {
  console.error(`  ${progress} … ${Math.round((Date.now() - since) / 1_000)} s`);
}

function fail(line) {
  console.error(line);
  process.exit(1);
}
