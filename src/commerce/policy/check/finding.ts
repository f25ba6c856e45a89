/** One thing that is wrong with a pack, as a linter tells it. */
export interface Finding {
  readonly rule: 'contradiction' | 'version' | 'gap' | 'unreachable' | 'sentence' | 'fact' | 'parameter';
  /** Clause, parameter or action. */
  readonly at: string;
  readonly message: string;
}
