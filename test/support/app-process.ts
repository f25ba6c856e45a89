import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Stage } from './app.ts';
import { AppClient } from './app-client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Ends the process when ours is gone, so that a killed test run leaves nothing behind. */
const watchdog =
  'data:text/javascript,process.stdin.on("end",()=>process.kill(process.pid,"SIGKILL")).resume();process.stdin.unref()';

export interface LogLine {
  readonly message: string;
  readonly [field: string]: unknown;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of the product, from its sources or from the build in TEST_BUILD: its log, and how it ended. */
export class AppProcess {
  readonly lines: LogLine[] = [];
  stderr = '';
  readonly exited: Promise<Exit>;
  private readonly child: ChildProcess;
  private readonly listeners = new Set<() => void>();

  constructor(entry: 'main' | 'worker', variables: Readonly<Record<string, string>>) {
    const build = process.env.TEST_BUILD;
    const program = build === undefined ? ['--import', 'tsx', `src/${entry}.ts`] : [`${build}/${entry}.js`];
    this.child = spawn(process.execPath, ['--import', watchdog, ...program], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_FORMAT: 'json', ...variables },
    });
    this.exited = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => {
        resolve({ code, signal });
        this.tell();
      });
    });
    let rest = '';
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.lines.push(...lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine));
      this.tell();
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** The first line of the log with this event. @throws when the process ends before it. */
  async line(event: string): Promise<LogLine> {
    for (;;) {
      const found = this.lines.find(({ message }) => message === event);
      if (found !== undefined) return found;
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw new Error(`the process ended before it said ${event}:\n${this.stderr}\n${JSON.stringify(this.lines)}`);
      }
      await new Promise<void>((resolve) => this.listeners.add(resolve));
    }
  }

  async close(): Promise<void> {
    this.kill('SIGKILL');
    await this.exited;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
    this.listeners.clear();
  }
}

/** Starts the web process as `npm start` does and waits until it listens; it ends with the stage. */
export async function startWebProcess(stage: Stage, variables: Readonly<Record<string, string>> = {}) {
  const app = new AppProcess('main', { ...stage.variables, ...variables });
  stage.closers.push(() => app.close());
  const { url } = await app.line('process.started');
  return Object.assign(app, { client: new AppClient(String(url), stage.key), url: String(url) });
}
