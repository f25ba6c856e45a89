import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { classificationSchema } from '../../../src/agent/classification.ts';
import { dropStrictNulls, toStrictSchema } from '../../../src/integrations/openai/strict-schema.ts';

describe('strict schema', () => {
  it('requires every property of the real classification, at every depth, and allows no others', () => {
    const strict = toStrictSchema(z.toJSONSchema(classificationSchema));

    expect(strict.required).toContain('orderNumber');
    for (const object of objectsIn(strict)) {
      expect(object.additionalProperties).toBe(false);
      expect(object.required).toEqual(Object.keys(object.properties as object));
    }
    expect(JSON.stringify(strict)).not.toMatch(/"(\$schema|maxLength|minLength)"/);
  });

  it('gives back what the original schema accepts', () => {
    const schema = z.object({ a: z.string().optional(), list: z.array(z.object({ b: z.number().optional() })) });

    const value = dropStrictNulls({ a: null, list: [{ b: null }, { b: 1 }] }, z.toJSONSchema(schema));

    expect(value).toEqual({ list: [{}, { b: 1 }] });
  });

  it('keeps a null which the original schema wants', () => {
    const schema = z.object({ a: z.string().nullable() });

    expect(dropStrictNulls({ a: null }, z.toJSONSchema(schema))).toEqual({ a: null });
  });

  it('treats a property named like a keyword as a property', () => {
    const strict = toStrictSchema(z.toJSONSchema(z.object({ default: z.string(), items: z.string() })));

    expect(strict.required).toEqual(['default', 'items']);
    expect(Object.keys(strict.properties as object)).toEqual(['default', 'items']);
  });
});

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'object' ? [{ ...value }] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}
