import type {
  AcceptedMessage,
  ConversationDesk,
  ConversationFilter,
  ConversationPage,
  ConversationView,
  EscalateRequest,
  EscalateResult,
  PostMessage,
  ResolveRequest,
  ResolveResult,
  StartConversation,
  StreamEvent,
  TurnResult,
} from '../../src/conversations/conversation.ts';

type Answers = {
  start: (request: StartConversation) => Promise<AcceptedMessage>;
  post: (request: PostMessage) => Promise<AcceptedMessage>;
  get: (storeId: string, conversationId: string, messageLimit: number | undefined) => Promise<ConversationView>;
  list: (storeId: string, filter: ConversationFilter) => Promise<ConversationPage>;
  escalate: (request: EscalateRequest) => Promise<EscalateResult>;
  resolve: (request: ResolveRequest) => Promise<ResolveResult>;
  giveBack: (storeId: string, conversationId: string) => Promise<void>;
  follow: ConversationDesk['follow'];
};

/** A desk that answers only what a test has told it to expect; every other call fails the test by its 500. */
export class FakeConversationDesk implements ConversationDesk {
  readonly calls: { readonly method: keyof Answers; readonly args: readonly unknown[] }[] = [];
  private expected: Partial<Answers> = {};

  expect<Method extends keyof Answers>(method: Method, answer: Answers[Method]): void {
    this.expected = { ...this.expected, [method]: answer };
  }

  start(request: StartConversation): Promise<AcceptedMessage> {
    return this.answer('start')(this.note('start', request));
  }

  post(request: PostMessage): Promise<AcceptedMessage> {
    return this.answer('post')(this.note('post', request));
  }

  get(storeId: string, conversationId: string, messageLimit: number | undefined): Promise<ConversationView> {
    this.calls.push({ method: 'get', args: [storeId, conversationId, messageLimit] });
    return this.answer('get')(storeId, conversationId, messageLimit);
  }

  list(storeId: string, filter: ConversationFilter): Promise<ConversationPage> {
    this.calls.push({ method: 'list', args: [storeId, filter] });
    return this.answer('list')(storeId, filter);
  }

  escalate(request: EscalateRequest): Promise<EscalateResult> {
    return this.answer('escalate')(this.note('escalate', request));
  }

  resolve(request: ResolveRequest): Promise<ResolveResult> {
    return this.answer('resolve')(this.note('resolve', request));
  }

  giveBack(storeId: string, conversationId: string): Promise<void> {
    this.calls.push({ method: 'giveBack', args: [storeId, conversationId] });
    return this.answer('giveBack')(storeId, conversationId);
  }

  follow(
    storeId: string,
    conversationId: string,
    lastEventId: string | undefined,
    listener: (event: StreamEvent) => void,
  ): Promise<() => void> {
    this.calls.push({ method: 'follow', args: [storeId, conversationId, lastEventId] });
    return this.answer('follow')(storeId, conversationId, lastEventId, listener);
  }

  private note<Request>(method: keyof Answers, request: Request): Request {
    this.calls.push({ method, args: [request] });
    return request;
  }

  private answer<Method extends keyof Answers>(method: Method): Answers[Method] {
    const answer = this.expected[method];
    if (answer === undefined) {
      throw new Error(`the desk was not expected to be asked: ${method}`);
    }
    return answer;
  }
}

export const conversationId = '019a9f00-0000-7000-8000-000000000001';

export function createTurnResult(changes: Partial<TurnResult> = {}): TurnResult {
  return {
    conversationId,
    messageId: '019a9f00-0000-7000-8000-0000000000a1',
    content: 'Your order has shipped.',
    intent: 'order_status',
    sentiment: 'neutral',
    confidence: 0.97,
    actions: [],
    isEscalated: false,
    createdAt: new Date('2026-11-20T10:00:00.000Z'),
    ...changes,
  };
}

export function createConversationView(changes: Partial<ConversationView> = {}): ConversationView {
  return {
    id: conversationId,
    storeId: 'store-123',
    status: 'active',
    channel: 'widget',
    customer: { email: 'ada@shop.example' },
    primaryIntent: 'order_status',
    messages: [{ id: 'm1', role: 'user', content: 'Where is #1001?', createdAt: new Date('2026-11-20T10:00:00.000Z') }],
    actions: [{ type: 'escalation_created', details: {}, createdAt: new Date('2026-11-20T10:00:01.000Z') }],
    createdAt: new Date('2026-11-20T10:00:00.000Z'),
    updatedAt: new Date('2026-11-20T10:00:02.000Z'),
    ...changes,
  };
}

/** An accepted message whose turn a test drives by hand. */
export class FakeTurn implements AcceptedMessage {
  readonly conversationId = conversationId;
  readonly messageId = '019a9f00-0000-7000-8000-0000000000b1';
  readonly result: Promise<TurnResult>;
  leaveCount = 0;
  settle: (result: TurnResult) => void = () => undefined;
  fail: (error: unknown) => void = () => undefined;
  private readonly events: StreamEvent[] = [];
  private readonly listeners = new Set<(event: StreamEvent) => void>();

  constructor() {
    this.result = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    this.result.catch(() => undefined);
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  emit(id: string, event: StreamEvent['event'], data: Record<string, unknown>): void {
    this.events.push({ id, event, data });
    for (const listener of this.listeners) {
      listener({ id, event, data });
    }
  }

  subscribe(listener: (event: StreamEvent) => void): () => void {
    this.events.forEach(listener);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  leave(): void {
    this.leaveCount += 1;
  }
}

export function createAnsweredTurn(changes: Partial<TurnResult> = {}): FakeTurn {
  const turn = new FakeTurn();
  turn.settle(createTurnResult(changes));
  return turn;
}
