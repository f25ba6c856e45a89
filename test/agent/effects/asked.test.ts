import { describe, expect, it } from '@jest/globals';
import { listAsked, readOffer, rememberAsked } from '../../../src/agent/effects/asked.ts';
import { emptyMemory, type HistoryMessage, type OpenEffect } from '../../../src/agent/turn.ts';

const cancel: OpenEffect = { id: 'e1', action: 'cancel_order', subjectName: '#1042' };
const refund: OpenEffect = { id: 'e2', action: 'refund', subjectName: '#1043' };
const question = 'Cancel order #1042. Shall I go ahead?';
const asking = { ...emptyMemory, openEffects: [cancel, refund] };
const told = (...contents: readonly string[]): readonly HistoryMessage[] =>
  contents.map((content) => ({ role: 'assistant', content }));

describe('what a reply asked', () => {
  it('is known by the reply itself, not by its words', () => {
    const { openEffects = [] } = rememberAsked(asking, { effectIds: ['e1'] }, question);

    expect(listAsked(openEffects, told(question)).map(({ id }) => id)).toEqual(['e1']);
    expect(listAsked(openEffects, told(question, 'Your parcel is late. Shall I go ahead?'))).toEqual([]);
    expect(listAsked(openEffects, [])).toEqual([]);
  });

  it('survives what a database leaves out of a text', () => {
    const { openEffects = [] } = rememberAsked(asking, { effectIds: ['e1'] }, `${question}\u0000\ud800`);

    expect(listAsked(openEffects, told(`${question}\ufffd`))).toHaveLength(1);
  });

  it('stays with that reply when a later one asks nothing', () => {
    const first = rememberAsked(asking, { effectIds: ['e1', 'e2'] }, question);
    const later = rememberAsked(first, { effectIds: [] }, 'Noted.');

    expect(listAsked(later.openEffects ?? [], told(question, 'Noted.'))).toEqual([]);
  });

  it('holds an offer until the next reply', () => {
    const offering = rememberAsked(emptyMemory, { effectIds: [], offer: 'return_items' }, 'It has shipped.');
    const later = rememberAsked(offering, { effectIds: [] }, 'All right.');

    expect(readOffer(offering, told('It has shipped.'))).toBe('return_items');
    expect(readOffer(offering, told('It has shipped.', 'All right.'))).toBeUndefined();
    expect(later.offer).toBeUndefined();
  });
});
