import { useState } from 'preact/hooks';
import { Composer } from './Composer';
import { useDesk } from './context';
import type { Ticket } from './contract';
import { isMine } from './line';
import { Icon } from './parts/Icon';
import { serves } from './rights';

/** Where one writes; to a conversation that is not one's own, a note at most. */
export function Foot({ ticket }: { readonly ticket: Ticket }) {
  const { state } = useDesk('session');
  const [noting, setNoting] = useState(false);
  if (isMine(state, ticket)) return <Composer ticket={ticket} kinds="both" />;
  if (noting) return <Composer ticket={ticket} kinds="note" />;
  return <Closed ticket={ticket} note={() => setNoting(true)} />;
}

interface ClosedProps {
  readonly ticket: Ticket;
  readonly note: () => void;
}

/** Why one cannot answer here, and what can be done instead. */
function Closed({ ticket, note }: ClosedProps) {
  const { state, desk, t } = useDesk('session', 'accepting');
  const able = serves(state.session);
  return (
    <div class="foot">
      <p><Reason ticket={ticket} /></p>
      {able && (
        <div class="foot-acts">
          <button type="button" id="note" onClick={note}><Icon name="note" />{t('composer.note')}</button>
          {ticket.status === 'waiting' && (
            <button id="accept" type="button" class="primary" aria-disabled={state.accepting !== null} onClick={() => void desk.accept(ticket.id)}>
              {t('ticket.accept')}<kbd>A</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Reason({ ticket }: { readonly ticket: Ticket }) {
  const { state, texts, t } = useDesk('session', 'conversations');
  if (ticket.status === 'open') return <>{t('ticket.not-mine', { counselor: ticket.counselor ?? '' })}</>;
  if (ticket.status === 'waiting') return <>{t(serves(state.session) ? 'ticket.waits' : 'ticket.read-only')}</>;
  const resolution = state.conversations[ticket.id]?.resolution ?? 'none';
  return <>{t('ticket.closed', { resolution: texts.named('resolution', resolution) })}</>;
}
