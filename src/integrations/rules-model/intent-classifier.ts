import { z } from 'zod';
import { type Topic, topics } from '../../agent/intents.ts';
import { toFeatures } from './features.ts';

/** `none`: a message without an intent of its own. */
export type TopicLabel = Topic | 'none';

export interface TopicScore {
  readonly topic: TopicLabel;
  /** Share of all classes; they sum to 1. */
  readonly probability: number;
}

export interface IntentClassifier {
  /** Strongest first, every class. */
  rank(text: string): readonly TopicScore[];
}

const weightsSchema = z.object({
  labels: z.array(z.enum([...topics, 'none'])),
  buckets: z.number().int().positive(),
  scale: z.number().positive(),
  weights: z.string(),
});

let loading: Promise<IntentClassifier> | undefined;

/** Loads the committed weights once, at the first use. */
export function loadIntentClassifier(): Promise<IntentClassifier> {
  loading ??= import('./weights.json', { with: { type: 'json' } }).then((file) => createIntentClassifier(file.default));
  return loading;
}

function createIntentClassifier(input: unknown): IntentClassifier {
  const { labels, scale, weights: encoded } = weightsSchema.parse(input);
  const bytes = Buffer.from(encoded, 'base64');
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    rank(text) {
      const features = toFeatures(text);
      const sums = new Float64Array(labels.length);
      for (const bucket of features) {
        const start = bucket * labels.length;
        for (let index = 0; index < labels.length; index++) {
          sums[index] = (sums[index] ?? 0) + (weights[start + index] ?? 0);
        }
      }
      const factor = scale / Math.sqrt(Math.max(1, features.length));
      return toShares(labels, sums, factor);
    },
  };
}

function toShares(labels: readonly TopicLabel[], sums: Float64Array, factor: number): readonly TopicScore[] {
  const top = Math.max(...sums);
  const raised = [...sums].map((sum) => Math.exp((sum - top) * factor));
  const total = raised.reduce((left, right) => left + right, 0);
  return labels
    .map((topic, index) => ({ topic, probability: (raised[index] ?? 0) / total }))
    .sort((first, second) => second.probability - first.probability);
}
