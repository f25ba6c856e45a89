import type { EvidenceRole } from './evidence.ts';

/** The role that the nearest word before (else after) a place gives to a date or an amount there. */
export function readRole(lower: string, index: number): EvidenceRole | undefined {
  let before: { role: EvidenceRole; index: number } | undefined;
  let after: { role: EvidenceRole; index: number } | undefined;
  for (const match of lower.matchAll(roleWords)) {
    const role = rolesByGroup[match.slice(1).findIndex((group) => group !== undefined)];
    if (role !== undefined && match.index < index) {
      before = { role, index: match.index };
    } else if (role !== undefined) {
      after ??= { role, index: match.index };
    }
  }
  return before?.role ?? (after !== undefined && after.index - index < 40 ? after.role : undefined);
}

const rolesByGroup: readonly EvidenceRole[] = ['estimated', 'delivered', 'shipped', 'cancelled', 'refunded', 'ordered'];
const roleWords =
  /(?<!\p{L})(?:((?:should|will|to|must) be (?:\p{L}+ )?delivered|expected|estimated|should|arrives?|arriving|arrival|eta|due|will be|scheduled|voraussichtlich\p{L}*|soll|erwartet\p{L}*|vorgesehen|prévue?|estimée?|devrait|arrivera|estimad[oa]|prevista?|llegará|debería)|(?<!not |nicht |pas |no )(delivered|arrived|zugestellt|angekommen|livrée?|entregad[oa])|(shipped|dispatched|sent|handed|versandt|versendet|verschickt|expédiée?|enviad[oa])|(cancell?ed|storniert|annulée?|cancelad[oa])|(refund(?:ed|s)?|reimbursed|erstattet|erstattung|rückerstattung|remboursée?|remboursement|reembolsad[oa]|reembolso)|(ordered|placed|bestellt|aufgegeben|passée|commandée?|realizad[oa]))(?!\p{L})/gu;
