import { cardText } from '../shared/cards';
import { useDesk } from './context';
import type { Attachment, Entry, Ticket } from './contract';
import { Icon, type IconName } from './parts/Icon';
import { Files, isPhoto, Photos } from './parts/Photos';
import { PlaceLink } from './parts/PlaceLink';
import { Words } from './parts/Words';
import { sharedPlace } from './place';
import { serves } from './rights';
import { Covered } from './Sealed';

interface Props {
  readonly ticket: Ticket;
  readonly entry: Entry;
  /** The one before it: the same speaker is not named twice. */
  readonly after: Entry | undefined;
}

const signs: Record<Entry['from'], IconName> = { citizen: 'person', bot: 'bot', counselor: 'person', note: 'lock' };

/** What a card of the bot said and where its buttons lead. */
const cardWords = ({ contentType, content }: Attachment): string => contentType ? cardText({ contentType, content }) : '';

/** One thing that was said: by whom, what, when, and whether it arrived. */
export function Bubble({ ticket, entry, after }: Props) {
  const { texts, t } = useDesk();
  const attachments = entry.attachments ?? [];
  const place = sharedPlace(entry);
  const goesOn = after?.from === entry.from && after.name === entry.name;
  return (
    <article class={`bubble bubble-${entry.from}${goesOn ? ' bubble-goes-on' : ''}`}>
      <p class={goesOn && entry.from !== 'note' ? 'unseen' : 'bubble-who'}>
        <Icon name={signs[entry.from]} />{entry.from === 'note' ? t('note.by', { name: entry.name ?? '' }) : entry.name || t(`from.${entry.from}`)}
      </p>
      <div class="bubble-box">
        {entry.text && <Words text={entry.text} language={ticket.language} />}
        {place && <PlaceLink place={place} />}
        <Photos photos={attachments.filter(isPhoto)} />
        {attachments.map((attachment, index) => cardWords(attachment) && <Words key={index} text={cardWords(attachment)} language={ticket.language} />)}
        <Files files={attachments.filter((attachment) => !isPhoto(attachment) && !cardWords(attachment))} />
        {entry.masked && <Covered ticket={ticket} entry={entry} />}
      </div>
      <p class="bubble-foot"><time dateTime={entry.at}>{texts.time(entry.at)}</time>{entry.privately && <span><Icon name="lock" />{t('delivery.private')}</span>}<DeliveryState ticket={ticket} entry={entry} /></p>
    </article>
  );
}

function DeliveryState({ ticket, entry }: { readonly ticket: Ticket; readonly entry: Entry }) {
  const { desk, state, texts, t } = useDesk('session');
  if (entry.from === 'citizen' || entry.from === 'note') return null;
  if (entry.delivery === 'failed')
    return (
      <>
        <strong class="not-delivered"><Icon name="warning" />{t('delivery.failed', { problem: entry.problem ? texts.find('delivery-reason', entry.problem) ?? entry.problem : t('delivery.no-reason') })}</strong>
        {serves(state.session) && <button type="button" class="small" onClick={() => void desk.sendAgain(ticket.id, entry.sequence)}>{t('delivery.again')}</button>}
      </>
    );
  if (entry.delivery === 'sending') return <span title={entry.problem ? texts.find('delivery-reason', entry.problem) ?? entry.problem : undefined}><Icon name="clock" />{t('delivery.sending')}</span>;
  return entry.from === 'counselor' ? <span><Icon name="check" />{t('delivery.sent')}</span> : null;
}
