import type { Request, Response } from 'express';
import type { Scope } from '../operations/api-keys.ts';

/** Who calls, as the key proves. */
export interface Principal {
  readonly keyId: string;
  readonly keyPrefix: string;
  readonly kind: 'secret' | 'widget';
  readonly storeId: string;
  readonly scopes: readonly Scope[];
}

declare global {
  namespace Express {
    interface Locals {
      requestId?: string;
      /** Keyed hash of the network address. */
      addressKey?: string;
      principal?: Principal;
      /** The route's pattern, for the access log. */
      route?: string;
    }
  }
}

/** Of `Response` with our locals instead of Express' `any` ones. */
function localsOf(res: Response): Express.Locals {
  return res.locals;
}

export function getRequestId(res: Response): string {
  return localsOf(res).requestId ?? '';
}

export function findPrincipal(res: Response): Principal | undefined {
  return localsOf(res).principal;
}

export function getAddressKey(res: Response): string {
  return localsOf(res).addressKey ?? '';
}

export function findRoute(res: Response): string | undefined {
  return localsOf(res).route;
}

/** The first value of a header that must not repeat. */
export function findHeader(req: Request, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
