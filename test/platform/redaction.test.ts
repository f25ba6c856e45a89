import { describe, expect, it } from '@jest/globals';
import { redactRecord, redactText } from '../../src/platform/redaction.ts';

describe('redactText', () => {
  it.each([
    ['mail ada.moreno+shop@mail.example.com now', 'mail [email] now'],
    ['mail jürgen.groß@bücher.example now', 'mail [email] now'],
    ['call +1 555 010 1234 please', 'call [phone] please'],
    ['call (555) 010-1234', 'call [phone]'],
    ['call +15550101234', 'call [phone]'],
    ['card 4242 4242 4242 4242', 'card [card]'],
    ['card 4242424242424242', 'card [card]'],
    ['key sk_live_abcdefgh12345678', 'key [key]'],
    ['key sk-proj-abcdefgh12345678', 'key [key]'],
    ['token shpat_0123456789abcdef', 'token [key]'],
    ['Authorization: Bearer abc.def-ghi123', 'Authorization: Bearer [key]'],
    ['at postgresql://user:secret@host/db failed', 'at [url] failed'],
  ])('takes personal data and secrets out of %j', (text, expected) => {
    const redacted = redactText(text);

    expect(redacted).toBe(expected);
  });

  it.each([
    'Your order #1042 ships on 2026-11-24.',
    'Geliefert am 24.11.2026',
    'Tracking 1Z999AA10123456784 and 794612345678',
    'It costs 49.99 USD, 2 of 3 left',
    '2026-11-20T17:26:42.123Z',
    '01932f7e-1111-7000-8000-000000000000',
  ])('leaves %j as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('takes linear time on hostile text', () => {
    const text = 'a.'.repeat(50_000);
    const startedMs = performance.now();

    redactText(text);

    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});

describe('redactRecord', () => {
  it('empties keys that always hold secrets, at any depth, and keeps the rest', () => {
    const record = {
      apiKey: 'x',
      nested: { email: 'a@example.com', list: ['b@example.com', 7] },
      intent: 'order_status',
    };

    expect(redactRecord(record)).toEqual({
      apiKey: '[redacted]',
      nested: { email: '[redacted]', list: ['[email]', 7] },
      intent: 'order_status',
    });
  });

  it('says of an error its name and message only, without the data in it', () => {
    const error = new TypeError('bad address ada@example.com');

    expect(redactRecord({ error })).toEqual({ error: { name: 'TypeError', message: 'bad address [email]' } });
  });

  it('lets nothing through that lies too deep to be read', () => {
    let value: Record<string, unknown> = { email: 'ada@example.com' };
    for (let depth = 0; depth < 20; depth += 1) {
      value = { inner: value };
    }

    expect(JSON.stringify(redactRecord(value))).not.toContain('ada@');
  });
});
