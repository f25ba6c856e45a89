import { describe, expect, it } from '@jest/globals';
import { readEventStream } from '../../../src/agent/models/event-stream.ts';

function toStream(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
}

describe('event stream', () => {
  it.each([1, 2, 3, 7, 1000])('reads the same events from pieces of %i bytes', async (size) => {
    const bytes = new TextEncoder().encode(
      'event: x\r\ndata: {"a":"é😀"}\r\n\r\n: comment\ndata:two\n\ndata: [DONE]\n\ndata: late\n\n',
    );
    const heard: string[] = [];

    await readEventStream(toStream(bytes, size), (data) => {
      if (data === '[DONE]') return 'end';
      heard.push(data);
      return undefined;
    });

    expect(heard).toEqual(['{"a":"é😀"}', 'two']);
  });

  it('refuses a line without an end', async () => {
    const bytes = new Uint8Array(1_200_000).fill(97);

    await expect(readEventStream(toStream(bytes, 100_000), () => undefined)).rejects.toMatchObject({
      kind: 'malformed',
    });
  });
});
