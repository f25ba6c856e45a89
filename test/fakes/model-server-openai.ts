import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { AnswerFunction, FakeModelRequest, FakeReply } from './model-server.ts';
import { pause, sendEvents, toSpoken, toTokens, type WireEvent, waitForLeaving } from './model-server-stream.ts';

/** `POST /v1/chat/completions`, as OpenAI documents it. */
export const answerOpenAi: AnswerFunction = async (body, headers, response, choose, noteOwnCut) => {
  const request = toRequest(body, headers);
  const reply = choose(request);
  response.setHeader('x-request-id', `req_${randomUUID()}`);
  if (reply.fault === 'silence') return waitForLeaving(response);
  const refusal = refusals[reply.fault ?? ''];
  if (refusal !== undefined) return refuse(response, refusal, reply);
  if (body.stream !== true) return sendWhole(response, reply, request.model);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  if (reply.fault === 'headers_then_silence') return waitForLeaving(response);
  await sendEvents(response, reply, toEvents(reply, request.model), noteOwnCut);
};

const refusals: Readonly<Record<string, { status: number; type: string; code: string | null }>> = {
  '429': { status: 429, type: 'requests', code: 'rate_limit_exceeded' },
  insufficient_quota: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' },
  '500': { status: 500, type: 'server_error', code: null },
  '401': { status: 401, type: 'invalid_request_error', code: 'invalid_api_key' },
  '400': { status: 400, type: 'invalid_request_error', code: 'context_length_exceeded' },
};

function refuse(
  response: ServerResponse,
  { status, type, code }: { status: number; type: string; code: string | null },
  reply: FakeReply,
): void {
  const retryAfter = reply.retryAfterSeconds ?? (reply.fault === '429' ? 20 : undefined);
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message: 'SECRET PROVIDER TEXT sk-fake', type, param: null, code } }));
}

function toRequest(body: Record<string, unknown>, headers: FakeModelRequest['headers']): FakeModelRequest {
  const messages = (body.messages as { role: string; content: string | null }[]).map(({ role, content }) => ({
    role,
    content: content ?? '',
  }));
  const tools = (body.tools ?? []) as { function: { name: string } }[];
  const format = body.response_format as { json_schema?: { schema: Record<string, unknown> } } | undefined;
  return {
    vendor: 'openai',
    model: String(body.model),
    system: messages.find(({ role }) => role === 'system' || role === 'developer')?.content ?? '',
    messages: messages.filter(({ role }) => role !== 'system' && role !== 'developer'),
    tools: tools.map((tool) => tool.function.name),
    ...(format?.json_schema === undefined ? {} : { schema: format.json_schema.schema }),
    headers,
    body,
  };
}

function toEvents(reply: FakeReply, model: string): WireEvent[] {
  const id = `chatcmpl-${randomUUID()}`;
  const chunk = (choices: unknown[], more: object = {}, isToken = false): WireEvent => ({
    text: `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created: 1, model, choices, ...more })}\n\n`,
    isToken,
  });
  const delta = (value: object, isToken = false, finish: string | null = null): WireEvent =>
    chunk([{ index: 0, delta: value, finish_reason: finish }], {}, isToken);
  const { text, toolCalls } = toSpoken(reply);
  if (reply.fault === 'empty_choices') return [chunk([]), usageChunk(chunk, reply, text), doneEvent];
  const events = [
    delta({ role: 'assistant', content: '' }),
    ...toTokens(text).map((token) => delta({ content: token }, true)),
  ];
  for (const [index, call] of toolCalls.entries()) {
    const head = { index, id: `call_${randomUUID()}`, type: 'function', function: { name: call.name, arguments: '' } };
    events.push(delta({ tool_calls: [head] }, true));
    for (const piece of toTokens(call.arguments)) {
      events.push(delta({ tool_calls: [{ index, function: { arguments: piece } }] }, true));
    }
  }
  if (reply.fault === 'malformed_json')
    return [...events.slice(0, 3), { text: 'data: {"choices":[{"del\n\n', isToken: false }];
  if (reply.fault === 'error_in_stream') {
    return [
      ...events.slice(0, 3),
      { text: 'data: {"error":{"message":"SECRET","type":"server_error","code":null}}\n\n', isToken: false },
    ];
  }
  if (reply.fault === 'no_finish_reason') return events;
  const finish = reply.finishReason ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop');
  return [...events, delta({}, false, finish), usageChunk(chunk, reply, text), doneEvent];
}

const doneEvent: WireEvent = { text: 'data: [DONE]\n\n', isToken: false };

function usageChunk(chunk: (choices: unknown[], more: object) => WireEvent, reply: FakeReply, text: string): WireEvent {
  return chunk([], { usage: toUsage(reply, text) });
}

function toUsage(reply: FakeReply, text: string): object {
  const usage = reply.usage ?? { inputTokens: 100, outputTokens: toTokens(text).length };
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cachedInputTokens ?? 0 },
  };
}

async function sendWhole(response: ServerResponse, reply: FakeReply, model: string): Promise<void> {
  const { text, toolCalls } = toSpoken(reply);
  await pause(response, (reply.firstTokenMs ?? 0) + (reply.tokenMs ?? 0) * toTokens(text).length);
  const message = {
    role: 'assistant',
    content: text,
    ...(toolCalls.length === 0
      ? {}
      : { tool_calls: toolCalls.map((call) => ({ id: `call_${randomUUID()}`, type: 'function', function: call })) }),
  };
  const finish = reply.finishReason ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop');
  const choices = reply.fault === 'empty_choices' ? [] : [{ index: 0, message, finish_reason: finish }];
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: `chatcmpl-${randomUUID()}`,
      object: 'chat.completion',
      created: 1,
      model,
      choices,
      usage: toUsage(reply, text),
    }),
  );
}
