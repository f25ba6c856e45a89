import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readEnvironment } from './platform/env.ts';

/** What the demo keeps between its starts, and tells its companions: `npm run chat` and `npm run ops`. */
export const demoFolder = fileURLToPath(new URL('../.data/', import.meta.url));
const demoFile = `${demoFolder}demo.json`;

const demoSchema = z.object({
  url: z.string().optional(),
  key: z.string().optional(),
  secret: z.string(),
  /** The environment of the demo's service. */
  variables: z.record(z.string(), z.string()).optional(),
});
export type DemoFile = z.infer<typeof demoSchema>;

/** Absent before the first demo, and where something else stands in the file. */
export function readDemoFile(): DemoFile | undefined {
  try {
    return demoSchema.safeParse(JSON.parse(readFileSync(demoFile, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export async function writeDemoFile(demo: DemoFile): Promise<void> {
  await writeFile(demoFile, JSON.stringify(demo), { mode: 0o600 });
}

/** The environment; the demo's own where that names no database. */
export function readVariables() {
  const given = readEnvironment();
  const demo = given.DATABASE_URL === undefined ? readDemoFile()?.variables : undefined;
  const all: Readonly<Record<string, string | undefined>> = { ...demo, ...given };
  return { all, DATABASE_URL: all.DATABASE_URL, isDemo: demo !== undefined };
}
