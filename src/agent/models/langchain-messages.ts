import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import type { ModelMessage, ModelRequest } from './chat-model.ts';
import { parseModelObject } from './model-json.ts';

/** A request's messages as LangChain's vendor packages take them, the system text first. */
export function toLangChainMessages(request: ModelRequest): BaseMessage[] {
  return [new SystemMessage(request.system), ...request.messages.map(toLangChainMessage)];
}

function toLangChainMessage(message: ModelMessage): BaseMessage {
  switch (message.role) {
    case 'user':
      return new HumanMessage(message.content);
    case 'tool':
      return new ToolMessage({ content: message.content, tool_call_id: message.toolCallId });
    case 'assistant':
      return new AIMessage({
        content: message.content,
        tool_calls: (message.toolCalls ?? []).map(({ id, name, arguments: json }) => ({
          id,
          name,
          // The policy lets no call with broken arguments through, so nothing is lost here.
          args: parseModelObject(json) ?? {},
        })),
      });
  }
}
