const swc = [
  '@swc/jest',
  { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: false } }, module: { type: 'es6' } },
];

/** Evals are no tests: they score conversations, and fail below the thresholds. */
export default {
  testEnvironment: 'node',
  rootDir: '..',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  testMatch: ['<rootDir>/evals/**/*.eval.ts'],
  testTimeout: 120_000,
  reporters: ['<rootDir>/evals/report/eval-reporter.mjs'],
};
