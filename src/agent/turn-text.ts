/**
 * What a turn reads of the shopper's messages. Whoever writes faster than he is answered has them merged into one turn,
 * as many as he likes, and readers and models pay for length: the newest ones that fit are read, and always the last.
 * The others are kept all the same, and a person who takes over sees them.
 */
export function readTurnText(messages: readonly { readonly content: string }[]): string {
  const texts: string[] = [];
  let length = 0;
  for (const { content } of messages.toReversed()) {
    length += content.length;
    if (texts.length > 0 && length > longestText) {
      break;
    }
    texts.unshift(content);
  }
  return texts.join('\n');
}

/** Two messages of full length, or a hundred short ones. */
const longestText = 4_000;
