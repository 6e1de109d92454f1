import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../context';
import type { Attachment } from '../contract';
import { Trouble } from '../misses/Trouble';
import { useAnswer } from '../misses/useAnswer';
import { Icon } from '../parts/Icon';
import { Photos } from '../parts/Photos';
import { PlaceLink } from '../parts/PlaceLink';
import { decidesCases } from '../rights';
import { ActDialog } from './ActDialog';
import { Due, StateMark } from './CaseList';
import { CaseMap } from './CaseMap';
import { Contact } from './Contact';
import { actsOn, isOpen, type Case, type CaseAct, type CaseChoices, type CaseDetail } from './contract';
import { addressOfCase } from './useCaseNumber';

interface Props {
  readonly number: string;
  readonly choices: CaseChoices | null;
}

/** What is being decided on: an act, and for a merge the other case. */
export interface Deciding {
  readonly act: CaseAct;
  readonly into?: Case;
}

/** One case with everything that helps to decide on it. */
export function CaseView({ number, choices }: Props) {
  const { state, desk, t } = useDesk('session');
  const asked = useAnswer(() => desk.api.case(number));
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [done, setDone] = useState('');
  const detail = asked.value;
  const mayDecide = decidesCases(state.session);
  useEffect(() => document.getElementById('cases-title')?.focus(), []);

  return (
    <article class="case" aria-labelledby="cases-title">
      <p><a class="case-back" href="#cases"><Icon name="back" />{t('cases.back')}</a></p>
      <h2 class="misses-title" id="cases-title" tabIndex={-1}>{number} {detail && <StateMark of={detail.case} />}</h2>
      <Trouble asked={asked} />
      <p class={done ? 'misses-done' : 'unseen'} role="status">{done}</p>
      {detail && (
        <>
          {mayDecide && (
            <p class="case-acts">
              {actsOn(detail.case).map((act, place) => (
                <button key={act} type="button" class={place === 0 ? 'primary' : ''} onClick={() => setDeciding({ act })}>{t(`case-act.${act}`)}</button>
              ))}
            </p>
          )}
          <div class="case-columns">
            <div>
              <Facts detail={detail} choices={choices} />
              <Pictures detail={detail} />
              {choices && detail.case.latitude !== null && <CaseMap cases={[detail.case, ...detail.near.map((near) => near.case)]} tiles={choices.tiles} attribution={choices.attribution} />}
            </div>
            <div>
              {isOpen(detail.case) && detail.near.length > 0 && <Near detail={detail} merge={mayDecide ? (into) => setDeciding({ act: 'merge', into }) : null} />}
              {detail.merged.length > 0 && (
                <section class="case-part">
                  <h3>{t('case.merged')}</h3>
                  <ul>{detail.merged.map((one) => <li key={one.number}><a href={addressOfCase(one.number)}>{one.number}</a></li>)}</ul>
                </section>
              )}
              <History detail={detail} />
            </div>
          </div>
        </>
      )}
      {detail && deciding && (
        <ActDialog
          of={detail.case} deciding={deciding} choices={choices} leave={() => setDeciding(null)}
          done={() => { setDeciding(null); setDone(t('case.told')); void asked.again(); }}
        />
      )}
    </article>
  );
}

function Facts({ detail, choices }: { readonly detail: CaseDetail; readonly choices: CaseChoices | null }) {
  const { texts, t } = useDesk();
  const { case: one } = detail;
  const town = texts.find('town', one.municipality) ?? choices?.municipalities.find((each) => each.key === one.municipality)?.name;
  return (
    <dl class="case-facts">
      <dt>{t('cases.kind')}</dt><dd>{texts.named('case-kind', one.kind)}</dd>
      <dt>{t('cases.place')}</dt>
      <dd>{one.latitude !== null && one.longitude !== null
        ? <PlaceLink place={{ latitude: one.latitude, longitude: one.longitude, name: one.place }} />
        : one.place ?? '–'}{town && <small> {town}</small>}</dd>
      {detail.details.map(({ name, value }) => (
        <><dt>{texts.named('slot', name)}</dt><dd>{value === 'sealed:' ? <Contact of={one} slot={name} /> : value}</dd></>
      ))}
      {detail.hasContact && <><dt>{t('case.contact')}</dt><dd><Contact of={one} slot={null} /></dd></>}
      <dt>{t('cases.office')}</dt><dd>{one.department || '–'}{one.officer && <> · {one.officer}</>}</dd>
      <dt>{t('cases.due')}</dt><dd><Due of={one} /></dd>
      <dt>{t('cases.opened')}</dt><dd>{texts.day(one.openedAt)} {texts.time(one.openedAt)} · {texts.languageName(one.language)}</dd>
      {one.reason && <><dt>{t('case.reason')}</dt><dd>{texts.named('case-reason', one.reason)}</dd></>}
      {one.mergedInto && <><dt>{t('case.merged-into')}</dt><dd><a href={addressOfCase(one.mergedInto)}>{one.mergedInto}</a></dd></>}
    </dl>
  );
}

function Pictures({ detail }: { readonly detail: CaseDetail }) {
  const photos: readonly Attachment[] = detail.photos.map((contentUrl, place) => ({ contentType: 'image/jpeg', contentUrl, name: `${detail.case.number} ${place + 1}` }));
  return <Photos photos={photos} />;
}

function Near({ detail, merge }: { readonly detail: CaseDetail; readonly merge: ((into: Case) => void) | null }) {
  const { texts, t } = useDesk();
  return (
    <section class="case-part case-near">
      <h3><Icon name="warning" />{t('case.near', { count: detail.near.length })}</h3>
      <ul>
        {detail.near.map(({ case: other, metres }) => (
          <li key={other.number}>
            <a href={addressOfCase(other.number)}>{other.number}</a> <StateMark of={other} />
            <small> {t('case.metres', { metres })} · {texts.day(other.openedAt)}</small>
            {merge && <button type="button" class="small" aria-label={t('case.merge-this', { number: other.number })} onClick={() => merge(other)}>{t('case-act.merge')}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ detail }: { readonly detail: CaseDetail }) {
  const { texts, t } = useDesk();
  const what = (name: string, words: string | null) => name === 'CaseDeclined' && words ? texts.named('case-reason', words) : words;
  return (
    <section class="case-part">
      <h3>{t('case.history')}</h3>
      <ol class="case-history">
        {detail.history.map((fact, place) => (
          <li key={place}>
            <strong>{texts.named('case-fact', fact.name)}</strong>{fact.what && <> {what(fact.name, fact.what)}</>}
            <small> {fact.by === 'bot' ? t('case.by-citizen') : fact.by} · {texts.day(fact.at)} {texts.time(fact.at)}</small>
            {fact.told && <p class="case-told"><small>{t('case.told-citizen')}</small> {fact.told}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
