import type { z } from 'zod';
import { findWriteTool } from '../tools/write/write-registry.ts';
import { type ModelAnswer, ModelError, type ModelRequest } from './chat-model.ts';
import { parseModelJson, parseModelObject } from './model-json.ts';

/**
 * @throws ModelError `malformed` for an empty answer, a tool that was not offered, arguments that are no object, or JSON
 * where sentences for a shopper were wanted. A WRITE tool that nobody asked for is refused where it would be run, and
 * where the house has its own words about a write, a model may have none.
 */
export function assertUsableAnswer(request: ModelRequest, answer: ModelAnswer): void {
  for (const call of answer.toolCalls) {
    if (!request.tools?.some(({ name }) => name === call.name) && findWriteTool(call.name) === undefined)
      throw new ModelError('malformed', 'unknown tool called');
    if (parseModelObject(call.arguments) === undefined) throw new ModelError('malformed', 'broken tool arguments');
  }
  const hasOwnWords = request.task.facts.some(({ kind }) => kind === 'effect' || kind === 'write_refused');
  if (answer.toolCalls.length === 0 && answer.text.trim() === '' && !hasOwnWords)
    throw new ModelError('malformed', 'empty answer');
  if (request.responseSchema === undefined && /^\s*[{[]/.test(answer.text) && parseModelJson(answer.text) !== undefined)
    throw new ModelError('malformed', 'JSON instead of text');
}

/** @throws ModelError `malformed` when the text is not JSON of this schema. */
export function parseStructuredAnswer<T>(answer: ModelAnswer, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseModelJson(answer.text));
  if (!parsed.success) throw new ModelError('malformed', 'answer does not fit its schema', { cause: parsed.error });
  return parsed.data;
}
