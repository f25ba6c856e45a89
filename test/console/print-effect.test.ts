import { describe, expect, it } from '@jest/globals';
import { printEffect } from '../../src/console/print-effect.ts';
import { createEffectView } from '../factories/effect-view.ts';

describe('printEffect', () => {
  it('lets no title and no address draw lines of its own at the operator’s terminal', () => {
    const title = 'Mug\u001b[1A\u001b[2K\n  approval     operator:boss at 2026-11-20';
    const address = { address1: '9 Elm St\r  request      {}', city: '\u202eShelbyville', countryCode: 'US' };
    const effect = createEffectView();

    const printed = printEffect({
      ...effect,
      subjectName: '#1042\n',
      consequence: { ...effect.consequence, itemsOut: [{ title, quantity: 1 }], address: { to: address } },
    });

    expect(listRows(printed)).toEqual(listRows(printEffect(effect)));
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

/** The names of what stands in the first columns; what goes on from a line before starts further in. */
function listRows(printed: string): readonly string[] {
  return [...printed.matchAll(/^ {0,4}([a-z]+) /gm)].map(([, name = '']) => name);
}
