import type { Ticket } from './contract';
import { useDesk } from './context';
import { coordinates, isOnEarth, sharedPlace } from './place';
import { PlaceLink } from './parts/PlaceLink';
import { Sealed } from './Sealed';
import { isPhoto, Photos } from './parts/Photos';
import type { Conversation } from './shape';
import { known, type Known } from './slots';

interface Props {
  readonly ticket: Ticket;
  readonly conversation: Conversation | undefined;
}

/** What the bot has found out, and the citizen's photos and places, so that nobody has to ask or scroll for them. */
export function Facts({ ticket, conversation }: Props) {
  const { texts, t } = useDesk();
  const said = conversation?.entries.filter((entry) => entry.from === 'citizen') ?? [];
  const photos = said.flatMap((entry) => entry.attachments ?? []).filter(isPhoto);
  const places = said.map(sharedPlace).filter((place) => place !== null).filter(isOnEarth);
  const learned = known(conversation?.slots ?? []);
  const others = places.filter((place) => !learned.some((fact) => fact.place && coordinates(fact.place) === coordinates(place)));
  return (
    <aside class="facts" id="facts" aria-label={t('facts.title')}>
      <h3>{t('facts.title')}</h3>
      {learned.length === 0 && photos.length === 0 && others.length === 0 && <p class="empty">{t('facts.none')}</p>}
      {learned.length > 0 && (
        <table class="slots">
          <caption class="unseen">{t('facts.slots')}</caption>
          <tbody>
            {learned.map((fact) => <tr key={fact.name}><th scope="row">{texts.named('slot', fact.name)}</th><td><Value ticket={ticket} fact={fact} /></td></tr>)}
          </tbody>
        </table>
      )}
      {others.length > 0 && <ul class="facts-places">{others.map((place, index) => <li key={index}><PlaceLink place={place} /></li>)}</ul>}
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

/** An answer that was chosen lies in its slot by its key, and is shown in words. */
function Value({ ticket, fact }: { readonly ticket: Ticket; readonly fact: Known }) {
  const { texts } = useDesk();
  if (fact.sealed) return <Sealed key={ticket.id} ticket={ticket} slot={fact.name} />;
  return fact.place ? <PlaceLink place={fact.place} /> : <>{texts.find('value', fact.value) ?? fact.value}</>;
}
