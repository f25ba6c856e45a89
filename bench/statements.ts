import { setTimeout as sleep } from 'node:timers/promises';
import { runLoad } from './load.ts';
import { startServer } from './server-process.ts';
import { startCountingProxy } from './statement-counter.ts';
import { createService } from './targets.ts';
import type { World } from './world.ts';

const turns = 100;
const idleMs = 3_000;
const pace = { firstTokenMs: 0, tokenMs: 0, classifyMs: 0 };

/** Statements on the wire per turn; what the service asks of itself while idle is measured first and taken off. */
export async function countStatementsPerTurn(world: World): Promise<number> {
  const proxy = await startCountingProxy(world.databaseUrl);
  try {
    const service = createService(world, proxy.url);
    const server = await startServer(service.command);
    try {
      const target = { url: server.url, pid: server.pid, openConversation: service.openConversation };
      await world.setPace(pace);
      await runLoad(target, { name: 'calm', conversations: 2, turns: 10, pace }, 'question');
      const [idleStart] = [proxy.statements()];
      await sleep(idleMs);
      const idlePerMs = (proxy.statements() - idleStart) / idleMs;
      const start = proxy.statements();
      const startedMs = performance.now();
      const result = await runLoad(target, { name: 'calm', conversations: 2, turns, pace }, 'question');
      const own = (performance.now() - startedMs) * idlePerMs;
      return (proxy.statements() - start - own) / Math.max(1, result.turns);
    } finally {
      await server.stop();
    }
  } finally {
    await proxy.close();
  }
}
