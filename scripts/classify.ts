import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { classifyMessage } from '../src/integrations/rules-model/classify-message.ts';
import { type IntentClassifier, loadIntentClassifier } from '../src/integrations/rules-model/intent-classifier.ts';
import { labelOfTopic } from '../src/integrations/rules-model/labels.ts';

/** `npm run classify -- FILE`: JSON lines with `text` (`-` reads standard input), one JSON line out for each. */
const [file] = process.argv.slice(2);
const lineSchema = z.object({ text: z.string(), language: z.string().optional() });

if (file === undefined) {
  console.error('classify: name a file of JSON lines with "text", or - for standard input');
  process.exitCode = 1;
} else {
  await classifyFile(file);
}

async function classifyFile(path: string): Promise<void> {
  const lines = readLines(path);
  if (lines === undefined) return;
  const classifier = await loadIntentClassifier();
  for (const [index, line] of lines.entries()) {
    if (line.trim() !== '') printLine(line, index + 1, classifier);
  }
}

function printLine(line: string, lineNumber: number, classifier: IntentClassifier): void {
  const parsed = parseLine(line);
  if (parsed === undefined) {
    console.error(`classify: line ${lineNumber} is not a JSON object with a string "text"`);
    process.exitCode = 1;
    return;
  }
  const found = classifyMessage(parsed.text, classifier, parsed.language);
  const [first] = found.intents;
  console.log(
    JSON.stringify({
      text: parsed.text,
      intent: first?.intent ?? null,
      topic: first?.topic ?? found.topic ?? null,
      label: (first && labelOfTopic[first.topic]) ?? null,
      confidence: found.confidence,
      intents: found.intents,
      language: found.language,
      sentiment: found.sentiment,
      intensity: found.intensity,
      asks_for_person: found.asksForPerson,
      order_number: found.orderNumber ?? null,
      email: found.email ?? null,
      amount: found.amount ?? null,
    }),
  );
}

function readLines(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n');
  } catch (error) {
    console.error(`classify: can't read ${path} (${error instanceof Error ? error.message : 'unknown error'})`);
    process.exitCode = 1;
    return undefined;
  }
}

function parseLine(line: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
