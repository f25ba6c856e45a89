import { bootstrap } from './bootstrap.ts';
import { systemClock } from './platform/clock.ts';
import { closeOnSignal, endBadly, startProcess } from './process.ts';
import { version } from './version.ts';

/** The job process: does what turns promised and ends the turns of processes that died. Serves nothing. */
const { env, logger } = startProcess('support-agent-worker', version);

try {
  const service = await bootstrap({ env, clock: systemClock, logger, processName: 'support-agent-worker' });
  service.startWork();
  // Its timers do not keep a process alive by themselves, since a web process has its server for that.
  const keepAlive = setInterval(() => undefined, 60_000);
  closeOnSignal(logger, async () => {
    clearInterval(keepAlive);
    await service.close();
  });
  logger.info('process.started', { pid: process.pid });
} catch (error) {
  endBadly(logger, 'process.start_failed', error);
}
