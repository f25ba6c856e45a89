import { describe, expect, it } from '@jest/globals';
import { StatementCounter } from '../../bench/statement-counter.ts';

const message = (type: string, body: string): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([head, Buffer.from(body, 'latin1')]);
};
const startup = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from([0, 3, 0, 0])]);

describe('StatementCounter', () => {
  it('counts what is executed, not what is parsed, bound or synced', () => {
    const counter = new StatementCounter();

    counter.take(
      Buffer.concat([startup, message('P', 'select'), message('B', ''), message('E', ''), message('S', '')]),
    );

    expect(counter.count).toBe(1);
  });

  it('counts simple queries', () => {
    const counter = new StatementCounter();

    counter.take(Buffer.concat([startup, message('Q', 'BEGIN'), message('Q', 'COMMIT')]));

    expect(counter.count).toBe(2);
  });

  it('counts the same wherever the network cuts', () => {
    const counter = new StatementCounter();
    const wire = Buffer.concat([startup, message('P', 'EEEE'), message('E', 'portal'), message('Q', 'SELECT 1')]);

    for (const byte of wire) {
      counter.take(Buffer.from([byte]));
    }

    expect(counter.count).toBe(2);
  });
});
