import { toGid } from '../gid.ts';
import type { RequestContext } from '../request-context.ts';

export function toAppInstallation(context: RequestContext) {
  return {
    id: toGid('AppInstallation', 610_000_001),
    accessScopes: [...context.scopes].map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
    app: { id: toGid('App', 610_000_002), title: 'support-agent', handle: 'support-agent', apiKey: context.clientId },
  };
}
