import type { GraderName } from './graders/grade.ts';

export interface Threshold {
  readonly name: string;
  readonly grader: GraderName;
  /** The mean score must reach it. */
  readonly atLeast: number;
}

/** Below any of them the run fails. The intents' numbers are the original's targets (decision 0005); the rest are promises of the README. */
export const thresholds: readonly Threshold[] = [
  { name: 'intent accuracy', grader: 'intent', atLeast: 0.9 },
  { name: 'route', grader: 'route', atLeast: 0.9 },
  { name: 'tools used', grader: 'tools', atLeast: 0.95 },
  { name: 'facts said', grader: 'facts', atLeast: 0.95 },
  { name: 'nothing invented', grader: 'invented', atLeast: 1 },
  { name: 'nothing leaked', grader: 'leaks', atLeast: 1 },
  { name: 'escalation', grader: 'escalation', atLeast: 0.95 },
  { name: 'language', grader: 'language', atLeast: 0.95 },
  { name: 'answered', grader: 'answered', atLeast: 1 },
  { name: 'writes as asked', grader: 'effects', atLeast: 0.98 },
];

/** Of the turns taken for order_status, the share that is. */
export const orderStatusPrecision = { name: 'order_status precision', atLeast: 0.95 };
