const ends =
  /[.!?;\n]+(?=\s|$)|,?\s+(?:but also|and also|and then|also|plus|as well as|außerdem|und auch|aussi|et aussi|además|y también|también)\s+/giu;
/** `and` parts a message only where a new request follows; "returns and refunds" stays one. */
const newRequest =
  /,?\s+(?:and|but|und|aber|et|mais|y|pero)\s+(?=(?:i|can|could|what|where|when|how|is|are|do|does|please|cancel|return|refund|change|tell|send|give|my|ich|kann|können|was|wo|wann|wie|bitte|je|puis|pouvez|quand|où|comment|quiero|puedo|pueden|cuándo|dónde|cómo)\b)/giu;

/** The requests of a message, in order; the whole text when it holds only one. */
export function splitClauses(text: string): readonly string[] {
  return text
    .split(ends)
    .flatMap((sentence) => sentence.split(newRequest))
    .map((clause) => clause.trim())
    .filter((clause) => /\p{L}/u.test(clause))
    .slice(0, 8);
}
