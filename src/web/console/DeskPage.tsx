import { useEffect, useRef, useState } from 'preact/hooks';
import { Bars } from './Bars';
import { CloseDialog } from './CloseDialog';
import { useDesk } from './context';
import { HelpDialog } from './HelpDialog';
import { Queue } from './Queue';
import { mayClose, mayTransfer } from './rights';
import type { News } from './shape';
import { Chime } from './sound';
import type { Texts } from './texts';
import { TicketView, type Question } from './TicketView';
import { TopBar, useTitle } from './TopBar';
import { TransferDialog } from './TransferDialog';
import { useFocus } from './useFocus';
import { useKeys } from './useKeys';

/** The whole desk: the line on one side, a conversation on the other, and the question that is being asked. */
export function DeskPage() {
  const { state, t } = useDesk('open', 'tickets', 'session');
  const [question, setQuestion] = useState<Question | 'help' | null>(null);
  const ticket = state.open ? state.tickets[state.open] : undefined;
  const transferable = ticket && mayTransfer(state.session, ticket) ? ticket : null;
  const closable = ticket && mayClose(state.session, ticket) ? ticket : null;
  const ask = (asked: Question | 'help') => {
    if (asked === 'help' || (asked === 'transfer' ? transferable : closable)) setQuestion(asked);
  };
  const leave = () => setQuestion(null);
  useTitle();
  useFocus();
  useKeys(ask);

  return (
    <div class={state.open ? 'desk desk-open' : 'desk'}>
      <a class="skip" href="#queue" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('.row[tabindex="0"]')?.focus(); }}>{t('desk.skip')}</a>
      <TopBar help={() => setQuestion('help')} />
      <main class="floor">
        <Bars />
        <Queue />
        <TicketView ask={ask} />
      </main>
      <Announcer />
      {question === 'help' && <HelpDialog leave={leave} />}
      {question === 'transfer' && transferable && <TransferDialog ticket={transferable} leave={leave} />}
      {question === 'close' && closable && <CloseDialog ticket={closable} leave={leave} />}
    </div>
  );
}

/** Says what has come in to whoever listens to the screen, and rings for the others. */
function Announcer() {
  const { state, settings, texts } = useDesk('news');
  const chime = useRef(new Chime());
  const heard = useRef(state.news?.number ?? 0);
  const news = state.news;
  useEffect(() => {
    if (!news || news.number === heard.current) return;
    heard.current = news.number;
    if (settings.sound) chime.current.ring(news);
  }, [news]);
  return <p class="unseen" role="status">{news && announcement(news, texts)}</p>;
}

function announcement({ is, ticket }: News, texts: Texts): string {
  return texts.say(`news.${is}`, {
    topic: ticket.topic ? texts.named('topic', ticket.topic) : texts.say('topic.none'),
    urgency: texts.say(`urgency.${ticket.urgency}`),
    language: texts.languageName(ticket.language),
    words: ticket.preview ?? '',
  });
}
