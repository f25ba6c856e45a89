/** One thing about an order that a shopper asks for, beside where it is. */
export type OrderQuestion = 'carrier' | 'tracking' | 'delivery_date' | 'items' | 'total' | 'placed_on' | 'unrecorded';

/** What exactly a short message asks about the order at hand; empty when it asks in general, or for something else. */
export function listOrderQuestions(text: string): readonly OrderQuestion[] {
  const lower = text.toLowerCase().replaceAll(/[’‘`]/g, "'");
  const words = lower.match(/\p{L}+/gu) ?? [];
  return words.length > longestQuestion
    ? []
    : patterns.flatMap(([question, pattern]) => (pattern.test(lower) ? [question] : []));
}

const longestQuestion = 14;

const patterns: readonly (readonly [OrderQuestion, RegExp])[] = [
  [
    'carrier',
    /\b(?:which|what|who(?:'?s| is)?(?: the)?) (?:carrier|courier|shipping company|delivery (?:company|service))|\b(?:carrier|courier)\s*\?|who (?:delivers|is delivering|ships|is shipping|brings)|(?:welcher|welches|wer) (?:versanddienst\p{L}*|paketdienst\p{L}*|liefert|bringt)|quel (?:est le )?transporteur|qui (?:le |la )?livre|(?:qué|cuál es (?:el|la)) (?:transportista|empresa|mensajería)|quién (?:lo )?(?:entrega|trae)/u,
  ],
  [
    'tracking',
    /\btrack(?:ing)?[ -]?(?:number|no\b|id|link|code|info\p{L}*)|(?:how|where) (?:can|do) i track|\btrack (?:it|my|the)|sendungsnummer|sendungsverfolgung|trackingnummer|verfolgen|numéro de suivi|lien de suivi|suivre|número de seguimiento|enlace de seguimiento|rastrear/u,
  ],
  [
    'delivery_date',
    /\bwhen (?:will|does|do|is|should|can)[^?]{0,40}(?:arriv\p{L}*|come|here|deliver\p{L}*|expect|get)|what day|how long (?:will|does|until)[^?]{0,30}(?:take|arrive|be)|\beta\b|(?:expected|estimated) (?:delivery|date)|arrival date|wann (?:kommt|wird|ist|trifft)|kommt (?:es|sie|das) an|quand (?:est-ce qu|arrive|sera|vais|va)|cuándo (?:llega|va|se|llegará)/u,
  ],
  [
    'items',
    /what(?:'s| is| was| did i| have i| are)[^?]{0,24}(?:in (?:it|the|my)|order(?:ed)?\b|buy|bought|items)|which items|was ist (?:drin|darin|in)|was (?:habe|hatte) ich bestellt|qu'(?:y a-t-il|est-ce qu'il y a|ai-je commandé)|contenu|qué (?:hay|lleva|contiene|pedí|compré)/u,
  ],
  [
    'total',
    /how much (?:did i|have i|was|is|were|i)[^?]{0,24}(?:pay|paid|charged|total|order|spend|spent|it)\b|(?:order )?total|what did i pay|wie ?viel (?:habe|hat|musste|kostet)|gesamt(?:betrag|summe)|combien (?:ai-je|j'ai|a)|montant total|cuánto (?:pagué|he pagado|fue|costó)|importe total/u,
  ],
  [
    'placed_on',
    /when (?:did i|was (?:it|the order|my order)|have i)[^?]{0,20}(?:order(?:ed)?|buy|placed|bought)|order date|wann (?:habe|hatte) ich[^?]{0,20}bestellt|bestelldatum|quand (?:ai-je|j'ai) (?:commandé|passé)|cuándo (?:pedí|hice|compré)/u,
  ],
  [
    'unrecorded',
    /\binsur(?:ed|ance)|signature|gift[- ]?wrap\p{L}*|versichert|versicherung|unterschrift|assurée?|assurance|signature|asegurad[oa]|seguro\b|firma\b/u,
  ],
];
