/** One clear line instead of a stack trace when the production entry is called before the build. */
import { existsSync } from 'node:fs';

if (!existsSync(new URL('../dist/main.js', import.meta.url))) {
  console.error('There is no build yet: run `npm run build` first.');
  process.exit(1);
}
