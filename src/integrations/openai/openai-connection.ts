import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';

export interface OpenAiConnectionOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly organization?: string;
}

/**
 * Posts chat completions and hands over the answer's bytes. Node's own client instead of the SDK's `fetch`: a web
 * stream costs some promises per token, a third of the CPU of a model call (measured). Nothing is retried here.
 */
export class OpenAiConnection {
  private readonly target: ReturnType<typeof urlToHttpOptions>;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly send: typeof requestHttp;
  private readonly agent: HttpAgent;

  constructor({ baseUrl, apiKey, organization }: OpenAiConnectionOptions) {
    const url = new URL(`${baseUrl.replace(/\/$/, '')}/chat/completions`);
    const isSecure = url.protocol === 'https:';
    this.target = urlToHttpOptions(url);
    this.send = isSecure ? requestHttps : requestHttp;
    this.agent = isSecure ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
    this.headers = {
      accept: 'application/json',
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'user-agent': 'support-agent',
      ...(organization === undefined ? {} : { 'openai-organization': organization }),
    };
  }

  /** @throws OpenAiRefusal when the status is not 2xx, the connection's own error when there is no answer. */
  async post(body: unknown, signal: AbortSignal): Promise<IncomingMessage> {
    const response = await this.open(Buffer.from(JSON.stringify(body)), signal);
    const { statusCode = 0 } = response;
    if (statusCode < 200 || statusCode > 299) {
      throw new OpenAiRefusal(statusCode, response, await readStart(response));
    }
    return response;
  }

  private open(bytes: Buffer, signal: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const request = this.send({
        ...this.target,
        method: 'POST',
        agent: this.agent,
        headers: { ...this.headers, 'content-length': bytes.length },
      });
      const abort = () => request.destroy(new Error('call was aborted'));
      signal.addEventListener('abort', abort, { once: true });
      request.once('close', () => signal.removeEventListener('abort', abort));
      request.once('response', resolve);
      // Stays: a connection that breaks later tells it here as well as on the answer.
      request.on('error', reject);
      request.end(bytes);
    });
  }
}

/** An idle connection goes before the usual server's five seconds are over, as `fetch` has it. */
const agentOptions = { keepAlive: true, scheduling: 'lifo', timeout: 4_000 } as const;

/** What `toModelError` reads; the vendor's words are for a developer's log. */
class OpenAiRefusal extends Error {
  readonly headers: Headers;
  readonly requestID: string | undefined;

  constructor(
    readonly status: number,
    { headers }: IncomingMessage,
    text: string,
  ) {
    super(text);
    this.name = 'OpenAiRefusal';
    this.headers = new Headers();
    for (const [name, value] of Object.entries(headers)) {
      if (typeof value === 'string') this.headers.set(name, value);
    }
    this.requestID = this.headers.get('x-request-id') ?? undefined;
  }
}

const longestRefusal = 2_000;

async function readStart(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const bytes of response.setEncoding('utf8')) {
      text += bytes;
      if (text.length >= longestRefusal) break;
    }
  } catch {
    // The status says enough.
  }
  return text.slice(0, longestRefusal);
}
