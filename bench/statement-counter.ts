import { connect, createServer, type Socket } from 'node:net';

/** PostgreSQL's frontend messages that make the server run something: Execute and simple Query. */
const running = new Set(['E'.charCodeAt(0), 'Q'.charCodeAt(0)]);
const headBytes = 5;

/** Counts statements in what a client sends, wherever the network cuts it. The first message has no type byte. */
export class StatementCounter {
  count = 0;
  private rest: Buffer = Buffer.alloc(0);
  private hasStarted = false;

  take(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    let place = 0;
    for (let size = this.sizeAt(place); size !== undefined; size = this.sizeAt(place)) {
      if (this.hasStarted && running.has(this.rest[place] ?? 0)) {
        this.count += 1;
      }
      this.hasStarted = true;
      place += size;
    }
    this.rest = this.rest.subarray(place);
  }

  /** Of the whole message there, its type byte included; undefined while some of it is missing. */
  private sizeAt(place: number): number | undefined {
    const typeBytes = this.hasStarted ? 1 : 0;
    if (this.rest.length < place + headBytes) {
      return undefined;
    }
    const size = this.rest.readUInt32BE(place + typeBytes) + typeBytes;
    return this.rest.length < place + size ? undefined : size;
  }
}

export interface CountingProxy {
  /** The same database, by way of the counter. */
  readonly url: string;
  readonly statements: () => number;
  close(): Promise<void>;
}

export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const counters: StatementCounter[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const counter = new StatementCounter();
    counters.push(counter);
    const upstream = connect(Number(target.port || 5_432), target.hostname);
    client.on('data', (bytes: Buffer) => counter.take(bytes));
    client.pipe(upstream);
    upstream.pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const proxied = new URL(databaseUrl);
  proxied.hostname = '127.0.0.1';
  proxied.port = String(typeof address === 'object' && address !== null ? address.port : 0);
  return {
    url: proxied.href,
    statements: () => counters.reduce((sum, { count }) => sum + count, 0),
    close: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
