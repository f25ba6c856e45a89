import { randomUUID } from 'node:crypto';
import type { AnswerFunction, FakeModelRequest, FakeReply } from './model-server.ts';
import { sendEvents, toSpoken, toTokens, type WireEvent, waitForLeaving } from './model-server-stream.ts';

/** `POST /v1/messages`, streamed only: as much of Anthropic's wire as the contract suite needs. */
export const answerAnthropic: AnswerFunction = async (body, headers, response, choose, noteOwnCut) => {
  const request = toRequest(body, headers);
  const reply = choose(request);
  response.setHeader('request-id', `req_${randomUUID()}`);
  if (reply.fault === 'silence') return waitForLeaving(response);
  const refusal = refusals[reply.fault ?? ''];
  if (refusal !== undefined) {
    const retryAfter = reply.retryAfterSeconds ?? (reply.fault === '429' ? 20 : undefined);
    if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
    response.writeHead(refusal.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ type: 'error', error: { type: refusal.type, message: 'SECRET PROVIDER TEXT' } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if (reply.fault === 'headers_then_silence') return waitForLeaving(response);
  await sendEvents(response, reply, toEvents(reply, request), noteOwnCut);
};

const refusals: Readonly<Record<string, { status: number; type: string }>> = {
  '429': { status: 429, type: 'rate_limit_error' },
  insufficient_quota: { status: 429, type: 'rate_limit_error' },
  '500': { status: 500, type: 'api_error' },
  '401': { status: 401, type: 'authentication_error' },
  '400': { status: 400, type: 'invalid_request_error' },
};

interface WireBlock {
  readonly type: string;
  readonly text?: string;
  readonly content?: unknown;
}

interface WireTool {
  readonly name: string;
  readonly input_schema: Record<string, unknown>;
}

function toRequest(body: Record<string, unknown>, headers: FakeModelRequest['headers']): FakeModelRequest {
  const tools = (body.tools ?? []) as WireTool[];
  const choice = body.tool_choice as { type: string; name?: string } | undefined;
  // A forced tool is how a structured answer is asked for.
  const forced = choice?.type === 'tool' ? tools.find(({ name }) => name === choice.name) : undefined;
  return {
    vendor: 'anthropic',
    model: String(body.model),
    system: toText(body.system),
    messages: (body.messages as { role: string; content: unknown }[]).map(({ role, content }) => ({
      role,
      content: toText(content),
    })),
    tools: tools.map(({ name }) => name),
    ...(forced === undefined ? {} : { schema: forced.input_schema }),
    headers,
    body,
  };
}

function toText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as WireBlock[]).map((block) => block.text ?? toText(block.content)).join('');
}

function toEvents(reply: FakeReply, request: FakeModelRequest): WireEvent[] {
  const usage = reply.usage ?? { inputTokens: 100, outputTokens: 12 };
  const message = {
    id: `msg_${randomUUID()}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: [],
    stop_reason: null,
    usage: {
      input_tokens: usage.inputTokens - (usage.cachedInputTokens ?? 0),
      cache_read_input_tokens: usage.cachedInputTokens ?? 0,
      cache_creation_input_tokens: 0,
      output_tokens: 1,
    },
  };
  const start = event({ type: 'message_start', message });
  const blocks = reply.fault === 'empty_choices' ? [] : toBlocks(reply, request);
  if (reply.fault === 'malformed_json')
    return [start, ...blocks.slice(0, 3), { text: 'data: {"type":"con\n\n', isToken: false }];
  if (reply.fault === 'error_in_stream') {
    return [start, ...blocks.slice(0, 3), event({ type: 'error', error: { type: 'api_error', message: 'SECRET' } })];
  }
  if (reply.fault === 'no_finish_reason') return [start, ...blocks];
  const delta = { stop_reason: toStopReason(reply, request), stop_sequence: null };
  return [
    start,
    event({ type: 'ping' }),
    ...blocks,
    event({ type: 'message_delta', delta, usage: { output_tokens: usage.outputTokens } }),
    event({ type: 'message_stop' }),
  ];
}

function toBlocks(reply: FakeReply, request: FakeModelRequest): WireEvent[] {
  const { text, toolCalls } = toSpoken(reply);
  const forced = request.schema === undefined ? undefined : (request.body.tool_choice as { name: string }).name;
  const calls = forced !== undefined && text !== '' ? [{ name: forced, arguments: text }] : toolCalls;
  const events: WireEvent[] = [];
  let index = 0;
  if (forced === undefined && text !== '') {
    events.push(event({ type: 'content_block_start', index, content_block: { type: 'text', text: '' } }));
    for (const token of toTokens(text)) {
      events.push(event({ type: 'content_block_delta', index, delta: { type: 'text_delta', text: token } }, true));
    }
    events.push(event({ type: 'content_block_stop', index }));
    index += 1;
  }
  for (const call of calls) {
    const block = { type: 'tool_use', id: `toolu_${randomUUID()}`, name: call.name, input: {} };
    events.push(event({ type: 'content_block_start', index, content_block: block }));
    for (const piece of toTokens(call.arguments)) {
      const delta = { type: 'input_json_delta', partial_json: piece };
      events.push(event({ type: 'content_block_delta', index, delta }, true));
    }
    events.push(event({ type: 'content_block_stop', index }));
    index += 1;
  }
  return events;
}

function toStopReason(reply: FakeReply, request: FakeModelRequest): string {
  if (reply.finishReason === 'length') return 'max_tokens';
  if (reply.finishReason === 'content_filter') return 'refusal';
  const hasCalls = request.schema !== undefined || toSpoken(reply).toolCalls.length > 0;
  return hasCalls ? 'tool_use' : 'end_turn';
}

function event(data: { readonly type: string } & Record<string, unknown>, isToken = false): WireEvent {
  return { text: `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`, isToken };
}
