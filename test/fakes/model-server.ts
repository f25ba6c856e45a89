import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { answerAnthropic } from './model-server-anthropic.ts';
import { answerOpenAi } from './model-server-openai.ts';
import { createDefaultReply } from './model-server-replies.ts';

/** Each is something a real provider does on a bad day. */
const modelFaults = [
  '429',
  '500',
  '401',
  '400',
  'insufficient_quota',
  'silence',
  'headers_then_silence',
  'slow',
  'malformed_json',
  'wrong_schema',
  'empty_choices',
  'no_finish_reason',
  'unknown_tool',
  'bad_tool_arguments',
  'error_in_stream',
  'cut',
] as const;
export type ModelFault = (typeof modelFaults)[number];

export interface FakeModelRequest {
  readonly vendor: 'openai' | 'anthropic';
  readonly model: string;
  readonly system: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  /** Names of the tools that may be called. */
  readonly tools: readonly string[];
  /** JSON Schema of the wanted answer, when a structured one is wanted. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
  /** The body as it came. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface FakeReply {
  readonly text?: string;
  /** Said as JSON text; for structured answers. */
  readonly json?: unknown;
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly finishReason?: 'stop' | 'length' | 'content_filter';
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number; readonly cachedInputTokens?: number };
  readonly fault?: ModelFault;
  /** With `cut`: tokens sent before the connection breaks. */
  readonly cutAtToken?: number;
  readonly retryAfterSeconds?: number;
  readonly firstTokenMs?: number;
  readonly tokenMs?: number;
}

export type ReplyFunction = (request: FakeModelRequest) => FakeReply | undefined;

/**
 * A model provider on a free port: OpenAI's chat completions and Anthropic's messages, streamed or whole. What it says
 * is decided, in this order, by the queue (`next`), the faults set per model, the reply function, and the defaults.
 */
export class FakeModelServer {
  readonly requests: FakeModelRequest[] = [];
  /** Answers that the caller walked away from. */
  abortedByCaller = 0;
  /** Answers under way. */
  open = 0;
  private readonly queue: FakeReply[] = [];
  private readonly faults = new Map<string, FakeReply>();
  private replyFunction: ReplyFunction = () => undefined;
  private readonly defaultReply = createDefaultReply();
  private readonly server: Server = createServer((request, response) => void this.handle(request, response));

  /** @param defaults pace of every answer, unless the reply says otherwise. */
  constructor(private readonly defaults: Pick<FakeReply, 'firstTokenMs' | 'tokenMs'> = {}) {}

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Without a path; OpenAI's base URL is this and `/v1`, Anthropic's is this alone. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get calls(): number {
    return this.requests.length;
  }

  callsOf(model: string): number {
    return this.requests.filter((request) => request.model === model).length;
  }

  /** The next requests get these, one each, whatever their model. */
  next(...replies: FakeReply[]): this {
    this.queue.push(...replies);
    return this;
  }

  reply(fn: ReplyFunction): this {
    this.replyFunction = fn;
    return this;
  }

  /** Until cleared with `undefined`. The model `*` means every model. */
  fault(model: string, fault: ModelFault | undefined, details: Omit<FakeReply, 'fault'> = {}): this {
    if (fault === undefined) this.faults.delete(model);
    else this.faults.set(model, { ...details, fault });
    return this;
  }

  reset(): this {
    this.requests.length = 0;
    this.queue.length = 0;
    this.faults.clear();
    this.replyFunction = () => undefined;
    this.abortedByCaller = 0;
    return this;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = answers[new URL(request.url ?? '/', 'http://fake').pathname];
    if (answer === undefined || request.method !== 'POST') {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no such path"}}');
      return;
    }
    this.open += 1;
    response.on('close', () => {
      this.open -= 1;
      if (!response.writableFinished && !this.ownCuts.has(response)) this.abortedByCaller += 1;
    });
    try {
      const body = JSON.parse(await readBody(request)) as Record<string, unknown>;
      await answer(
        body,
        request.headers,
        response,
        (asked) => this.choose(asked),
        () => this.ownCuts.add(response),
      );
    } catch {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"bad body"}}');
    }
  }

  private readonly ownCuts = new WeakSet<ServerResponse>();

  private choose(request: FakeModelRequest): FakeReply {
    this.requests.push(request);
    const fault = this.faults.get(request.model) ?? this.faults.get('*');
    const said = this.queue.shift() ?? fault ?? this.replyFunction(request);
    const usual = said?.text === undefined && said?.json === undefined && said?.toolCalls === undefined;
    return { ...this.defaults, ...(usual ? this.defaultReply(request) : {}), ...said };
  }
}

export type AnswerFunction = (
  body: Record<string, unknown>,
  headers: IncomingMessage['headers'],
  response: ServerResponse,
  choose: (request: FakeModelRequest) => FakeReply,
  noteOwnCut: () => void,
) => Promise<void>;

const answers: Readonly<Record<string, AnswerFunction>> = {
  '/v1/chat/completions': answerOpenAi,
  '/v1/messages': answerAnthropic,
};

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const piece of request) text += piece;
  return text;
}

/** `tsx test/fakes/model-server.ts --port 8090 --fault gpt-4o=429 --fault 500 --first-ms 50 --token-ms 5` */
async function main(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => args[args.indexOf(name) + 1 || args.length];
  const server = new FakeModelServer({
    firstTokenMs: Number(option('--first-ms') ?? 0),
    tokenMs: Number(option('--token-ms') ?? 0),
  });
  for (const [index, arg] of args.entries()) {
    if (arg !== '--fault') continue;
    const [left = '', right] = (args[index + 1] ?? '').split('=');
    const fault = modelFaults.find((name) => name === (right ?? left));
    if (fault === undefined) throw new Error(`--fault takes one of: ${modelFaults.join(', ')}`);
    server.fault(right === undefined ? '*' : left, fault);
  }
  await server.start(Number(option('--port') ?? 0));
  console.log(`fake model server: OPENAI_BASE_URL=${server.url}/v1 ANTHROPIC_BASE_URL=${server.url}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2));
}
