const someone =
  '(?:human(?: being)?|person|people|someone|somebody|anyone|(?:live |human |support |sales )?agent|representative|rep|manager|supervisor|operator|advisor|adviser|executive|specialist|expert|colleague|staff|employee|team member|customer (?:care|service|support)|support team)';

/** Asking for a person, one idea a line, in the languages that shoppers of the supported shops write. */
const requests = [
  // English
  `(?:speak|talk|chat|connect(?: me| us)?|transfer(?: me)?|put me through|pass me(?: on)?|hand me over|escalate(?: this| me| it)?)\\s+(?:to|with)\\s+(?:a |an |the |your |some |any )?(?:real |actual |live |proper )?${someone}`,
  `(?:want|need|get me|give me|like|let me have|find me|where is|is there|are there)\\s+(?:a |an |some |any )?(?:real |actual |live |proper )?(?:human|person|people|agent|representative|manager|supervisor|operator|somebody real|someone real|someone to talk to|anyone there|a human there)\\b(?! (?:size|care))`,
  '(?:real|live|actual) (?:human|person|people|agent|representative|operator)',
  '(?:someone|somebody|anyone) (?:real|human|there|alive)\\b',
  '(?:not|no more|stop|enough|hate|without) (?:a |an |the |of |with |this |talking to )*(?:ro)?(?:chat)?bots?\\b',
  '(?:customer|consumer|client) (?:care|service|support)s?\\b.{0,12}(?:number|phone|contact|no\\b|telephone|email|helpline)',
  '(?:phone|contact|helpline|hotline|support|toll[- ]free|call cent(?:er|re)) (?:number|no\\b)(?! (?:on|for) (?:the|my) (?:order|delivery))',
  '(?<!her to |him to |them to )(?:call|ring|phone) me(?: back| at| on| now| today| tomorrow| please| pls| asap| urgently| directly)*\\s*(?:[.,!?]|[+\\d]|$)|call me back|call ?back (?:please|request)|request a call ?back|want a call\\b',
  '(?:can|could|may|will) (?:a |some |any )?(?:real )?(?:human|person|someone|somebody|anyone|agent) (?:real )?(?:help|answer|contact|call|assist|talk|speak|reply|take over)',
  // German
  '(?:mit )?(?:einem|einer|eine|einen|nem|ner|ein) (?:echten? |richtigen? |menschlichen? )?(?:mensch(?:en)?|mitarbeiter(?:in)?|berater(?:in)?|person|kolleg(?:en|in)|ansprechpartner(?:in)?|vorgesetzten?)\\b.{0,20}(?:sprechen|reden|chatten|schreiben|verbinden|verbunden|bitte|haben|$)',
  '(?:echte[rn]? (?:mensch|person|mitarbeiter)|kein(?:en)? (?:bot|roboter)|mit (?:jemand(?:em)?|wem) (?:sprechen|reden)|rufen sie mich|ruft mich|rückruf|(?:telefon|service|kontakt|hotline)-?nummer|kundenservice|kundendienst)',
  // French
  "(?:parler|discuter|échanger|contact(?:er)?|joindre|mis en relation) (?:à|a|avec) (?:un |une |le |la |votre |quelqu)(?:vrai |vraie )?(?:'?un|humain|personne|conseill\\w+|agent|responsable|service client|opérateur)",
  "(?:vraie? (?:personne|humain)|quelqu'un (?:de réel|d'humain)|pas (?:à )?un (?:ro)?bot|être rappelée?|rappelez[- ]moi|numéro (?:de téléphone|du service)|service client)",
  // Spanish
  '(?:hablar|chatear|comunicar(?:me)?|contactar|pasar?(?:me)?) con (?:un |una |el |la |su |alg)(?:uien|una persona|persona|humano|agente|asesora?|operadora?|representante|encargad[oa]|supervisora?|atención)',
  '(?:persona (?:real|de verdad)|alguien (?:real|de verdad)|no (?:quiero )?(?:un |con un )?(?:ro)?bot|ll[aá]m[ae]n?me|número de (?:teléfono|atención)|atención al cliente|servicio al cliente)',
  // Italian, Portuguese, Dutch, Polish, Turkish
  '(?:parlare|parlo) con (?:un |una |qualc)(?:uno|operatore|persona|umano|operatrice)',
  '(?:falar|conversar) com (?:um |uma |algu)(?:ém|em|atendente|pessoa|humano)',
  '(?:spreken|praten) met (?:een |iemand)(?:mens|medewerker|persoon)?',
  '(?:porozmawiać|rozmawiać|rozmowa) z (?:człowiekiem|konsultantem|kimś|pracownikiem|osobą)',
  '(?:temsilci|yetkili|insan|biri)(?:yle|le|si|siyle)? (?:görüş|konuş|bağla)',
];
const bareRequest =
  /^\W*(?:a |an |the |ein(?:en?)? |une? |una? )?(?:live |real |human )?(?:human|person|agent|representative|operator|supervisor|manager|customer (?:care|service|support)|mensch|mitarbeiter(?:in)?|kundenservice|conseill(?:er|ère)|humain|personne|persona|agente|humano|asesor|operatore|atendente|medewerker|konsultant|temsilci)(?: please| bitte| svp| s'il vous plaît| por favor| now| pls)?\W*$/iu;
const others = /人工|客服|真人|担当者|オペレーター|상담원|оператор|человек|живой|موظف|انسان|نציג|מנהל|एजेंट|इंसान/u;
const request = new RegExp(requests.map((line) => `(?:${line})`).join('|'), 'iu');

/** "My phone number is …" gives one and asks for none. */
const ownNumber =
  /\b(?:my|the) (?:phone|telephone|contact|mobile|cell)(?: number| no)?(?: is|:)?\s*(?=[+(\d]|\[phone)/giu;
/** Asked of the bot itself, with no wish for another. */
const whoAreYou =
  /^\W*(?:so |and |wait,? )?(?:are you|am i (?:speaking|talking|chatting) (?:to|with)|is this|bist du|sind sie|es-tu|êtes-vous|eres|es usted)[^.!?]{0,50}\b(?:human|person|bot|robot|real|automated|machine|computer|ai|mensch|roboter|humain|humano|persona)[^.!?]{0,30}\??\s*$/iu;

/** True when the words themselves ask for a person; the linear model finds the rarer phrasings. */
export function isPersonRequest(text: string): boolean {
  const plain = text.replaceAll(/[’‘`]/g, "'").replaceAll(ownNumber, ' ');
  if (asksWhoWeAre(plain)) return false;
  return bareRequest.test(plain) || request.test(plain) || others.test(plain);
}

/** "Are you a real person?": answered, and nobody is called for it. */
export function asksWhoWeAre(text: string): boolean {
  return whoAreYou.test(text);
}
