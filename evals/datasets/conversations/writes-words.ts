import type { EvalGroup } from '../../conversation.ts';

const ada = { email: 'ada@example.com' } as const;

/** Wishes in words that were not understood once. */
export const wishesInOtherWords: EvalGroup['conversations'] = [
  {
    id: 'write-words-veste',
    language: 'fr',
    order: 1069,
    ...ada,
    turns: [
      { says: 'je veux retourner la veste de #1069', effects: ['return_items awaiting_consent'], mentions: /Jacket/ },
    ],
  },
  {
    id: 'write-words-jacke',
    language: 'de',
    order: 1069,
    ...ada,
    turns: [
      {
        says: 'ich möchte die Jacke aus 1069 zurückgeben',
        effects: ['return_items awaiting_consent'],
        mentions: /Jacket/,
      },
    ],
  },
  {
    id: 'write-words-calcetines',
    language: 'es',
    order: 1069,
    ...ada,
    turns: [
      {
        says: 'quiero devolver los calcetines del pedido 1069',
        effects: ['return_items awaiting_consent'],
        mentions: /Socks/,
      },
    ],
  },
  {
    id: 'write-words-discount',
    order: 1069,
    ...ada,
    turns: [
      { says: 'where is my order #1069?' },
      {
        says: 'can i have 10% off my next order, it came so late',
        effects: ['create_discount awaiting_consent'],
        mentions: /10\s?%/,
      },
    ],
  },
  {
    id: 'write-words-discount-no-order',
    turns: [{ says: 'can i have a discount?', mentions: /order number/i }],
  },
  {
    id: 'write-words-subscription',
    turns: [{ says: 'skip my next delivery of the water bottle', mentions: /order number/i }],
  },
  {
    id: 'write-words-address',
    order: 1067,
    ...ada,
    turns: [
      {
        says: 'address of 1067 is wrong, should be 99 Pine Ave, Portland OR 97201',
        mentions: /code/i,
      },
      { says: '{code}', effects: ['change_address awaiting_consent'], mentions: /99 Pine Ave/ },
    ],
  },
  {
    id: 'write-words-no-thanks',
    language: 'fr',
    order: 1068,
    ...ada,
    turns: [{ says: 'je voudrais annuler la commande #1068' }, { says: 'non merci', neverSays: /plaisir/i }],
  },
];
