import { useState } from 'preact/hooks';
import type { Failure } from '../api';
import { useDesk } from '../context';
import { Icon } from '../parts/Icon';
import { wordsFor } from '../problems';
import { sequels, type Cluster, type Proposal } from './contract';
import { intentName } from './names';
import { ProposeDialog } from './ProposeDialog';
import { Trouble } from './Trouble';
import { useAnswer } from './useAnswer';

const all = '';

/** Questions that are alike, the most frequent first. */
export function Questions({ toProposals }: { readonly toProposals: () => void }) {
  const { desk, texts, t } = useDesk();
  const asked = useAnswer(desk.api.misses);
  const intents = useAnswer(desk.api.intents);
  const [language, setLanguage] = useState(all);
  const [chosen, setChosen] = useState<Cluster | null>(null);
  const [proposed, setProposed] = useState<Proposal | null>(null);
  const [undone, setUndone] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const name = (intent: string) => intentName(texts, intent, intents.value);
  const clusters = asked.value?.clusters ?? [];
  const languages = [...new Set(clusters.flatMap((cluster) => cluster.languages))].sort();
  const shown = clusters.filter((cluster) => language === all || cluster.languages.includes(language));

  const isProposed = (proposal: Proposal) => {
    setChosen(null);
    setFailure(null);
    setProposed(proposal);
    void asked.again();
  };
  const proposeNear = async ({ sample: text, language, nearest }: Cluster) => {
    const said = await desk.heeding(desk.api.propose({ text, language, intent: nearest! }));
    if (said.ok) isProposed(said.value);
    else setFailure(said);
  };
  const undo = async (proposal: Proposal) => {
    const said = await desk.heeding(desk.api.withdraw(proposal.id));
    setFailure(said.ok || said.status === 404 ? null : said);
    if (!said.ok && said.status !== 404) return;
    setProposed(null);
    setUndone(proposal.text);
    void asked.again();
  };

  return (
    <section aria-label={t('misses.tab-questions')}>
      <Trouble asked={asked} />
      {failure && <p class="form-problem" role="alert">{texts.words(wordsFor(failure))}</p>}
      {asked.value && clusters.length === 0 && <p class="empty misses-empty">{t('misses.none', { days: asked.value.days })}</p>}
      {asked.value && clusters.length > 0 && (
        <div class="misses-bar">
          <p>{t('misses.count', { questions: asked.value.questions, clusters: clusters.length, days: asked.value.days })}</p>
          <label class="misses-filter">{t('misses.language')}
            <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
              <option value={all}>{t('misses.all-languages')}</option>
              {languages.map((tag) => <option key={tag} value={tag}>{texts.languageName(tag)}</option>)}
            </select>
          </label>
        </div>
      )}
      <p class={proposed ? 'misses-done' : 'unseen'} role="status">
        {proposed && (
          <>
            {t('misses.proposed', { text: proposed.text, intent: name(proposed.intent) })}{' '}
            <button type="button" class="link" onClick={() => void undo(proposed)}>{t('misses.undo')}</button>{' '}
            <button type="button" class="link" onClick={toProposals}>{t('misses.see-proposals')}</button>
          </>
        )}
        {!proposed && undone && t('proposals.withdrawn', { text: undone })}
      </p>
      <ol class="clusters">
        {shown.map((cluster) => (
          <Row key={cluster.sample} cluster={cluster} name={name} propose={() => setChosen(cluster)} proposeNear={() => void proposeNear(cluster)} />
        ))}
      </ol>
      {chosen && (
        <ProposeDialog
          cluster={chosen} intents={intents} leave={() => setChosen(null)}
          done={isProposed}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly cluster: Cluster;
  readonly name: (intent: string) => string;
  readonly propose: () => void;
  readonly proposeNear: () => void;
}

function Row({ cluster, name, propose, proposeNear }: RowProps) {
  const { texts, t } = useDesk();
  return (
    <li class="cluster">
      <p class="cluster-count"><strong>{cluster.count}</strong><span>{t('misses.times', { count: cluster.count })}</span></p>
      <div class="cluster-words">
        <h3 lang={cluster.language}>{cluster.sample}</h3>
        <p class="cluster-facts">
          {cluster.languages.map((tag) => texts.languageName(tag)).join(', ')} · {t('misses.last', { day: texts.day(cluster.lastAsked), time: texts.time(cluster.lastAsked) })}
          {cluster.found.length > 0 && <> · {t('misses.found', { intents: cluster.found.slice(0, 3).map(name).join(', ') })}</>}
        </p>
        <ul class="cluster-next" aria-label={t('misses.next')}>
          {sequels.filter((sequel) => cluster.next[sequel]).map((sequel) => (
            <li key={sequel} class={`next next-${sequel}`}>{t(`misses.next-${sequel}`)} <strong>{cluster.next[sequel]}</strong></li>
          ))}
        </ul>
        {cluster.others.length > 0 && (
          <details class="cluster-others">
            <summary>{t('misses.others', { count: cluster.others.length })}</summary>
            <ul lang={cluster.language}>{cluster.others.map((words) => <li key={words}>{words}</li>)}</ul>
          </details>
        )}
      </div>
      <p class="cluster-act">
        {cluster.proposed && <span class="cluster-proposed"><Icon name="check" />{t('misses.is-proposed')}</span>}
        {!cluster.proposed && cluster.nearest && (
          <button type="button" class="cluster-near" aria-label={t('misses.propose-near-this', { intent: name(cluster.nearest), text: cluster.sample })} onClick={proposeNear}>
            {t('misses.propose-near', { intent: name(cluster.nearest) })}
          </button>
        )}
        <button type="button" class={cluster.proposed ? '' : 'primary'} aria-label={t('misses.propose-this', { text: cluster.sample })} onClick={propose}>{t('misses.propose')}</button>
      </p>
    </li>
  );
}
