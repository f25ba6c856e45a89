// For jest's `int` project: one PostgreSQL per run. Workers inherit the environment that is set here.
import { tsImport } from 'tsx/esm/api';

export default async function globalSetup() {
  const { startTestServer } = await tsImport('./test-server.ts', import.meta.url);
  globalThis.testServer = await startTestServer();
  process.env.TEST_SERVER_URL = globalThis.testServer.url;
  process.env.TEST_TEMPLATE_DATABASE = globalThis.testServer.templateName;
}
