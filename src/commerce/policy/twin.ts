import { type WriteAction, writeActions } from '../write-request.ts';
import { toWords } from './condition-words.ts';
import type { Clause, Parameter, PolicyPack } from './pack.ts';

/** The plain-language twin of a pack, as Markdown: made of the clauses themselves, so that it can't say otherwise. */
export function renderTwin(pack: PolicyPack): string {
  return [
    `# Policy ${pack.name}, version ${pack.version}`,
    '',
    'Written by `npm run policy:check -- --write` from the clauses; a test fails when it differs from them.',
    '',
    'Of all clauses that apply the strictest wins: refused, then a person decides, then a code, then the',
    "shopper's yes. What nobody knows goes to a person. What no clause allows is refused.",
    '',
    '## Numbers a store can set',
    '',
    '| Name | Default | Between | Store setting | What it means |',
    '|---|---|---|---|---|',
    ...Object.entries(pack.parameters).map(renderParameter),
    ...writeActions.flatMap((action) => renderAction(action, pack)),
    '',
  ].join('\n');
}

function renderParameter([name, parameter]: [string, Parameter]): string {
  const bounds = parameter.kind === 'switch' ? 'on or off' : `${parameter.min ?? 0} to ${parameter.max ?? 'any'}`;
  const setting = parameter.setting ?? `policy.${name}`;
  return `| \`${name}\` | ${defaultWords(parameter)} | ${bounds} | \`${setting}\` | ${parameter.words} |`;
}

function defaultWords({ default: value, kind }: Parameter): string {
  if (typeof value === 'object') {
    return `${value.times} × \`${value.of}\``;
  }
  if (typeof value === 'boolean') {
    return value ? 'on' : 'off';
  }
  return kind === 'percent' ? `${value} %` : `${value}${units[kind]}`;
}

const units = { days: ' days', count: '', percent: ' %', money: '', seconds: ' s', switch: '' } as const;

function renderAction(action: WriteAction, pack: PolicyPack): string[] {
  const clauses = pack.clauses.filter((clause) => clause.actions.includes(action));
  const words = action.replaceAll('_', ' ');
  return [
    '',
    `## ${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    '',
    ...effects.flatMap(([effect, outcome]) =>
      clauses.filter((clause) => clause.effect === effect).map((clause) => renderClause(clause, outcome, pack)),
    ),
  ];
}

const effects = [
  ['refuse', 'refused'],
  ['approve', 'a person decides'],
  ['code', 'a code to the contact on file first'],
  ['consent', 'needs the yes of the shopper'],
  ['fee', 'on the costs'],
  ['allow', 'possible'],
] as const;

function renderClause(clause: Clause, outcome: string, pack: PolicyPack): string {
  const until = clause.effectiveTo === undefined ? '' : ` until ${clause.effectiveTo}`;
  const instead = clause.alternative === undefined ? '' : `, ${clause.alternative.replaceAll('_', ' ')} instead`;
  const fee = clause.fee === undefined ? '' : ` (${clause.fee.kind.replaceAll('_', ' ')})`;
  return [
    `- **${outcome}${instead}${fee}** when ${toWords(clause.when, pack.parameters)}.`,
    `  “${clause.say.en}”`,
    `  \`${clause.id}\` v${clause.version}, from ${clause.effectiveFrom.slice(0, 10)}${until}`,
  ].join('\n');
}
