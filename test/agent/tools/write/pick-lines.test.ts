import { describe, expect, it } from '@jest/globals';
import { OwnWords } from '../../../../src/agent/guardrails/own-words.ts';
import { pickLines } from '../../../../src/agent/tools/write/pick-lines.ts';
import { createSnapshotLine } from '../../../factories/order-snapshot.ts';

const lines = [
  createSnapshotLine({ lineItemId: 'jacket', title: 'Kestrel Down Jacket', variantTitle: 'M / Black' }),
  createSnapshotLine({ lineItemId: 'socks', title: 'Merino Hiking Socks', variantTitle: 'L' }),
  createSnapshotLine({ lineItemId: 'vest', title: 'Ridge Fleece Vest', variantTitle: 'S' }),
];

function pick(item: string, ...said: readonly string[]) {
  return pickLines([{ item }], lines, new OwnWords(said), () => 1)?.map(({ line }) => line.lineItemId);
}

describe('an item that the shopper names in his own language', () => {
  it.each([
    ['je veux retourner la veste', 'Kestrel Down Jacket', 'jacket'],
    ['ich möchte die Jacke zurückgeben', 'Kestrel Down Jacket', 'jacket'],
    ['quiero devolver los calcetines', 'Merino Hiking Socks', 'socks'],
    ['die Socken sind zu klein', 'Socken', 'socks'],
    ['le gilet est trop petit', 'gilet', 'vest'],
  ])('is found: %s', (said, item, found) => {
    expect(pick(item, said)).toEqual([found]);
  });

  it.each([
    ['je veux retourner la veste', 'Ridge Fleece Vest'],
    ['je veux retourner la veste', 'Merino Hiking Socks'],
    ['quiero devolver algo', 'Kestrel Down Jacket'],
  ])('is no other: %s, and a model says %s', (said, item) => {
    expect(pick(item, said)).toBeUndefined();
  });
});
