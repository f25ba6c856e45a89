/**
 * An OpenAI-compatible model that costs next to no CPU and says when it said what. The last token of its first sentence
 * carries two times of the machine's monotonic clock (shared by all processes): when the request came, and when that
 * token was written. They are spelled in letters, so that no guard takes them for a number that needs proof.
 * `POST /control {firstTokenMs, tokenMs, classifyMs}` sets the pace.
 */
import { createServer } from 'node:http';

const pace = { firstTokenMs: 0, tokenMs: 0, classifyMs: 0 };
const opening = 'Thank you for writing to us about this and for your stamp'.split(' ');
const closing =
  'I am glad to help you with it today. Please tell me whether there is anything else that I can do for you here. Thank you for your patience and farewell.'.split(
    ' ',
  );

const head = '{"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1,"model":"bench","choices":';
const chunk = (delta, finish = 'null') =>
  Buffer.from(`data: ${head}[{"index":0,"delta":${delta},"finish_reason":${finish}}]}\n\n`);
const say = (text) => chunk(JSON.stringify({ content: text }));
const usage = '{"prompt_tokens":300,"completion_tokens":40,"total_tokens":340}';
const role = chunk('{"role":"assistant","content":""}');
const tail = Buffer.concat([
  chunk('{}', '"stop"'),
  Buffer.from(`data: ${head}[],"usage":${usage}}\n\ndata: [DONE]\n\n`),
]);
const before = opening.slice(0, -1).map((word) => say(`${word} `));
const after = closing.map((word) => say(`${word} `));

const letters = (value) => String(value).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]);
const now = () => process.hrtime.bigint();
const later = (ms, step) => (ms > 0 ? setTimeout(step, ms) : setImmediate(step));

createServer((request, response) => {
  const receivedAt = now();
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece) => {
    body += piece;
  });
  request.on('end', () => {
    if (request.url === '/control') {
      Object.assign(pace, JSON.parse(body));
      response.end('{}');
      return;
    }
    if (request.method === 'GET') {
      response.end('ready');
      return;
    }
    const asked = JSON.parse(body);
    if (asked.response_format === undefined) {
      speak(response, receivedAt);
    } else {
      later(pace.classifyMs, () => classify(response, asked));
    }
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

function classify(response, asked) {
  const text = asked.messages.at(-1)?.content ?? '';
  const isOrder = /order|parcel/i.test(text);
  const topic = isOrder ? 'order_status' : 'store_information';
  const json = JSON.stringify({
    intents: [{ intent: isOrder ? 'order_status' : 'general_inquiry', topic, confidence: 0.93 }],
    sentiment: 'neutral',
    intensity: 1,
    language: 'en',
    asksForPerson: false,
    orderNumber: null,
    email: null,
    amount: null,
  });
  if (asked.stream === true) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(role);
    response.write(say(json));
    response.end(tail);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    `{"id":"chatcmpl-bench","object":"chat.completion","created":1,"model":"bench","choices":[{"index":0,"message":{"role":"assistant","content":${JSON.stringify(json)}},"finish_reason":"stop"}],"usage":${usage}}`,
  );
}

function speak(response, receivedAt) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  let place = 0;
  const step = () => {
    if (response.destroyed) {
      return;
    }
    response.write(tokenAt(place, receivedAt, response));
    place += 1;
    if (place < before.length + 1 + after.length) {
      later(pace.tokenMs, step);
    } else {
      response.end(tail);
    }
  };
  later(pace.firstTokenMs, step);
}

function tokenAt(place, receivedAt, response) {
  if (place === 0) {
    response.write(role);
  }
  if (place === before.length) {
    return say(`stamp${letters(receivedAt)}q${letters(now())}. `);
  }
  return place < before.length ? before[place] : after[place - before.length - 1];
}
