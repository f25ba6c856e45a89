import { GraphQLError } from 'graphql';

export function toGid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

/** Answers the digits of a GID of that type; anything else misses, as an unknown id does. */
export function parseGid(gid: string, type: string): number | undefined {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)/.exec(gid);
  if (!match) throw new GraphQLError(`Invalid global id '${gid}'`, { extensions: { code: 'INVALID_VARIABLE' } });
  return match[1] === type ? Number(match[2]) : undefined;
}

export function toGidType(gid: string): string | undefined {
  return /^gid:\/\/shopify\/([A-Za-z]+)\//.exec(gid)?.[1];
}
