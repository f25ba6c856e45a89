import { classificationSchema } from '../../agent/classification.ts';
import { intentOfTopic } from '../../agent/intents.ts';
import {
  type ChatModel,
  type ModelAnswer,
  ModelError,
  type ModelRequest,
  type ToolCall,
} from '../../agent/models/chat-model.ts';
import { classifyMessage, listParts } from './classify-message.ts';
import { composeAnswer } from './compose-answer.ts';
import { type IntentClassifier, loadIntentClassifier } from './intent-classifier.ts';
import { chooseToolCalls, offersWrites } from './tool-choice.ts';
import { askProof } from './writes/ask-proof.ts';
import { findOpenWish, planWrites } from './writes/plan-writes.ts';
import { topicOfWish } from './writes/read-wish.ts';

/**
 * The model without a vendor: a local classifier and templates that state nothing but `task.facts`. Reads nothing
 * except `request.task` (and which tools are offered), costs no tokens, never waits.
 * @throws ModelError `aborted` when the signal is.
 */
export function createRulesModel(): ChatModel {
  return {
    id: 'rules',
    warmUp: async () => {
      classifyMessage('hello', await loadIntentClassifier(), 'en');
    },
    async generate(request, { signal, onText }) {
      const classifier = await loadIntentClassifier();
      if (signal.aborted) throw new ModelError('aborted', 'The turn was aborted');
      if (request.purpose === 'classify') return toAnswer(classify(request, classifier));
      const toolCalls = chooseToolCalls(request);
      if (toolCalls.length > 0) return toAnswer('', toolCalls);
      const { text: message, language } = request.task;
      const { topic } = classifyMessage(message, classifier, language);
      const parts = listParts(message, classifier);
      const canWrite = offersWrites(request);
      const text = composeAnswer(request.task, {
        ...(topic === undefined ? {} : { topic }),
        parts,
        ...(canWrite ? { writes: planWrites(request.task) } : {}),
        missing: askProof(request.task, canWrite),
      });
      onText(text);
      return toAnswer(text);
    },
  };
}

/** A message without an intent that answers a question of ours goes on with what was asked for. */
function classify({ task }: ModelRequest, classifier: IntentClassifier): string {
  const heard = classifyMessage(task.text, classifier, task.language);
  const isOpen = heard.intents.every(({ topic }) => topic === 'out_of_scope') && !heard.asksForPerson;
  const kept = isOpen && heard.topic !== 'greeting' && heard.topic !== 'thanks' ? findOpenWish(task) : undefined;
  const topic = kept === undefined ? undefined : topicOfWish[kept];
  return JSON.stringify(
    classificationSchema.parse(
      topic === undefined
        ? heard
        : { ...heard, intents: [{ intent: intentOfTopic[topic], topic, confidence: keptConfidence }] },
    ),
  );
}

const keptConfidence = 0.7;

function toAnswer(text: string, toolCalls: readonly ToolCall[] = []): ModelAnswer {
  return {
    text,
    toolCalls,
    finishReason: toolCalls.length > 0 ? 'tool_calls' : 'stop',
    usage: { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0 },
  };
}
