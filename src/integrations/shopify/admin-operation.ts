/**
 * One query or mutation, as text and as types. The types are made from the schema that Shopify validates the text
 * against, which is why an answer without errors may be read as `Result`.
 */
export interface AdminOperation<Result, Variables> {
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  /** Points, an upper estimate; replaced by Shopify's own figure after the first answer. */
  readonly estimatedCost: number;
  readonly text: string;
  /** Type only: never set. */
  readonly types?: { readonly result: Result; readonly variables: Variables };
}
