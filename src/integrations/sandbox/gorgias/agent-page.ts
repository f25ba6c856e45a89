import type { MessageRecord, Records, TicketRecord } from './records.ts';

/** A read-only look at the desk, for whoever tries the demo. Everything shown is escaped; there is no script. */
export function renderAgentPage(records: Records): string {
  const tickets = [...records.tickets.values()].sort((a, b) => b.id - a.id);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sandbox helpdesk</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>
body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2.5rem auto;padding:0 1.25rem;color:#1d2430;background:#f6f7f9}
h1{font-size:1.5rem;margin:0}article{background:#fff;border:1px solid #e1e5ea;border-radius:10px;padding:1rem 1.25rem;margin:1.25rem 0}
h2{font-size:1.05rem;margin:0}small,time{color:#667085;font-size:.85rem}ol{list-style:none;padding:0;margin:.75rem 0 0}
li{margin:.5rem 0;padding:.5rem .75rem;border-radius:8px;background:#f1f3f6;white-space:pre-wrap;overflow-wrap:anywhere}
.note{background:#fff7d6}.agent{background:#e8f1ff}
</style></head><body>
<h1>Sandbox helpdesk</h1>
<p>${tickets.length === 0 ? 'No tickets yet: ask the bot for a person, then reload.' : toCounts(tickets.length, records.outbox.length)}</p>
${tickets.map((ticket) => renderTicket(records, ticket)).join('\n')}
</body></html>`;
}

function toCounts(tickets: number, mails: number): string {
  const say = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${say(tickets, 'ticket')}, ${say(mails, 'message')} sent by e-mail.`;
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
  return `<li class="${style}"><b>${escapeHtml(message.sender?.name ?? kind)}</b> <time>${toMinute(message.createdAt)}${message.isPublic ? '' : ' · internal note'}</time>
${escapeHtml(text)}</li>`;
}

/** `2026-11-20 18:24 UTC` */
function toMinute(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
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
