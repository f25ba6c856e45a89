import { bootstrap } from './bootstrap.ts';
import { systemClock } from './platform/clock.ts';
import { closeOnSignal, endBadly, startProcess } from './process.ts';
import { version } from './version.ts';
import { listen } from './web-server.ts';

/** For turns that outlived their requests: the doors have waited for all others. */
const lateTurnsMs = 2_000;

/** The web process: takes shoppers' messages and runs their turns. */
const { env, logger } = startProcess('support-agent-web', version);

try {
  const service = await bootstrap({ env, clock: systemClock, logger, processName: 'support-agent-web' });
  const server = await listen(service);
  service.startWork();
  closeOnSignal(logger, async () => {
    await server.close();
    await service.close(lateTurnsMs);
  });
  logger.info('process.started', { url: server.url, pid: process.pid, model: env.DEFAULT_MODEL ?? 'default' });
  await service.warmUp();
} catch (error) {
  endBadly(logger, 'process.start_failed', error);
}
