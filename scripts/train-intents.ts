import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { topics } from '../src/agent/intents.ts';
import { buckets, toFeatures } from '../src/integrations/rules-model/features.ts';
import { type Utterance, writeUtterances } from './train-grammar.ts';
import { type Example, trainLinear } from './train-linear.ts';

/**
 * `npm run train:intents` writes the utterances out of the grammars and the weights out of the utterances;
 * `--check` proves instead that both committed files are what it would write.
 */
const datasets = new URL('../evals/datasets/', import.meta.url);
const datasetFile = new URL('intents.jsonl', datasets);
const weightsFile = new URL('../src/integrations/rules-model/weights.json', import.meta.url);
const languages = ['en', 'de', 'fr', 'es'];
const labels = [...topics, 'none'];
const plan = { classes: labels.length, buckets, epochs: 8, rate: 0.15, decay: 2e-6 };

const utterances = languages.flatMap((language) =>
  writeUtterances(readFileSync(new URL(`intents-grammar.${language}.txt`, datasets), 'utf8'), language),
);
const dataset = `${utterances.map((utterance) => JSON.stringify(utterance)).join('\n')}\n`;
const weights = `${JSON.stringify(train(utterances, dataset))}\n`;

if (process.argv.includes('--check')) {
  const stale = [
    readFileSync(datasetFile, 'utf8') === dataset ? '' : 'evals/datasets/intents.jsonl is not what the grammars give',
    readFileSync(weightsFile, 'utf8') === weights ? '' : 'weights.json is not what the utterances give',
  ].filter((line) => line !== '');
  console.log(stale.length === 0 ? 'intents: utterances and weights are in step' : stale.join('\n'));
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  writeFileSync(datasetFile, dataset);
  writeFileSync(weightsFile, weights);
  console.log(`intents: ${utterances.length} utterances, ${labels.length} classes, ${weights.length} bytes`);
}

function train(rows: readonly Utterance[], source: string) {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.topic ?? 'none', (counts.get(row.topic ?? 'none') ?? 0) + 1);
  const mean = rows.length / labels.length;
  const examples: readonly Example[] = rows.map((row) => {
    const label = row.topic ?? 'none';
    return {
      features: toFeatures(row.text),
      target: labels.indexOf(label),
      weight: Math.sqrt(mean / (counts.get(label) ?? mean)),
    };
  });
  const trained = trainLinear(examples, plan);
  const scale = trained.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0) / 127;
  const quantised = Int8Array.from(trained, (weight) => Math.round(weight / scale));
  return {
    source: createHash('sha256').update(source).digest('hex'),
    labels,
    buckets,
    scale: Number(scale.toPrecision(8)),
    weights: Buffer.from(quantised.buffer).toString('base64'),
  };
}
