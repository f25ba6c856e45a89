const uniqueViolation = '23505';
const maxDepth = 5;

/** Whether a statement was refused because a row with that key exists, from pg, the driver adapter or Prisma. */
export function isUniqueViolation(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > maxDepth) {
    return false;
  }
  const fields: Readonly<Record<string, unknown>> = { ...error };
  if (fields.code === 'P2002' || fields.code === uniqueViolation || fields.originalCode === uniqueViolation) {
    return true;
  }
  const nested = [fields.meta, fields.driverAdapterError, 'cause' in error ? error.cause : undefined];
  return nested.some((inner) => isUniqueViolation(inner, depth + 1));
}
