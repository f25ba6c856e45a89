import { describe, expect, it } from '@jest/globals';
import { classifyMessage } from '../../../src/integrations/rules-model/classify-message.ts';
import { loadIntentClassifier } from '../../../src/integrations/rules-model/intent-classifier.ts';

const classifier = await loadIntentClassifier();
const classify = (text: string, prior?: string) => classifyMessage(text, classifier, prior);

describe('the intent', () => {
  it.each([
    ['Where is my order #1234?', 'order_status'],
    ['I want to return the blue shirt', 'return_request'],
    ['Can I get a refund?', 'refund_request'],
    ['Change my shipping address', 'address_change'],
    ['cancel my order please', 'cancel_order'],
    ['do you have this in size M', 'product_question'],
    ['do you ship to Canada', 'shipping_question'],
    ['Wo ist mein Paket?', 'order_status'],
    ['Où est ma commande ?', 'order_status'],
    ['¿Dónde está mi pedido?', 'order_status'],
    ['Ich möchte die Jacke zurückgeben', 'return_request'],
    ['Je voudrais annuler ma commande', 'cancel_order'],
    ['Quiero que me devuelvan el dinero', 'refund_request'],
  ])('of %p is %s', (text, intent) => {
    expect(classify(text).intents[0]?.intent).toBe(intent);
  });

  it.each(['thanks!', 'hello', '1042', 'anna@example.com', 'ok', 'John Smith', 'merci', 'danke', '👍', '', '???'])(
    'is absent from %p',
    (text) => {
      expect(classify(text).intents).toEqual([]);
    },
  );

  it.each(['what is the weather like in Paris', 'tell me a joke', 'book me a flight to Rome'])(
    'of %p is out of scope',
    (text) => {
      expect(classify(text).intents.filter(({ intent }) => intent !== 'other')).toEqual([]);
    },
  );

  it('is surer of a clear message than of a bare cry for help', () => {
    expect(classify('Where is my order #1234?').intents[0]?.confidence).toBeGreaterThan(0.9);
    expect(classify('Help').intents).toEqual([]);
  });

  it('finds several in one message', () => {
    const found = classify('Where is my order #1042? And can I return the shirt I bought last week?').intents;

    expect(found.map(({ intent }) => intent).sort()).toEqual(['order_status', 'return_request']);
  });

  it('does not take an issue for a lawsuit (defect 15)', () => {
    const { intents, sentiment } = classify('I have an issue with my order');

    expect([intents.some(({ intent }) => intent === 'complaint'), sentiment]).toEqual([false, 'neutral']);
  });
});

describe('asking for a person', () => {
  it.each([
    'I want to talk to a human',
    'not a bot please',
    'someone real',
    'customer care number',
    'agent',
    'get me your manager',
    'is there anybody there I can talk to',
    'can someone call me back',
    'Ich möchte mit einem Mitarbeiter sprechen',
    'Mitarbeiter',
    'Je veux parler à un conseiller',
    'conseiller',
    'quiero hablar con una persona',
    'agente',
    'vorrei parlare con un operatore',
    '我要人工客服',
  ])('is seen in %p', (text) => {
    expect(classify(text).asksForPerson).toBe(true);
  });

  it.each(['where is my order', 'one size fits most people', 'a gift for a person who loves tea', 'I need a refund'])(
    'is not seen in %p',
    (text) => {
      expect(classify(text).asksForPerson).toBe(false);
    },
  );
});

describe('the mood', () => {
  it.each([
    ['Where is my order?', 'neutral', 1],
    ['My parcel arrived damaged', 'negative', 3],
    ['This is ridiculous', 'frustrated', 4],
    ['THIS IS RIDICULOUS!!', 'frustrated', 5],
    ['Great, thank you!', 'positive', 1],
    ['WHERE IS MY ORDER??', 'negative', 3],
  ])('of %p is %s %i', (text, sentiment, intensity) => {
    expect(classify(text)).toMatchObject({ sentiment, intensity });
  });
});

describe('the language', () => {
  it.each([
    ['Where is my parcel?', 'en'],
    ['Wo ist mein Paket?', 'de'],
    ['Où est mon colis ?', 'fr'],
    ['¿Dónde está mi paquete?', 'es'],
    ['Dove è il mio pacco?', 'it'],
    ['Waar is mijn pakket?', 'nl'],
    ['Где мой заказ?', 'ru'],
    ['注文はどこですか', 'ja'],
    ['أين طلبي', 'ar'],
  ])('of %p is %s', (text, language) => {
    expect(classify(text).language).toBe(language);
  });

  it('stays what it was where a message is too short to tell', () => {
    expect([classify('1042', 'fr').language, classify('ok', 'de').language, classify('1042').language]).toEqual([
      'fr',
      'de',
      'en',
    ]);
  });
});

it('takes less than 5 ms of CPU a message', () => {
  const before = process.cpuUsage();
  for (let times = 0; times < 100; times++)
    classify('hi, i ordered a mattress two weeks ago and it has still not arrived');

  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 100 / 1_000).toBeLessThan(5);
});
