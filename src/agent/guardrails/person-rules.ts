/** Whole words only: "issue" holds no "sue" (defect 15), and somebody may be called Sue. */
export function asksForPerson(text: string): boolean {
  return personPattern.test(text) && !whoAreYou.test(text);
}

export function threatensLaw(text: string): boolean {
  return legalPattern.test(text);
}

export function threatensSafety(text: string): boolean {
  return safetyPattern.test(text);
}

/** "I will sue you" is for the shop, "how much does a lawyer cost" is not. */
export function speaksToShop(text: string): boolean {
  return /(?<!\p{L})(?:you|your|yours|u|ur|this (?:shop|store|company)|my (?:lawyer|attorney|solicitor|order|money|card)|sie|ihnen|ihr|euch|mein (?:anwalt|geld)|vous|votre|mon (?:avocat|argent)|ustedes?|su|mi (?:abogado|dinero))(?!\p{L})/iu.test(
    text,
  );
}

/** "This is the third time I ask". */
export function saysRepeated(text: string): boolean {
  return repeatedPattern.test(text);
}

/** True when the shopper has sent much the same twice before. */
export function isThirdOfItsKind(text: string, earlier: readonly string[]): boolean {
  const words = toWords(text);
  return words.size >= 3 && earlier.filter((one) => isAlike(words, toWords(one))).length >= 2;
}

const who =
  'human(?: being)?|(?:real |actual |live )?person|agent|manager|supervisor|representative|rep|operator|someone real|somebody|colleague|(?:customer )?(?:service|support) (?:agent|rep\\p{L}*|team|person)|staff member|team member';
const personPattern = new RegExp(
  [
    `(?:speak|talk|chat|connect(?: me)?|transfer(?: me)?|escalate|put me through|get me|hand me over|pass me on|reach|want|need|give me|let me (?:speak|talk))(?: \\p{L}+){0,3} (?:to|with)?\\s?(?:a |an |the |your )?(?:${who})(?!\\p{L})`,
    `^\\W*(?:${who})(?: please)?\\W*$`,
    "(?<!\\p{L})(?:not|n't) (?:want to )?(?:talk(?:ing)? to )?(?:a |an |this )?(?:ro)?bot(?!\\p{L})",
    '(?<!\\p{L})(?:real|actual|live) (?:human|person|agent)(?!\\p{L})',
    '(?<!\\p{L})(?:mitarbeiter(?:in)?|menschen?|chef|vorgesetzten?|kundenberater(?:in)?)(?!\\p{L})[^.!?]{0,30}(?:sprechen|reden|verbinden|schreiben|kontakt)|(?:sprechen|reden|verbinden)[^.!?]{0,30}(?:mitarbeiter|menschen|person|chef|vorgesetzte)|^\\W*(?:mitarbeiter(?:in)?|mensch)(?: bitte)?\\W*$|(?:einen|ein) (?:echten|richtigen) menschen',
    "(?:parler|discuter|communiquer)[^.!?]{0,25}(?:humain|personne|conseiller|conseillère|responsable|agent|quelqu'un)|^\\W*(?:conseiller|conseillère|humain|un humain)(?: s'il vous plaît)?\\W*$|(?:un vrai|une vraie) (?:humain|personne)",
    '(?:hablar|contactar|comunicarme)[^.!?]{0,25}(?:persona|humano|agente|encargado|supervisor|alguien|compañer[oa])|^\\W*(?:agente|persona|humano|compañer[oa])(?: por favor)?\\W*$|una persona real',
  ].join('|'),
  'iu',
);

/** "Are you a real person?" is a question about us. */
const whoAreYou =
  /^\W*(?:so |and |wait,? )?(?:are you|am i (?:speaking|talking|chatting) (?:to|with)|is this|bist du|sind sie|êtes-vous|es usted)[^.!?]{0,60}\??\s*$/iu;

const legalPattern =
  /(?<!\p{L})(?:lawyers?|attorneys?|solicitor|(?:i'?ll|i will|we'?ll|going to|gonna|can|could|would|to|i|may|might) sue|sue (?:you|them|your)|suing|sued|lawsuit|legal (?:action|team|steps|advice|proceedings|department|case|consequences)|legally|take (?:you|this) to court|small claims|police|fraud(?:ulent)?|scam(?:med|mers?)?|chargeback|trading standards|consumer protection|anwalt|anwältin|rechtsanwalt|klage|verklagen?|anzeige erstatten|polizei|betrug|betrüger|verbraucherzentrale|avocate?|porter plainte|plainte|poursuivre en justice|escroquerie|arnaque|fraude|abogad[oa]s?|demandar(?:é|los|te|les)?|denunciar|denuncia|policía|estafa)(?!\p{L})/iu;
const safetyPattern =
  /(?<!\p{L})(?:caught fire|on fire|electric shock|electrocuted|burn(?:ed|t) (?:me|my)|injur(?:ed|y)|allergic reaction|hospital|poison(?:ed|ing)|explod(?:ed|es)|choking|kill myself|suicide|verletzt|krankenhaus|stromschlag|allergische reaktion|feuer gefangen|blessée?|hôpital|réaction allergique|pris feu|herid[oa]|hospital|reacción alérgica|se incendió)(?!\p{L})/iu;
const repeatedPattern =
  /(?<!\p{L})(?:(?:third|3rd|fourth|4th|fifth|5th|tenth|umpteenth) time (?:i|we|i'm|i've|that i|asking|contacting|writing)|(?:asked|contacted|written|told) you (?:three|four|five|3|4|5|many|several) times|(?:zum )?(?:dritten|vierten|x-ten) mal|(?:troisième|quatrième|énième) fois|(?:tercera|cuarta|enésima) vez)(?!\p{L})/iu;

function toWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? []);
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / (one.size + other.size - shared || 1) >= 0.6;
}
