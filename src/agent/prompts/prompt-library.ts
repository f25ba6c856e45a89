import { readFileSync } from 'node:fs';
import { listShingles } from '../guardrails/shingles.ts';

const promptNames = [
  'classify',
  'answer',
  'rewrite',
  'route-wismo',
  'route-returns',
  'route-refunds',
  'route-general',
] as const;
export type PromptName = (typeof promptNames)[number];

export interface PromptLibrary {
  /** @throws when a variable of the file has no value: a wrong prompt must not reach a model. */
  render(name: PromptName, variables: Readonly<Record<string, string>>): string;
  /** `answer` to `answer.1`, as stored with the message. */
  readonly versions: Readonly<Record<string, string>>;
  /** Runs of words by which a leaked prompt is known. */
  readonly shingles: ReadonlySet<string>;
}

/** Reads each prompt file once: a comment `version: …`, then the text with `{{variables}}`. */
export function loadPrompts(folder: URL): PromptLibrary {
  const files = Object.fromEntries(promptNames.map((name) => [name, parsePrompt(name, folder)]));
  const texts: Readonly<Record<string, PromptFile>> = files;
  return {
    render: (name, variables) => fill(name, texts[name]?.text ?? '', variables),
    versions: Object.fromEntries(promptNames.map((name) => [name, texts[name]?.version ?? ''])),
    shingles: new Set(promptNames.flatMap((name) => listShingles(texts[name]?.text ?? ''))),
  };
}

interface PromptFile {
  readonly version: string;
  readonly text: string;
}

function parsePrompt(name: PromptName, folder: URL): PromptFile {
  const file = readFileSync(new URL(`${name}.md`, folder.href.endsWith('/') ? folder : `${folder.href}/`), 'utf8');
  const match = /^<!-- version: (\S+) -->\n([\s\S]+)$/.exec(file);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Error(`prompt ${name} does not begin with its version line`);
  }
  return { version: match[1], text: match[2].trim() };
}

function fill(name: PromptName, text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, variable: string) => {
    const value = variables[variable];
    if (value === undefined) {
      throw new Error(`prompt ${name} has no value for ${variable}`);
    }
    return value;
  });
}
