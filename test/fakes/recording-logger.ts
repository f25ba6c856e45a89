import type { Logger } from '../../src/platform/logger.ts';

export interface LoggedEvent {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Keeps what is logged. */
export function createRecordingLogger(): Logger & { readonly events: LoggedEvent[] } {
  const events: LoggedEvent[] = [];
  const record =
    (level: LoggedEvent['level']) =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}) => {
      events.push({ level, event, fields });
    };
  return { events, debug: record('debug'), info: record('info'), warn: record('warn'), error: record('error') };
}
