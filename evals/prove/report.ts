import type { Finding } from './run-world.ts';
import type { Tally } from './tally.ts';

/** What a run has come to, for a reader at a terminal. */
export function describeRun(tally: Tally, turns: number, seconds: number, breachCount: number): string {
  const sum = (prefix: string) => tally.list(prefix).reduce((total, [, count]) => total + count, 0);
  const lines = [
    `${format(turns)} turns in ${seconds.toFixed(0)} s (${format(Math.round(turns / Math.max(1, seconds)))}/s), ${format(tally.get('shop:requests'))} requests to the shop`,
    '',
    `writes wished      ${format(sum('proposal:'))}`,
    ...table(tally.list('proposal:'), '  '),
    `refused by         ${format(sum('refused:'))} clauses`,
    ...table(tally.list('refused:').slice(0, 14), '  '),
    `writes done        ${format(sum('written:'))} of ${format(sum('shown:'))} shown`,
    ...table(tally.list('written:'), '  '),
    `consents heard     ${tally
      .list('heard:')
      .map(([name, count]) => `${name} ${format(count)}`)
      .join(', ')}`,
    `buttons pressed    ${tally
      .list('button:')
      .map(([name, count]) => `${name} ${format(count)}`)
      .join(', ')}`,
    `operators          ${tally
      .list('operator:')
      .map(([name, count]) => `${name} ${format(count)}`)
      .join(', ')}`,
    ...(tally.list('end:').length > 0
      ? [
          `at the end         ${tally
            .list('end:')
            .map(([name, count]) => `${format(count)} ${name}`)
            .join(', ')}`,
        ]
      : []),
    ...(tally.list('surprise:').length > 0 ? ['surprises', ...table(tally.list('surprise:'), '  ')] : []),
    '',
    `${breachCount} breaches`,
  ];
  return lines.join('\n');
}

/** The fewest steps that lead to it, and how to see it again. */
export function describeFinding(finding: Finding, seed: number, without: string | undefined): string {
  const command = `npm run prove -- --seed ${seed} --world ${finding.worldSeed}${without === undefined ? '' : ` --without ${without}`}`;
  return [
    'BREACH',
    ...finding.breaches.map(({ rule, what }) => `  ${rule}: ${what}`),
    `the fewest steps that lead there (${finding.steps.length}):`,
    ...finding.steps.map((step, index) => `  ${index + 1}. ${JSON.stringify(step)}`),
    'who writes:',
    ...finding.cast.map((person, index) => `  conversation ${index}: ${JSON.stringify(person)}`),
    `again: ${command}`,
  ].join('\n');
}

/** `[=====     ] 40 % 8,000/20,000 turns, 110/s, 1:49 left` */
export function describeProgress(done: number, total: number, seconds: number): string {
  const share = total === 0 ? 1 : done / total;
  const bar = '='.repeat(Math.round(share * 24)).padEnd(24);
  const rate = done / Math.max(0.001, seconds);
  const left = Math.round((total - done) / Math.max(0.001, rate));
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return `[${bar}] ${Math.floor(share * 100)} % ${format(done)}/${format(total)} turns, ${Math.round(rate)}/s, ${clock} left`;
}

function table(rows: readonly (readonly [string, number])[], indent: string): string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, count]) => `${indent}${name.padEnd(width)}  ${format(count).padStart(8)}`);
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}
