import { useState } from 'preact/hooks';
import { useDesk } from '../context';
import { Icon } from '../parts/Icon';
import { sequels, type Cluster } from './contract';
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
  const [proposed, setProposed] = useState<string | null>(null);
  const clusters = asked.value?.clusters ?? [];
  const languages = [...new Set(clusters.flatMap((cluster) => cluster.languages))].sort();
  const shown = clusters.filter((cluster) => language === all || cluster.languages.includes(language));

  return (
    <section aria-label={t('misses.tab-questions')}>
      <Trouble asked={asked} />
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
        {proposed && <>{t('misses.proposed', { text: proposed })} <button type="button" class="link" onClick={toProposals}>{t('misses.see-proposals')}</button></>}
      </p>
      <ol class="clusters">
        {shown.map((cluster) => (
          <Row key={cluster.sample} cluster={cluster} name={(intent) => intentName(texts, intent, intents.value)} propose={() => setChosen(cluster)} />
        ))}
      </ol>
      {chosen && (
        <ProposeDialog
          cluster={chosen} intents={intents} leave={() => setChosen(null)}
          done={(text) => { setChosen(null); setProposed(text); void asked.again(); }}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly cluster: Cluster;
  readonly name: (intent: string) => string;
  readonly propose: () => void;
}

function Row({ cluster, name, propose }: RowProps) {
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
        <button type="button" class={cluster.proposed ? '' : 'primary'} aria-label={t('misses.propose-this', { text: cluster.sample })} onClick={propose}>{t('misses.propose')}</button>
      </p>
    </li>
  );
}
