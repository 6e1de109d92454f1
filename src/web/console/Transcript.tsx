import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Bubble } from './Bubble';
import { useDesk } from './context';
import type { Entry, Ticket } from './contract';
import { splitAtHandOff } from './entries';
import { isPhoto } from './parts/Photos';
import { Icon } from './parts/Icon';
import { OutgoingBubble } from './OutgoingBubble';
import type { Conversation } from './shape';

interface Props {
  readonly ticket: Ticket;
  readonly conversation: Conversation;
}

/** Nearer to the end than this (pixels), new words scroll into view by themselves. */
const nearEnd = 80;

/** All that was said. The bot's part is folded once it is answered; what was new when it was opened is marked. */
export function Transcript({ ticket, conversation }: Props) {
  const { state, texts, t } = useDesk('outgoing', 'typing');
  const { before, after } = useMemo(
    () => splitAtHandOff(conversation.entries, ticket.openedAt), [conversation.entries, ticket.openedAt]);
  const outgoing = state.outgoing[ticket.id] ?? [];
  const typing = state.typing[ticket.id] !== undefined;
  const last = conversation.entries.at(-1)?.id;
  const { log, below, toEnd, scrolled } = useEnd({ ticket: ticket.id, last, written: outgoing.length, typing });
  const said = useMemo(
    () => <Said ticket={ticket} entries={after} newAfter={conversation.newAfter} />,
    [after, conversation.newAfter, ticket, texts]);

  return (
    <div class="transcript-frame">
      <div class="transcript" ref={log} onScroll={scrolled} role="log" aria-label={t('transcript.title')} tabIndex={0}>
        {before.length > 0 && <BotPart key={ticket.id} ticket={ticket} entries={before} answered={after.some((entry) => entry.from === 'counselor')} />}
        {said}
        {outgoing.map((one) => <OutgoingBubble key={one.id} ticket={ticket.id} outgoing={one} />)}
        {typing && <p class="typing"><span class="typing-dots" aria-hidden="true"><i /><i /><i /></span>{t('transcript.typing')}</p>}
      </div>
      {below && <button type="button" class="to-end" onClick={toEnd}><Icon name="down" />{t('transcript.new-below')}</button>}
    </div>
  );
}

function Said({ ticket, entries, newAfter }: { readonly ticket: Ticket; readonly entries: readonly Entry[]; readonly newAfter: number }) {
  const { texts, t } = useDesk();
  const firstNew = entries.find((entry) => entry.sequence > newAfter && entry.from === 'citizen');
  return (
    <>
      {entries.map((entry, index) => (
        <div key={entry.id} class="said">
          {texts.day(entry.at) !== texts.day(entries[index - 1]?.at ?? entry.at) && <p class="day">{texts.day(entry.at)}</p>}
          {entry === firstNew && newAfter > 0 && <p class="new-line"><span>{t('transcript.new')}</span></p>}
          <Bubble ticket={ticket} entry={entry} after={entries[index - 1]} />
        </div>
      ))}
    </>
  );
}

interface BotPartProps {
  readonly ticket: Ticket;
  readonly entries: readonly Entry[];
  readonly answered: boolean;
}

/** What was said before a person was asked for. Open until a counselor has answered: then it is all there is to read. */
function BotPart({ ticket, entries, answered }: BotPartProps) {
  const { t } = useDesk();
  const [open, setOpen] = useState(!answered);
  const photos = entries.flatMap((entry) => entry.attachments ?? []).filter(isPhoto).length;
  const lastWords = entries.findLast((entry) => entry.from === 'citizen' && entry.text)?.text;
  return (
    <div class={open ? 'bot-part bot-part-open' : 'bot-part'}>
      <button type="button" id="bot-part" class="bot-part-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} />
        <span class="bot-part-title">{t('transcript.bot-part', { count: entries.length })}{photos > 0 && ` · ${t('transcript.photos', { count: photos })}`}</span>
        {!open && lastWords && <span class="bot-part-last" lang={ticket.language}>{lastWords}</span>}
      </button>
      {open && <div class="bot-part-said">{entries.map((entry, index) => <Bubble key={entry.id} ticket={ticket} entry={entry} after={entries[index - 1]} />)}</div>}
    </div>
  );
}

/** What may move the end: words of others, the counselor's own, and the sign that the citizen is typing. */
interface End {
  readonly ticket: string;
  readonly last: string | undefined;
  readonly written: number;
  readonly typing: boolean;
}

/** Keeps the end in view for whoever is there or writes, and tells the others that there is more below. */
function useEnd({ ticket, last, written, typing }: End) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight });

  const scrolled = () => {
    const element = log.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    if (atEnd.current) setBelow(false);
  };
  useLayoutEffect(() => {
    toEnd();
    const mark = log.current?.querySelector<HTMLElement>('.new-line');
    if (log.current && mark && mark.offsetTop < log.current.scrollTop) log.current.scrollTo({ top: mark.offsetTop - nearEnd });
    scrolled();
  }, [ticket]);
  useLayoutEffect(() => { if (written > 0) toEnd(); }, [written]);
  useLayoutEffect(() => { if (atEnd.current) toEnd(); }, [last, typing]);
  useLayoutEffect(() => setBelow(!atEnd.current), [last]);
  return { log, below, toEnd, scrolled };
}
