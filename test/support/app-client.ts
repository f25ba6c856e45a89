/**
 * A client of the service as its wire contract describes it, and of nothing else: it imports none of the product's
 * code, so what it understands is what an outside client would understand.
 */
export class AppClient {
  constructor(
    readonly url: string,
    private readonly key: string,
  ) {}

  async call(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }

  start(initial_message: string, more: Readonly<Record<string, unknown>> = {}, headers: Headers = {}): Promise<Answer> {
    return this.call('POST', '/api/v1/conversations', { initial_message, ...more }, headers);
  }

  post(conversationId: string, content: string, headers: Headers = {}): Promise<Answer> {
    return this.call('POST', `/api/v1/conversations/${conversationId}/messages`, { content }, headers);
  }

  get(conversationId: string): Promise<Answer> {
    return this.call('GET', `/api/v1/conversations/${conversationId}`);
  }

  /** The same two POSTs with `Accept: text/event-stream`; settles when the stream has ended. */
  async stream(path: string, body: unknown, onEvent?: (event: WireEvent) => void): Promise<readonly WireEvent[]> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.key}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify(body),
    });
    return await readEvents(response, onEvent);
  }

  /** `GET …/events`: follows until `isEnough` says so. */
  async follow(
    conversationId: string,
    isEnough: (events: readonly WireEvent[]) => boolean,
    lastEventId?: string,
    onOpen?: () => void,
  ): Promise<readonly WireEvent[]> {
    const leave = new AbortController();
    const response = await fetch(`${this.url}/api/v1/conversations/${conversationId}/events`, {
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
      signal: leave.signal,
    });
    onOpen?.();
    const events: WireEvent[] = [];
    try {
      await readEvents(response, (event) => {
        events.push(event);
        if (isEnough(events)) {
          leave.abort();
        }
      });
    } catch (error) {
      if (!leave.signal.aborted) throw error;
    }
    return events;
  }
}

type Headers = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly headers: Response['headers'];
  readonly text: string;
  // The contract's JSON; tests say what they expect of it.
  // biome-ignore lint/suspicious/noExplicitAny: an outside client has no types
  readonly body: any;
}

export interface WireEvent {
  readonly id?: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: an outside client has no types
  readonly data: any;
}

/** What a shopper's screen shows in the end: tokens appended, `replace` in their place. */
export function toScreen(events: readonly WireEvent[]): string {
  return events.reduce((screen, { event, data }) => {
    if (event === 'token') return screen + data.text;
    return event === 'replace' ? data.text : screen;
  }, '');
}

export async function readEvents(
  response: Response,
  onEvent: (event: WireEvent) => void = () => undefined,
): Promise<readonly WireEvent[]> {
  if (response.status !== 200 || response.body === null) {
    throw new Error(`no stream: ${response.status} ${await response.text()}`);
  }
  const events: WireEvent[] = [];
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = toEvent(block);
      if (event !== undefined) {
        events.push(event);
        onEvent(event);
      }
    }
  }
  return events;
}

function toEvent(block: string): WireEvent | undefined {
  const fields = new Map(
    block
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line): [string, string] => {
        const colon = line.indexOf(': ');
        return [line.slice(0, colon), line.slice(colon + 2)];
      }),
  );
  const event = fields.get('event');
  const id = fields.get('id');
  return event === undefined
    ? undefined
    : { event, data: JSON.parse(fields.get('data') ?? '{}'), ...(id === undefined ? {} : { id }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
