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

const style = `
body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2.5rem auto;padding:0 1.25rem;color:#1d2430;background:#fff}
h1{font-size:1.6rem;margin:0 0 .25rem}p{color:#4a5568;max-width:44rem}a{color:#1a56db}
table{border-collapse:collapse;width:100%;margin-top:1.5rem}
td{padding:.7rem .75rem .7rem 0;border-top:1px solid #e4e8ee;vertical-align:top}
code{font:.9rem ui-monospace,monospace;white-space:nowrap}b{display:inline-block;width:3.2rem;color:#0b6e4f}
small{display:block;color:#667085;margin-top:.15rem}`;
const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

function renderPage(routes: readonly Route[], version: string): string {
  const rows = [
    ...routes.map((route) => renderRow(`/api/v1${route.path}`, route.method, route.summary, toRemark(route))),
    renderRow('/health', 'get', 'The process answers.', 'no key'),
    renderRow('/health/ready', 'get', 'It should be sent work: database, migrations and Redis.', 'no key'),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Support agent API</title><style>${style}</style></head><body>
<h1>Support agent API ${version}</h1>
<p>Send <code>Authorization: Bearer</code> and a key of your store. With <code>Accept: text/event-stream</code> a call marked
<em>streams</em> answers as it happens. Every field is in <a href="/openapi.json">openapi.json</a>.</p>
<table>${rows.join('\n')}</table></body></html>`;
}

function toRemark(route: Route): string {
  return `scope ${route.scope}${route.streams === undefined ? '' : ' · streams'}`;
}

/** All of it is our own text: nothing a caller sent ever gets here. */
function renderRow(path: string, method: string, summary: string, remark: string): string {
  return `<tr><td><code><b>${method.toUpperCase()}</b>${path}</code></td><td>${summary}<small>${remark}</small></td></tr>`;
}
