import type { Sentiment } from '../../agent/intents.ts';

const furious =
  /\b(?:ridiculous|unacceptable|outrageous|disgust\w*|pathetic|furious|scam\w*|fraud\w*|thie(?:f|ves)|liars?|cheat(?:ed|ing|ers?)|worst|hate|fuck\w*|shit\w*|bullshit|crap|wtf|idiots?|useless|fed up|sick of|disgrace|shame on|never again|sue|lawyer|attorney|solicitor|court|police|unverschämt\w*|frechheit|betrug|betrüger|scheiß\w*|scheiss\w*|anwalt|polizei|anzeige|katastrophe|lächerlich|inadmissible|scandaleux|honteux|arnaque\w*|voleurs?|merde|avocat|police|ridicule|inaceptable|vergüenza|estafa\w*|ladrones|mierda|abogado|policía|denuncia|ridículo|indignante)\b/iu;
const unhappy =
  /\b(?:angry|upset|annoy\w*|disappoint\w*|frustrat\w*|unhappy|dissatisfied|terrible|awful|horrible|bad|poor|rude|rubbish|garbage|broken|damaged|wrong|never (?:arrived|came|received)|still (?:not|waiting|no|haven'?t)|nobody|no one|again and again|third time|waste|slow|unfortunately|overdue|enttäusch\w*|ärger\w*|wütend|schlecht\w*|furchtbar|immer noch nicht|niemand|kaputt|leider|déçue?|énervée?|mécontent\w*|mauvais\w*|toujours pas|nul|personne ne|decepcion\w*|enfad\w*|molest\w*|pésim\w*|mal|todavía no|nadie|roto)\b/iu;
const happy =
  /\b(?:thanks?|thank you|thx|great|perfect|awesome|love|lovely|excellent|wonderful|amazing|appreciate\w*|helpful|brilliant|danke|super|toll|klasse|prima|merci|génial|parfait|gracias|genial|perfecto|excelente|encantad\w*)\b/iu;

export interface Feeling {
  readonly sentiment: Sentiment;
  /** 1 calm to 5 furious. */
  readonly intensity: number;
}

const joking =
  /\b(?:(?:is|what|it'?s|such|are|you'?re) (?:just |all )?a (?:total |complete |bad |sick |big )?joke|a joke of a)\b/iu;

/** Lists of words, raised by one for shouting: capitals, `!!` or more than two `!`, as in the original. */
export function readFeeling(text: string): Feeling {
  const level = furious.test(text) || joking.test(text) ? 4 : unhappy.test(text) ? 3 : 2;
  if (level === 2 && happy.test(text)) return { sentiment: 'positive', intensity: 1 };
  const intensity = level + (isShouted(text) ? 1 : 0);
  if (intensity >= 4) return { sentiment: 'frustrated', intensity };
  return intensity === 3 ? { sentiment: 'negative', intensity } : { sentiment: 'neutral', intensity: 1 };
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const marks = text.match(/!/g)?.length ?? 0;
  return (letters >= 8 && capitals > letters / 2) || text.includes('!!') || marks > 2;
}
