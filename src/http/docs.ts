import { createHash } from 'node:crypto';
import { Router } from 'express';
import { createOpenApi } from './openapi.ts';
import type { Route } from './route.ts';

/** `/openapi.json`, and `/docs`: one page that needs nothing from elsewhere. Both are made at the first request. */
export function createDocsRouter(routes: readonly Route[], version: string): Router {
  const router = Router();
  let document: string | undefined;
  let page: string | undefined;
  router.get('/openapi.json', (_req, res) => {
    document ??= JSON.stringify(createOpenApi(routes, version));
    res.setHeader('access-control-allow-origin', '*');
    res.type('json').send(document);
  });
  router.get('/docs', (_req, res) => {
    page ??= renderPage(routes, version);
    res.setHeader('content-security-policy', `default-src 'none'; style-src '${styleHash}'; frame-ancestors 'none'`);
    res.type('html').send(page);
  });
  return router;
}

const style =
  'body{font:16px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}td{padding:.3rem .8rem .3rem 0;vertical-align:top}code{white-space:nowrap}';
const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

function renderPage(routes: readonly Route[], version: string): string {
  const rows = routes.map(
    (route) =>
      `<tr><td><code>${route.method.toUpperCase()} /api/v1${route.path}</code></td><td>${route.summary}${
        route.streams === undefined ? '' : ' <em>Streams.</em>'
      }<br><small>${route.scope}</small></td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Support agent API</title><style>${style}</style><h1>Support agent API ${version}</h1><p>Send <code>Authorization: Bearer sk_live_...</code>. Schemas: <a href="/openapi.json">openapi.json</a>.</p><table>${rows.join('')}</table></html>`;
}
