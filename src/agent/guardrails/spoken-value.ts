/** A value in a text that has to have a source. `key` is the same for the same value in any language or notation. */
export interface SpokenValue {
  readonly kind:
    | 'url'
    | 'email'
    | 'internal_id'
    | 'amount'
    | 'percent'
    | 'duration'
    | 'time'
    | 'order'
    | 'tracking'
    | 'count'
    | 'number'
    | 'carrier';
  readonly key: string;
  readonly text: string;
  readonly index: number;
}
