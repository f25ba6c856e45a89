import { z } from 'zod';
import { errorEnvelopeSchema } from './error-envelope.ts';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1, made from the very schemas that the doors parse with. */
export function createOpenApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: toOperation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Support agent', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }, { url: '/v1' }],
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'sk_live_..., sk_test_... or pk_widget_...' },
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
      schemas: { Error: toJsonSchema(errorEnvelopeSchema, 'output') },
    },
  };
}

function toOperation(route: Route): Json {
  return {
    operationId: route.operationId,
    summary: route.summary,
    'x-scope': route.scope,
    'x-audience': route.audience,
    parameters: [
      ...toParameters(route.params, 'path'),
      ...toParameters(route.query, 'query'),
      ...toHeaderParameters(route),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toJsonSchema(route.body, 'input') } },
          },
        }),
    responses: {
      '200': { description: 'The answer.', content: toAnswerContent(route) },
      default: {
        description: 'A refusal.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function toAnswerContent(route: Route): Json {
  const stream = {
    'text/event-stream': {
      schema: { type: 'string', description: 'status, token, replace, message, done; each has an id. error has none.' },
    },
  };
  const body = { 'application/json': { schema: toJsonSchema(route.response, 'output') } };
  switch (route.streams ?? 'never') {
    case 'always':
      return stream;
    case 'optional':
      return { ...body, ...stream };
    case 'never':
      return body;
  }
}

function toParameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!(schema instanceof z.ZodObject)) {
    return [];
  }
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function toHeaderParameters(route: Route): Json[] {
  const header = (name: string, maxLength: number, description: string): Json => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', maxLength },
  });
  return [
    ...(route.isRepeatable === true ? [header('Idempotency-Key', 255, 'Makes the call repeatable.')] : []),
    ...(route.streams === 'always' ? [header('Last-Event-ID', 64, 'The last event that arrived.')] : []),
    ...(route.params !== undefined && route.audience === 'anyone'
      ? [header('x-conversation-token', 100, 'Needed with a widget key.')]
      : []),
  ];
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
