import type { Ticket } from './contract';
import { useDesk } from './context';
import { sharedPlace } from './place';
import { PlaceLink } from './parts/PlaceLink';
import { isPhoto, Photos } from './parts/Photos';
import type { Conversation } from './shape';

interface Props {
  readonly ticket: Ticket;
  readonly conversation: Conversation | undefined;
}

/** What the bot has found out, and the citizen's photos and places, so that nobody has to ask or scroll for them. */
export function Facts({ ticket, conversation }: Props) {
  const { texts, t } = useDesk();
  const said = conversation?.entries.filter((entry) => entry.from === 'citizen') ?? [];
  const photos = said.flatMap((entry) => entry.attachments ?? []).filter(isPhoto);
  const places = said.map(sharedPlace).filter((place) => place !== null);
  const slots = conversation?.slots ?? [];
  return (
    <aside class="facts" id="facts" aria-label={t('facts.title')}>
      <h3>{t('facts.title')}</h3>
      {slots.length === 0 && photos.length === 0 && places.length === 0 && <p class="empty">{t('facts.none')}</p>}
      {slots.length > 0 && (
        <table class="slots">
          <caption class="unseen">{t('facts.slots')}</caption>
          <tbody>
            {slots.map((slot) => <tr key={slot.name}><th scope="row">{texts.named('slot', slot.name)}</th><td>{slot.value}</td></tr>)}
          </tbody>
        </table>
      )}
      {places.length > 0 && <ul class="facts-places">{places.map((place, index) => <li key={index}><PlaceLink place={place} /></li>)}</ul>}
      <Photos photos={photos} />
      <h3>{t('facts.ticket')}</h3>
      <table class="slots">
        <caption class="unseen">{t('facts.ticket')}</caption>
        <tbody>
          <tr><th scope="row">{t('facts.reason')}</th><td>{texts.named('reason', ticket.reason)}</td></tr>
          <tr><th scope="row">{t('facts.language')}</th><td>{texts.languageName(ticket.language)}</td></tr>
          <tr><th scope="row">{t('facts.channel')}</th><td>{texts.named('channel', ticket.channel)}</td></tr>
          <tr><th scope="row">{t('facts.opened')}</th><td>{texts.day(ticket.openedAt)} {texts.time(ticket.openedAt)}</td></tr>
          {ticket.counselor && <tr><th scope="row">{t('facts.counselor')}</th><td>{ticket.counselor}</td></tr>}
        </tbody>
      </table>
    </aside>
  );
}
