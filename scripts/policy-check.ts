/**
 * Looks for what is wrong with the policy packs, like a linter: `npm run policy:check`. With `--write` it writes their
 * plain-language twins to docs/policy. Ends with 1 when something is wrong.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { checkPolicy } from '../src/commerce/policy/check/check-policy.ts';
import { renderTwin } from '../src/commerce/policy/twin.ts';
import { generalRetail } from '../src/packs/general-retail/policy.ts';
import { tauRetail } from '../src/packs/tau-retail/policy.ts';

const packs = [generalRetail, tauRetail];
let problems = 0;

for (const pack of packs) {
  const file = new URL(`../docs/policy/${pack.name}.md`, import.meta.url);
  const twin = renderTwin(pack);
  if (process.argv.includes('--write')) {
    writeFileSync(file, twin);
  }
  const findings = checkPolicy(pack, new Date());
  for (const { rule, at, message } of findings) {
    console.error(`${pack.name}  ${rule.padEnd(13)} ${at}: ${message}`);
  }
  const isTwin = readFileSync(file, 'utf8') === twin;
  if (!isTwin) {
    console.error(`${pack.name}  twin          docs/policy/${pack.name}.md differs; npm run policy:check -- --write`);
  }
  problems += findings.length + (isTwin ? 0 : 1);
  console.log(`${pack.name}@${pack.version}: ${pack.clauses.length} clauses, ${findings.length} findings`);
}

process.exitCode = problems === 0 ? 0 : 1;
