import type { EvalConversation, EvalGroup } from '../../conversation.ts';
import type { EscalationReason } from '../../../src/agent/turn.ts';

/** When a person has to come in, and when not. */
export const personsAndMoods: EvalGroup = {
  name: 'persons and moods',
  conversations: [
    person('plain', 'I want to talk to a human'),
    person('agent', 'agent please'),
    person('manager', 'Let me speak to your manager'),
    person('not-a-bot', "I don't want to talk to a bot"),
    person('real-person', 'Is there a real person I can chat with?'),
    person('transfer', 'transfer me to a representative'),
    person('call-back', 'Can someone call me back?'),
    person('customer-service', 'Connect me to customer service'),
    {
      ...hands('person-de', 'Ich möchte mit einem Mitarbeiter sprechen', ['asked_for_person']),
      language: 'de',
    },
    { ...hands('person-fr', 'Je voudrais parler à un conseiller', ['asked_for_person']), language: 'fr' },
    { ...hands('person-es', 'Quiero hablar con una persona', ['asked_for_person']), language: 'es' },
    hands('legal-lawyer', 'You will hear from my lawyer', ['legal_or_safety']),
    hands('legal-sue', 'I am going to sue you over this', ['legal_or_safety']),
    hands('legal-police', 'This is fraud, I am calling the police', ['legal_or_safety']),
    hands('safety', 'The stove caught fire and burned me', ['legal_or_safety']),
    hands('complaint-rude', 'I want to make a complaint, your service is awful', ['complaint', 'frustration']),
    hands('furious', 'WHAT A JOKE!!! YOU PEOPLE ARE USELESS!!!', ['complaint', 'frustration']),
    hands('third-time', 'This is the third time I am asking about my parcel', ['repeated_contact', 'complaint', 'frustration']),
    stays('issue-is-no-lawsuit', 'I have an issue with my order', /order/i),
    stays('calm-late', 'My order is a bit late, no rush though. Can you check?', /order number/i),
    stays('help', 'Help', /help/i),
    {
      id: 'mood-handed-over-stays-quiet',
      order: 1042,
      email: 'ada@example.com',
      turns: [
        { says: 'I want a human agent', escalates: ['asked_for_person'] },
        { says: 'Where is order #1042?', isHandedOver: true, neverSays: /1Z|UPS/ },
      ],
    },
  ],
};

function person(name: string, says: string): EvalConversation {
  return hands(`person-${name}`, says, ['asked_for_person']);
}

function hands(id: string, says: string, escalates: readonly EscalationReason[]): EvalConversation {
  return { id, turns: [{ says, route: 'escalation', escalates }] };
}

function stays(name: string, says: string, mentions: RegExp): EvalConversation {
  return { id: `calm-${name}`, turns: [{ says, mentions }] };
}
