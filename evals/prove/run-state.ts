import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const runStateSchema = z.object({
  seed: z.number(),
  turns: z.number(),
  /** Worlds that were played to their end. */
  worlds: z.array(z.number()),
  tally: z.record(z.string(), z.number()),
  seconds: z.number(),
});
export type RunState = z.infer<typeof runStateSchema>;

/** What an interrupted run of the same seed and length had come to. */
export async function loadState(file: string, seed: number, turns: number): Promise<RunState> {
  const empty = { seed, turns, worlds: [], tally: {}, seconds: 0 };
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const parsed = text === undefined ? undefined : runStateSchema.safeParse(JSON.parse(text));
  return parsed?.success && parsed.data.seed === seed && parsed.data.turns === turns ? parsed.data : empty;
}

/** Written whole or not at all. */
export async function saveState(file: string, state: RunState): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.draft`, JSON.stringify(state));
  await rename(`${file}.draft`, file);
}

export async function dropState(file: string): Promise<void> {
  await rm(file, { force: true });
}
