import { describe, expect, it } from '@jest/globals';
import { type AccessEntry, AccessLog } from '../../src/operations/access-log.ts';
import type { Logger } from '../../src/platform/logger.ts';

const entry: AccessEntry = {
  method: 'GET',
  route: '/conversations',
  status: 200,
  addressHash: 'h',
  requestId: 'r',
  durationMs: 1,
  at: new Date(0),
};

function setUp(appendBatch: (entries: readonly AccessEntry[]) => Promise<void>, capacity?: number) {
  const logged: string[] = [];
  const note = (event: string) => logged.push(event);
  const logger: Logger = { debug: note, info: note, warn: note, error: note };
  const log = new AccessLog({ repository: { appendBatch }, logger, ...(capacity === undefined ? {} : { capacity }) });
  return { log, logged };
}

describe('the access log', () => {
  it('writes in batches, none lost at the end', async () => {
    const sizes: number[] = [];
    const { log } = setUp(async (entries) => {
      sizes.push(entries.length);
    });
    for (let row = 0; row < 1_100; row += 1) {
      log.record(entry);
    }

    await log.close();

    expect(sizes).toEqual([500, 500, 100]);
    expect(log.droppedCount).toBe(0);
  });

  it('drops, counted, rather than grow', async () => {
    const { log } = setUp(async () => undefined, 2);
    log.record(entry);
    log.record(entry);
    log.record(entry);
    await log.close();

    expect(log.droppedCount).toBe(1);
  });

  it('says once that it can not write', async () => {
    const { log, logged } = setUp(() => Promise.reject(new Error('down')));
    log.record(entry);
    await log.flush();
    log.record(entry);
    await log.close();

    expect(log.droppedCount).toBe(2);
    expect(logged).toEqual(['access_log.failed']);
  });
});
