import winston from 'winston';
import { redactRecord } from './redaction.ts';
import { getRequestContext } from './request-context.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Events with fields, not prose. Personal data and secrets are redacted on the way out. */
export interface Logger {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly format: 'json' | 'pretty';
  /** On every line: service, version, environment. */
  readonly fixed?: Fields;
  /** A file to append to, besides standard output. */
  readonly file?: string;
}

export function createLogger(options: LoggerOptions): Logger {
  const transports: winston.transport[] = [new winston.transports.Console({ stderrLevels: [] })];
  if (options.file !== undefined) {
    transports.push(new winston.transports.File({ filename: options.file }));
  }
  const winstonLogger = winston.createLogger({
    level: options.level === 'silent' ? 'error' : options.level,
    silent: options.level === 'silent',
    format: options.format === 'json' ? jsonFormat : prettyFormat,
    transports,
  });
  const write = (level: string) => (event: string, fields?: Fields) => {
    if (!winstonLogger.isLevelEnabled(level)) {
      return;
    }
    winstonLogger.log({
      level,
      message: event,
      ...options.fixed,
      ...getRequestContext(),
      ...redactRecord(fields ?? {}),
    });
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

const jsonFormat = winston.format.combine(winston.format.timestamp(), winston.format.json());

const prettyFormat = winston.format.printf(({ level, message, ...fields }) => {
  const rest = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${level.padEnd(5)} ${String(message)} ${rest.join(' ')}`.trimEnd();
});
