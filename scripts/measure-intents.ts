import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { classifyMessage } from '../src/integrations/rules-model/classify-message.ts';
import { type IntentClassifier, loadIntentClassifier } from '../src/integrations/rules-model/intent-classifier.ts';
import { labelOfTopic } from '../src/integrations/rules-model/labels.ts';

/**
 * `tsx scripts/measure-intents.ts FILE`: accuracy by source and label on JSON lines `{text, label, source, native}`.
 * Rows without a label are not counted; an out-of-scope row is right when it is left alone. The file is never
 * trained on.
 */
const rowSchema = z.object({
  text: z.string(),
  label: z.string().nullable(),
  source: z.string().default('-'),
  native: z.string().default('-'),
});
const [file] = process.argv.slice(2);
if (file === undefined || !existsSync(file)) {
  console.log(`measure-intents: skipped, ${file ?? 'no file named'} is not there`);
} else {
  await measure(file);
}

interface Tally {
  right: number;
  all: number;
}

async function measure(path: string): Promise<void> {
  const classifier = await loadIntentClassifier();
  const table = new Map<string, Map<string, Tally>>();
  const confusions = new Map<string, number>();
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)));
  const started = performance.now();
  for (const row of rows) {
    if (row.label === null) continue;
    const said = say(row.text, classifier);
    const isRight = row.label === said || (row.label === 'out_of_scope' && said === 'none');
    count(table, row.source, row.label, isRight);
    if (!isRight) addOne(confusions, `${row.source} ${row.native} -> ${said}`);
  }
  const elapsed = (performance.now() - started) / rows.length;
  for (const [source, labels] of table) print(source, labels);
  if (process.argv.includes('--confusions')) printConfusions(confusions);
  console.log(`${rows.length} messages, ${elapsed.toFixed(3)} ms each`);
}

function say(text: string, classifier: IntentClassifier): string {
  const [first] = classifyMessage(text, classifier).intents;
  return first === undefined ? 'none' : (labelOfTopic[first.topic] ?? first.topic);
}

function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function printConfusions(confusions: ReadonlyMap<string, number>): void {
  const most = [...confusions].sort((first, second) => second[1] - first[1]).slice(0, 40);
  for (const [name, times] of most) console.log(times, name);
}

function count(table: Map<string, Map<string, Tally>>, source: string, label: string, isRight: boolean): void {
  const labels = table.get(source) ?? new Map<string, Tally>();
  const tally = labels.get(label) ?? { right: 0, all: 0 };
  labels.set(label, { right: tally.right + (isRight ? 1 : 0), all: tally.all + 1 });
  table.set(source, labels);
}

function print(source: string, labels: ReadonlyMap<string, Tally>): void {
  const asked = [...labels].filter(([label]) => label !== 'out_of_scope').map(([, tally]) => tally);
  const right = asked.reduce((sum, tally) => sum + tally.right, 0);
  const all = asked.reduce((sum, tally) => sum + tally.all, 0);
  const macro = asked.reduce((sum, tally) => sum + tally.right / tally.all, 0) / asked.length;
  const parts = [...labels].map(([label, tally]) => `${label} ${percent(tally.right / tally.all)} of ${tally.all}`);
  console.log(`${source}: accuracy ${percent(right / all)}, macro ${percent(macro)}\n  ${parts.join(', ')}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
