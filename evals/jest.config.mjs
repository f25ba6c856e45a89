const swc = [
  '@swc/jest',
  { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: false } }, module: { type: 'es6' } },
];

// With a key of LangSmith the run is an experiment there, too; without one nothing leaves this machine.
if (process.env.LANGSMITH_API_KEY ?? process.env.LANGCHAIN_API_KEY) {
  process.env.LANGSMITH_TEST_TRACKING = 'true';
}

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
