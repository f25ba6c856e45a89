import type { EvalGroup } from '../../conversation.ts';

export const languages: EvalGroup = {
  name: 'languages',
  conversations: [
    {
      id: 'de-order-status',
      order: 1036,
      email: 'felix@example.com',
      language: 'de',
      turns: [
        {
          says: 'Wo ist meine Bestellung #1036?',
          intent: 'order_status',
          route: 'wismo',
          facts: ['carrier', 'tracking', 'estimated_on'],
        },
      ],
    },
    {
      id: 'de-return',
      order: 1022,
      email: 'felix@example.com',
      language: 'de',
      turns: [{ says: 'Ich möchte die Hose aus Bestellung 1022 zurückschicken', intent: 'return_request' }],
    },
    {
      id: 'de-no-contact',
      order: 1036,
      language: 'de',
      turns: [
        { says: 'Wo bleibt mein Paket? Bestellnummer 1036', intent: 'order_status', mentions: /E-Mail/ },
        { says: 'felix@example.com', intent: 'order_status', facts: ['carrier', 'tracking'] },
      ],
    },
    {
      id: 'de-cancel',
      order: 1050,
      email: 'felix@example.com',
      language: 'de',
      turns: [
        {
          says: 'Bitte stornieren Sie meine Bestellung #1050',
          intent: 'cancel_order',
          effects: ['cancel_order awaiting_consent'],
        },
      ],
    },
    {
      id: 'fr-order-status',
      order: 1032,
      email: 'chloe@example.com',
      language: 'fr',
      turns: [
        { says: 'Bonjour, où est ma commande #1032 ?', intent: 'order_status', facts: ['carrier', 'tracking'] },
      ],
    },
    {
      id: 'fr-refund',
      order: 1005,
      email: 'chloe@example.com',
      language: 'fr',
      turns: [
        { says: 'Avez-vous remboursé ma commande #1005 ?', intent: 'refund_request', facts: ['refunded', 'refunded_on'] },
      ],
    },
    {
      id: 'fr-thanks',
      language: 'fr',
      turns: [{ says: 'Merci beaucoup, bonne journée !' }],
    },
    {
      id: 'es-order-status',
      order: 1041,
      email: 'ines@example.com',
      language: 'es',
      turns: [{ says: '¿Dónde está mi pedido #1041?', intent: 'order_status', facts: ['carrier', 'tracking'] }],
    },
    {
      id: 'es-address',
      order: 1058,
      email: 'ines@example.com',
      language: 'es',
      turns: [{ says: 'Quiero cambiar la dirección de envío del pedido 1058', intent: 'address_change' }],
    },
    {
      id: 'es-cancelled-question',
      order: 1058,
      email: 'ines@example.com',
      language: 'es',
      turns: [
        {
          says: 'Quiero cancelar el pedido #1058',
          intent: 'cancel_order',
          effects: ['cancel_order awaiting_consent'],
        },
      ],
    },
  ],
};
