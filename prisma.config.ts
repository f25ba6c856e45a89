import { defineConfig } from 'prisma/config';

const databaseUrl = process.env.DATABASE_URL;

/**
 * For Prisma's own command line only (`prisma generate`, `prisma migrate deploy`); the service itself connects
 * through `src/platform/db.ts`. Generating needs no database, so a missing DATABASE_URL is no error here.
 */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(databaseUrl === undefined ? {} : { datasource: { url: databaseUrl } }),
});
