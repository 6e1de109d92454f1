import type { Ticket } from './contract';
import { useDesk } from './context';
import { unansweredSince } from './entries';
import { isMine, unread } from './line';
import { UrgencyMark } from './parts/UrgencyMark';
import { Waited } from './parts/Waited';
import { speaks } from './rights';
import { focusOnConversation, rowId } from './useFocus';

interface Props {
  readonly ticket: Ticket;
  /** Counted here: the place that came with a ticket is old as soon as another one comes or goes. */
  readonly place: number;
  readonly reachable: boolean;
}

/** One ticket: what it is about, how urgent, since when, in which language, and the citizen's last words. */
export function QueueRow({ ticket, place, reachable }: Props) {
  const { state, desk, store, texts, t } = useDesk('session', 'conversations', 'seen', 'open');
  const news = unread(state, ticket);
  const foreign = ticket.status === 'waiting' && state.session !== null && !speaks(state.session, ticket.language);
  const facts = [
    texts.languageName(ticket.language), texts.named('channel', ticket.channel), texts.named('reason', ticket.reason),
  ];
  return (
    <li>
      <button
        type="button" id={rowId(ticket.id)} class={`row row-${ticket.urgency}`} tabIndex={reachable ? 0 : -1}
        aria-current={state.open === ticket.id ? 'true' : undefined}
        onClick={() => state.open === ticket.id ? focusOnConversation() : desk.open(ticket.id)} onFocus={() => store.tell({ is: 'cursorMoved', ticket: ticket.id })}
      >
        <span class="row-head">
          <UrgencyMark urgency={ticket.urgency} />
          <span class="row-topic">{ticket.topic ? texts.named('topic', ticket.topic) : t('topic.none')}</span>
          <RowTime ticket={ticket} />
        </span>
        <span class="row-words">
          <span class="row-preview">{ticket.preview || t('queue.no-words')}</span>
          {news > 0 && <span class="unread" aria-label={t('queue.unread', { count: news })}>{news}</span>}
        </span>
        <span class="row-facts">
          <span class="row-fact">{facts.join(' · ')}</span>
          {foreign && <span class="foreign">{t('queue.foreign')}</span>}
          {ticket.status === 'waiting' && <span class="row-place">{t('queue.position', { position: place })}</span>}
          {ticket.status !== 'waiting' && ticket.counselor && !isMine(state, ticket) && <span class="row-place">{ticket.counselor}</span>}
        </span>
      </button>
    </li>
  );
}

/** In line: since the ticket was opened. Mine: since the citizen has had no answer. */
function RowTime({ ticket }: { readonly ticket: Ticket }) {
  const { state, texts, t } = useDesk('session', 'conversations');
  if (ticket.status === 'closed') return <span class="row-time">{texts.time(ticket.openedAt)}</span>;
  if (ticket.status === 'waiting') return <span class="row-time"><span class="unseen">{t('queue.waited')} </span><Waited since={ticket.openedAt} /></span>;
  if (!isMine(state, ticket)) return <span class="row-time"><Waited since={ticket.openedAt} /></span>;
  const conversation = state.conversations[ticket.id];
  const since = conversation?.loaded ? unansweredSince(conversation.entries) : null;
  return since
    ? <span class="row-time row-time-due"><span class="unseen">{t('queue.unanswered')} </span><Waited since={since} /></span>
    : <span class="row-time">{conversation?.loaded ? t('queue.answered') : ''}</span>;
}
