import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../context';
import { Trouble } from '../misses/Trouble';
import { useAnswer } from '../misses/useAnswer';
import { Icon } from '../parts/Icon';
import { decidesCases } from '../rights';
import { CaseMap } from './CaseMap';
import { everything, pageSize, query, states, type Case, type CaseChoices, type CaseFilter } from './contract';
import { addressOfCase } from './useCaseNumber';

interface Props {
  readonly choices: CaseChoices | null;
  readonly filter: CaseFilter;
  readonly narrow: (filter: CaseFilter) => void;
}

/** The cases that a filter finds, a page at a time, as a table and on a map. */
export function CaseList({ choices, filter, narrow }: Props) {
  const { state, desk, t } = useDesk('session');
  const wanted = useRef(query(filter));
  const asked = useAnswer(() => desk.api.cases(wanted.current));
  const [mapped, setMapped] = useState(false);
  useEffect(() => {
    if (wanted.current === query(filter)) return;
    wanted.current = query(filter);
    void asked.again();
  }, [filter]);
  const { cases, total } = asked.value ?? { cases: [], total: 0 };

  return (
    <>
      <h2 class="misses-title" id="cases-title" tabIndex={-1}>{t('cases.title')}</h2>
      <p class="misses-lead">{t('cases.lead')}</p>
      <Filters choices={choices} filter={filter} narrow={(part) => narrow({ ...filter, page: 1, ...part })} />
      <div class="misses-bar">
        <p role="status">{asked.value ? t('cases.count', { count: total }) : ''}</p>
        <p class="cases-acts">
          <button type="button" class="small" aria-pressed={mapped} onClick={() => setMapped(!mapped)}><Icon name="pin" />{t('cases.map')}</button>
          {decidesCases(state.session) && total > 0 && <a class="small" href={`/api/cases/export.csv?${query({ ...filter, page: 1 })}`} download="cases.csv"><Icon name="file" />{t('cases.export')}</a>}
        </p>
      </div>
      <Trouble asked={asked} />
      {mapped && choices && <CaseMap cases={cases} tiles={choices.tiles} attribution={choices.attribution} />}
      {asked.value && cases.length === 0 && (
        <div class="cases-none">
          <p class="empty">{t(query(filter) === query(everything) ? 'cases.none' : 'cases.none-found')}</p>
          {query(filter) !== query(everything) && <button type="button" class="small" onClick={() => narrow(everything)}>{t('cases.clear')}</button>}
        </div>
      )}
      {cases.length > 0 && <Table cases={cases} choices={choices} />}
      <Pages page={filter.page} total={total} turn={(page) => narrow({ ...filter, page })} />
    </>
  );
}

interface FilterProps {
  readonly choices: CaseChoices | null;
  readonly filter: CaseFilter;
  readonly narrow: (part: Partial<CaseFilter>) => void;
}

function Filters({ choices, filter, narrow }: FilterProps) {
  const { texts, t } = useDesk();
  return (
    <form class="cases-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>{t('cases.state')}
        <select value={filter.state} onChange={(event) => narrow({ state: event.currentTarget.value })}>
          <option value="open">{t('cases.state-open')}</option>
          <option value="overdue">{t('cases.state-overdue')}</option>
          <option value="">{t('cases.all')}</option>
          {states.map((state) => <option key={state} value={state}>{t(`case-state.${state}`)}</option>)}
        </select>
      </label>
      <label>{t('cases.kind')}
        <select value={filter.kind} onChange={(event) => narrow({ kind: event.currentTarget.value })}>
          <option value="">{t('cases.all')}</option>
          {(choices?.kinds ?? []).map((kind) => <option key={kind} value={kind}>{texts.named('case-kind', kind)}</option>)}
        </select>
      </label>
      <label>{t('cases.municipality')}
        <select value={filter.municipality} onChange={(event) => narrow({ municipality: event.currentTarget.value })}>
          <option value="">{t('cases.all')}</option>
          {(choices?.municipalities ?? []).map((town) => <option key={town.key} value={town.key}>{texts.find('town', town.key) ?? town.name}</option>)}
        </select>
      </label>
      <label>{t('cases.number')}
        <input type="search" autocomplete="off" placeholder="R-2026-000123" value={filter.number} onChange={(event) => narrow({ number: event.currentTarget.value.trim() })} />
      </label>
      <label class="cases-mine"><input type="checkbox" checked={filter.mine} onChange={(event) => narrow({ mine: event.currentTarget.checked })} />{t('cases.mine')}</label>
    </form>
  );
}

function Table({ cases, choices }: { readonly cases: readonly Case[]; readonly choices: CaseChoices | null }) {
  const { texts, t } = useDesk();
  const town = (key: string) => texts.find('town', key) ?? choices?.municipalities.find((one) => one.key === key)?.name ?? '';
  return (
    <div class="wide-table">
      <table class="figures stacked cases-table">
        <caption class="unseen">{t('cases.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cases.number')}</th><th scope="col">{t('cases.kind')}</th><th scope="col">{t('cases.place')}</th>
            <th scope="col">{t('cases.state')}</th><th scope="col">{t('cases.office')}</th><th scope="col">{t('cases.due')}</th><th scope="col">{t('cases.opened')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.number}>
              <th scope="row" class="number"><a href={addressOfCase(one.number)}>{one.number}</a></th>
              <td data-label={t('cases.kind')}>{texts.named('case-kind', one.kind)}{one.photos > 0 && <small class="cases-photos"> {t('cases.photos', { count: one.photos })}</small>}</td>
              <td data-label={t('cases.place')} class="cases-place">{one.place ?? '–'}{town(one.municipality) && <small> {town(one.municipality)}</small>}</td>
              <td data-label={t('cases.state')}><StateMark of={one} /></td>
              <td data-label={t('cases.office')}>{one.department || '–'}{one.officer && <small> {one.officer}</small>}</td>
              <td data-label={t('cases.due')} class="number"><Due of={one} /></td>
              <td data-label={t('cases.opened')} class="number">{texts.day(one.openedAt)} {texts.time(one.openedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function StateMark({ of }: { readonly of: Case }) {
  const { t } = useDesk();
  return <span class={`next case-${of.state}`}>{t(`case-state.${of.state}`)}</span>;
}

export function Due({ of }: { readonly of: Case }) {
  const { texts, t } = useDesk();
  if (!of.due) return <>–</>;
  // A date alone would be read as midnight in Greenwich.
  const day = texts.day(`${of.due}T00:00`);
  return of.overdue ? <strong class="case-overdue">{day} <small>{t('cases.overdue')}</small></strong> : <>{day}</>;
}

function Pages({ page, total, turn }: { readonly page: number; readonly total: number; readonly turn: (page: number) => void }) {
  const { t } = useDesk();
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <nav class="cases-pages" aria-label={t('cases.pages')}>
      <button type="button" disabled={page <= 1} onClick={() => turn(page - 1)}>{t('cases.newer')}</button>
      <span>{t('cases.page', { page, last })}</span>
      <button type="button" disabled={page >= last} onClick={() => turn(page + 1)}>{t('cases.older')}</button>
    </nav>
  );
}
