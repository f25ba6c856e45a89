import { describe, expect, it } from '@jest/globals';
import { listDestructiveSteps } from '../../../src/platform/database/destructive-steps.ts';

describe('listDestructiveSteps', () => {
  it.each([
    'DROP TABLE "orders";',
    'drop table if exists orders;',
    'ALTER TABLE "a" DROP COLUMN "b";',
    'ALTER TABLE "a" ADD COLUMN "c" TEXT,\n  DROP COLUMN "b";',
    'ALTER TABLE a DROP b;',
    'TRUNCATE messages;',
    'DELETE FROM messages WHERE true;',
    'DROP SCHEMA public CASCADE;',
  ])('names %j', (script) => {
    expect(listDestructiveSteps(script)).toHaveLength(1);
  });

  it.each([
    'DROP INDEX "a_idx";',
    'ALTER TABLE "a" DROP CONSTRAINT "a_check";',
    'ALTER TABLE "a" ALTER COLUMN "b" DROP NOT NULL;',
    'ALTER TABLE "a" ALTER COLUMN "b" DROP DEFAULT;',
    '-- DROP TABLE a;\nSELECT 1;',
    "INSERT INTO notes VALUES ('DROP TABLE a');",
    'ALTER TABLE "a" ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES b (id) ON DELETE CASCADE;',
  ])('lets %j pass', (script) => {
    expect(listDestructiveSteps(script)).toEqual([]);
  });
});
