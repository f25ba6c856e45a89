import { createRandom } from './train-random.ts';

export interface Example {
  readonly features: Uint32Array;
  /** Index of the right class. */
  readonly target: number;
  readonly weight: number;
}

export interface TrainingPlan {
  readonly classes: number;
  readonly buckets: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

/**
 * Multinomial logistic regression by AdaGrad, rows scaled to unit length. Weights are bucket-major
 * (`bucket * classes + class`). Deterministic.
 */
export function trainLinear(examples: readonly Example[], plan: TrainingPlan): Float32Array {
  const weights = new Float32Array(plan.buckets * plan.classes);
  const squares = new Float32Array(plan.buckets * plan.classes).fill(1e-6);
  const random = createRandom('order-of-rows');
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    for (const example of random.shuffle(examples)) learn(example, weights, squares, plan);
  }
  return weights;
}

function learn(example: Example, weights: Float32Array, squares: Float32Array, plan: TrainingPlan): void {
  const { classes } = plan;
  const scale = 1 / Math.sqrt(example.features.length);
  const gradient = softmax(sumScores(example.features, weights, classes, scale));
  gradient[example.target] = (gradient[example.target] ?? 0) - 1;
  for (const bucket of example.features) {
    const start = bucket * classes;
    for (let index = 0; index < classes; index++) {
      const at = start + index;
      const weight = weights[at] ?? 0;
      const slope = (gradient[index] ?? 0) * scale * example.weight + plan.decay * weight;
      const square = (squares[at] ?? 0) + slope * slope;
      squares[at] = square;
      weights[at] = weight - (plan.rate * slope) / Math.sqrt(square);
    }
  }
}

function sumScores(features: Uint32Array, weights: Float32Array, classes: number, scale: number): Float64Array {
  const scores = new Float64Array(classes);
  for (const bucket of features) {
    const start = bucket * classes;
    for (let index = 0; index < classes; index++) scores[index] = (scores[index] ?? 0) + (weights[start + index] ?? 0);
  }
  return scores.map((score) => score * scale);
}

function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
