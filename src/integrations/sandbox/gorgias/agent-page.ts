import type { MessageRecord, Records, TicketRecord } from './records.ts';

/** A read-only look at the desk, for whoever tries the demo. Everything shown is escaped; there is no script. */
export function renderAgentPage(records: Records): string {
  const tickets = [...records.tickets.values()].sort((a, b) => b.id - a.id);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sandbox helpdesk</title>
<style>
body{font:15px/1.45 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fafafa}
article{background:#fff;border:1px solid #ddd;border-radius:8px;padding:.8rem 1rem;margin:1rem 0}
h2{font-size:1.05rem;margin:0}small,time{color:#666}li{margin:.35rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
ol{list-style:none;padding:0}.note{background:#fff8dc}.agent{background:#eef5ff}
</style></head><body>
<h1>Sandbox helpdesk</h1>
<p>${tickets.length} ticket(s), ${records.outbox.length} message(s) sent by e-mail.</p>
${tickets.map((ticket) => renderTicket(records, ticket)).join('\n')}
</body></html>`;
}

function renderTicket(records: Records, ticket: TicketRecord): string {
  const tags = ticket.tags.map((tag) => escapeHtml(tag.name)).join(', ');
  const owner = ticket.assigneeUser?.name ?? ticket.assigneeTeam?.name ?? 'nobody';
  return `<article><h2>#${ticket.id} ${escapeHtml(ticket.subject)}</h2>
<small>${ticket.status} · ${ticket.priority} · ${escapeHtml(ticket.customer.name || ticket.customer.email || '')} · ${tags} · owner: ${escapeHtml(owner)}</small>
<ol>${records.messagesOf(ticket.id).map(renderMessage).join('\n')}</ol></article>`;
}

function renderMessage(message: MessageRecord): string {
  const kind = message.body.from_agent ? 'agent' : 'shopper';
  const style = message.isPublic ? kind : 'note';
  const text = message.body.body_text ?? message.body.body_html ?? '';
  return `<li class="${style}"><time>${message.createdAt.toISOString()}</time> <b>${escapeHtml(message.sender?.name ?? kind)}</b>
${escapeHtml(text)}</li>`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
