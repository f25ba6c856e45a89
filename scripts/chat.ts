/** A shopper at the terminal: `npm run chat -- [--url URL] [--key KEY] [--email E-MAIL]`. Speaks the wire contract only. */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const usage = 'npm run chat -- [--url http://host:port] [--key sk_…] [--email shopper@example.com]';
const values = readOptions();

const demo = await readDemo();
const url = values.url ?? process.env.SUPPORT_AGENT_URL ?? demo?.url ?? 'http://127.0.0.1:8000';
const key = values.key ?? process.env.SUPPORT_AGENT_KEY ?? demo?.key;
if (key === undefined) {
  console.error('chat: no API key. Start `npm run demo` first, or give --key sk_…');
  process.exit(1);
}

const isColoured = process.stdout.isTTY;
const dim = (text: string) => (isColoured ? `\u001b[2m${text}\u001b[22m` : text);
const bold = (text: string) => (isColoured ? `\u001b[1m${text}\u001b[22m` : text);

let conversationId: string | undefined;
/** Messages on the screen already; what the stream of the conversation brings besides is news. */
const shown = new Set<string>();
let isAsking = false;

async function ask(content: string): Promise<void> {
  const path = conversationId === undefined ? '/conversations' : `/conversations/${conversationId}/messages`;
  const body = conversationId === undefined ? { initial_message: content, customer_email: values.email } : { content };
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(90_000),
  }).catch((error: unknown) => console.error(`  can't reach ${url}: ${describe(error)}`));
  if (response === undefined) {
    return;
  }
  if (!response.ok || response.body === null) {
    console.error(`  ${response.status}: ${await response.text()}`);
    return;
  }
  await show(response.body);
}

async function show(body: ReadableStream<Uint8Array>): Promise<void> {
  const screen = { written: '' };
  for await (const { event, data } of readEvents(body)) {
    showEvent[event]?.(data, screen);
  }
}

interface Screen {
  written: string;
}

const showEvent: Record<string, (data: EventData, screen: Screen) => void> = {
  status: ({ text = '' }) => {
    process.stdout.write(dim(`  ${text}\n`));
  },
  token: ({ text = '' }, screen) => {
    process.stdout.write(screen.written === '' ? `${bold('bot ›')} ${text}` : text);
    screen.written += text;
  },
  replace: ({ text = '' }, screen) => {
    const before = screen.written === '' ? '' : `\n${dim('  (corrected)')}\n`;
    process.stdout.write(text === '' ? '' : `${before}${bold('bot ›')} ${text}`);
    screen.written = text;
  },
  message: (data, screen) => {
    shown.add(data.message_id ?? '');
    process.stdout.write(screen.written === '' ? `${bold('bot ›')} ${data.response?.content ?? ''}\n` : '\n');
    process.stdout.write(data.actions_taken?.map(toActionLine).join('') ?? '');
    process.stdout.write(data.requires_escalation === true ? dim('  a colleague has this conversation\n') : '');
    if (conversationId === undefined && data.conversation_id !== undefined) {
      conversationId = data.conversation_id;
      console.log(dim(`  conversation ${conversationId}`));
      void follow(conversationId);
    }
  },
  error: (data) => {
    console.error(`\n  ${data.error?.message ?? data.message ?? 'the stream ended with an error'}`);
  },
};

/** What was asked or done, under the reply that says so. */
function toActionLine({ type, details }: NonNullable<EventData['actions_taken']>[number]): string {
  const { state = '', effect_id: id = '' } = details;
  if (type === 'escalation_created') {
    return '';
  }
  return type === 'confirmation_requested'
    ? dim('  [yes] does it, [no] leaves everything as it is\n')
    : dim(`  ${type.replaceAll('_', ' ')}: ${state.replaceAll('_', ' ')} ${id}\n`);
}

/** Hears what is told outside of answers, such as a refund that an operator approved, for as long as the chat runs. */
async function follow(id: string): Promise<void> {
  for (let lastEventId: string | undefined; ; ) {
    const response = await fetch(`${url}/api/v1/conversations/${id}/events`, {
      headers: {
        authorization: `Bearer ${key}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    }).catch(() => undefined);
    lastEventId = await listen(response?.body ?? undefined, lastEventId);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** Until the stream ends; gives the last event that was heard. */
async function listen(body: ReadableStream<Uint8Array> | undefined, after: string | undefined) {
  let lastEventId = after;
  try {
    for await (const { id, event, data } of body === undefined ? [] : readEvents(body)) {
      lastEventId = id ?? lastEventId;
      if (event === 'message') {
        tellNews(data);
      }
    }
  } catch {
    // The service went away; it may come back.
  }
  return lastEventId;
}

/** An answer that is being asked for is shown by its own stream. */
function tellNews(data: EventData): void {
  if (isAsking) {
    setTimeout(tellNews, 200, data);
  } else if (!shown.has(data.message_id ?? '')) {
    process.stdout.write('\n');
    showEvent.message?.(data, { written: '' });
    terminal.prompt(true);
  }
}

const eventSchema = z.looseObject({
  message_id: z.string().optional(),
  actions_taken: z
    .array(
      z.object({
        type: z.string(),
        details: z.looseObject({ state: z.string().optional(), effect_id: z.string().optional() }),
      }),
    )
    .optional(),
  text: z.string().optional(),
  conversation_id: z.string().optional(),
  response: z.looseObject({ content: z.string() }).optional(),
  requires_escalation: z.boolean().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
  message: z.string().optional(),
});

type EventData = z.infer<typeof eventSchema>;

async function* readEvents(body: ReadableStream<Uint8Array>) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.+)$/m.exec(block)?.[1];
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (event !== undefined && data !== undefined) {
        yield { id: /^id: (.+)$/m.exec(block)?.[1], event, data: eventSchema.parse(JSON.parse(data)) };
      }
    }
  }
}

function readOptions() {
  const text = { type: 'string' } as const;
  try {
    const { values: options } = parseArgs({
      options: { url: text, key: text, email: text, help: { type: 'boolean' } },
    });
    if (options.help !== true) {
      return options;
    }
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`chat: ${describe(error)}\n${usage}`);
    process.exit(2);
  }
}

async function readDemo(): Promise<{ url: string; key: string } | undefined> {
  try {
    const text = await readFile(new URL('../.data/demo.json', import.meta.url), 'utf8');
    return z.object({ url: z.string(), key: z.string() }).parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
}

const health = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
if (health?.ok !== true) {
  console.error(`chat: nothing answers at ${url}. Start \`npm run demo\` first, or give --url.`);
  process.exit(1);
}
console.log(dim(`Talking to ${url}. Ask something; Ctrl-D ends.`));
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: bold('you › ') });
terminal.prompt();
for await (const line of terminal) {
  if (line.trim() !== '') {
    isAsking = true;
    await ask(line.trim());
    isAsking = false;
  }
  terminal.prompt();
}
console.log();
process.exit(0);
