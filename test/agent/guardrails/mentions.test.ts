import { describe, expect, it } from '@jest/globals';
import { maskContacts, readMentions } from '../../../src/agent/guardrails/mentions.ts';

describe('addresses with letters of other languages', () => {
  it('are read and masked whole', () => {
    const text = 'Ich bin jürgen.groß@bücher.example, #1042';

    expect(readMentions(text)).toMatchObject({ emails: ['jürgen.groß@bücher.example'], orderNumbers: ['1042'] });
    expect(maskContacts(text)).toBe('Ich bin [email], #1042');
  });
});

describe('a bare number in a message about an order', () => {
  it.each([
    ["What's the status of 1060? chloe@example.com and can I still change the address", ['1060']],
    ['I want to change my delivery address for 1058', ['1058']],
    ['1046 ben@example.com where is it and why does it take so long this time', ['1046']],
    ['Can you tell me whether 1042 and 1056 have been delivered by now please', ['1042', '1056']],
    ['hi my espresso machine from 1071 is broken i want my money back', ['1071']],
    ['could you please replace the tee in 1066 with size L in navy', ['1066']],
    ['die Kaffeemaschine aus 1071 ist leider schon kaputt angekommen', ['1071']],
    ['Wo ist denn eigentlich 1042, ich warte schon so lange auf mein Paket', ['1042']],
  ])('is its number: %s', (text, numbers) => {
    expect(readMentions(text).orderNumbers).toEqual(numbers);
  });

  it.each([
    'I have been waiting for my delivery since May 2026 and nobody tells me where it is',
    'My order was 1250 dollars and has not been delivered yet, where is it',
    'Please deliver it to my new address, the zip code is 97210 and it is in Portland',
    'Change the delivery address of my parcel to 1450 Foundry Way, Portland please',
    'Ändern Sie bitte die Adresse meiner Bestellung, ich wohne jetzt in 10115 Berlin',
    'My phone is +1 555 010 0002, where is my order and when does it arrive',
  ])('is none when it is a year, a price, a postcode, a house or a phone: %s', (text) => {
    expect(readMentions(text).orderNumbers).toEqual([]);
  });

  it('gives way to a number that is named', () => {
    expect(readMentions('Status of order #1042, I paid on 5 May 2026 with card 4242').orderNumbers).toEqual(['1042']);
  });
});
