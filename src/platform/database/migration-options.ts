export interface MigrateOptions {
  readonly signal?: AbortSignal;
  /** One short line of plain English per step. */
  readonly onProgress?: (line: string) => void;
  /** For tests; otherwise the checkout's own `prisma` folder. */
  readonly prismaFolder?: string;
}
