import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './context';
import type { Ticket } from './contract';
import { Facts } from './Facts';
import { Foot } from './Foot';
import { Icon } from './parts/Icon';
import { UrgencyMark } from './parts/UrgencyMark';
import { Waited } from './parts/Waited';
import { ReachLine } from './Reach';
import { mayClose, mayTransfer } from './rights';
import { Transcript } from './Transcript';

export type Question = 'transfer' | 'close';

interface Props {
  readonly ask: (question: Question) => void;
}

/** One conversation: who, about what, all that was said, and what can be done now. */
export function TicketView({ ask }: Props) {
  const { state, t } = useDesk('open', 'tickets', 'conversations');
  const [facts, setFacts] = useState(false);
  const ticket = state.open ? state.tickets[state.open] : undefined;
  useEffect(() => setFacts(false), [state.open]);

  if (!ticket) return <NothingOpen />;
  const conversation = state.conversations[ticket.id];
  return (
    <section class="ticket" aria-labelledby="ticket-title">
      <TicketHead ticket={ticket} ask={ask} facts={facts} showFacts={() => setFacts(!facts)} />
      {conversation?.callBack && <p class="callback"><Icon name="phone" />{t('ticket.call-back')}</p>}
      {conversation?.reach && <ReachLine reach={conversation.reach} />}
      <div class={facts ? 'ticket-body ticket-body-facts' : 'ticket-body'}>
        <div class="talk">
          {conversation?.loaded
            ? <Transcript ticket={ticket} conversation={conversation} />
            : <p class="empty" role="status">{t('loading')}</p>}
          <Foot key={ticket.id} ticket={ticket} />
        </div>
        <Facts ticket={ticket} conversation={conversation} />
      </div>
    </section>
  );
}

function NothingOpen() {
  const { t } = useDesk();
  return (
    <section class="ticket ticket-none" aria-label={t('ticket.title')}>
      <div class="nothing">
        <p class="nothing-title">{t('ticket.none')}</p>
        <p>{t('ticket.none-hint')}</p>
      </div>
    </section>
  );
}

interface HeadProps extends Props {
  readonly ticket: Ticket;
  readonly facts: boolean;
  readonly showFacts: () => void;
}

function TicketHead({ ticket, ask, facts, showFacts }: HeadProps) {
  const { state, desk, texts, t } = useDesk('session');
  return (
    <header class="ticket-head">
      <button type="button" class="icon-button ticket-back" aria-label={t('ticket.back')} onClick={() => desk.open(null)}><Icon name="back" /></button>
      <div class="ticket-name">
        <h2 id="ticket-title" tabIndex={-1}>
          {ticket.topic ? texts.named('topic', ticket.topic) : t('topic.none')}<UrgencyMark urgency={ticket.urgency} />
        </h2>
        <p class="ticket-meta">
          {[texts.languageName(ticket.language), texts.named('channel', ticket.channel), texts.named('reason', ticket.reason)].join(' · ')}
          {ticket.status !== 'closed' && <> · {t(ticket.status === 'waiting' ? 'ticket.waiting' : 'ticket.since')} <Waited since={ticket.openedAt} /></>}
        </p>
      </div>
      <button type="button" class="facts-button" aria-expanded={facts} aria-controls="facts" onClick={showFacts}><Icon name="info" /><span>{t('facts.title')}</span></button>
      <div class="ticket-acts">
        {mayTransfer(state.session, ticket) && <button type="button" onClick={() => ask('transfer')} title={`${t('transfer.title')} (T)`}><Icon name="transfer" /><span>{t('transfer.act')}</span></button>}
        {mayClose(state.session, ticket) && <button type="button" onClick={() => ask('close')} title={`${t('close.title')} (X)`}><Icon name="done" /><span>{t('close.act')}</span></button>}
      </div>
    </header>
  );
}
